package io.tradegrid.benchmark.risk;

import io.tradegrid.benchmark.orders.ChildNode;
import io.tradegrid.benchmark.orders.LocalCluster;
import io.tradegrid.client.RiskRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.contract.Contract;
import io.tradegrid.contract.Exercise;
import io.tradegrid.contract.MarketInputs;
import io.tradegrid.contract.OptionRight;
import io.tradegrid.contract.OptionTerms;
import io.tradegrid.model.Portfolio;
import io.tradegrid.risk.portfolio.Grouping;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import io.tradegrid.task.RiskMeasure;
import io.tradegrid.task.RiskMethod;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.ignite.Ignition;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;

/**
 * Nodes in processes of their own with portfolios of several sizes, some of European options, each
 * a symbol of its own, on fifty shares, and some of shares.
 */
final class CostGrid implements AutoCloseable {

  static final int OBSERVATIONS = 100;

  private static final int[] SIZES = {500, 1_000, 2_000};
  private static final int LARGEST = 2_000;
  private static final int UNDERLYINGS = 50;
  private static final int BATCH = 5_000;
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

  private final Random random;
  private final List<ChildNode> nodes = new ArrayList<>();
  private final TradeGridClient client;
  private final IgniteClient ignite;
  private final List<Row> rows = new ArrayList<>();

  /** Starts the nodes and fills their tables. */
  CostGrid(Path directory, int size, long seed) throws IOException {
    random = new Random(seed);
    LocalCluster cluster = new LocalCluster(directory, size);
    String address = "";
    for (int number = size; number >= 1; number--) {
      Map<String, String> settings = cluster.settings(number);
      settings.put("grid.backups", size > 1 ? "1" : "0");
      settings.put("grid.storage.memory.mb", "256");
      // No supervisor is there to start a node again that a busy machine made stop itself.
      settings.put("grid.lease.stop.ms", "20000");
      nodes.add(ChildNode.launch(directory.resolve("node-" + number), settings));
      address = "127.0.0.1:" + settings.get("grid.client.port");
    }
    client = nodes.get(size - 1).connect(address);
    ignite = Ignition.startClient(new ClientConfiguration().setAddresses(address));
    fill();
  }

  private void fill() {
    for (String kind : List.of("OPTION", "SHARE")) {
      for (int positions : SIZES) {
        client.createPortfolio(Portfolio.named(kind + "-" + positions, "USD"));
      }
    }
    for (int i = 0; i < LARGEST; i++) {
      share(i);
      option(i);
      if (rows.size() > BATCH) {
        write();
      }
    }
    write();
  }

  private void share(int i) {
    String symbol = "SHARE" + i;
    hold(symbol, "SHARE", i);
    double price = 20 + 400 * random.nextDouble();
    for (int day = 0; day <= OBSERVATIONS; day++) {
      price *= Math.exp(0.02 * random.nextGaussian());
      BigDecimal close = BigDecimal.valueOf(price);
      rows.add(
          Row.of(
              Table.BARS_1D,
              symbol,
              Date.valueOf(FIRST_DAY.plusDays(day)),
              close,
              close,
              close,
              close,
              BigDecimal.ONE,
              null,
              null,
              null,
              "IMPORT",
              0L));
    }
  }

  private void option(int i) {
    String symbol = "OPTION" + i;
    hold(symbol, "OPTION", i);
    rows.add(
        Contract.option(
                symbol,
                new OptionTerms(
                    "SHARE" + i % UNDERLYINGS,
                    BigDecimal.valueOf(20 + random.nextInt(400)),
                    FIRST_DAY.plusDays(OBSERVATIONS + 20L + random.nextInt(400)),
                    random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT,
                    Exercise.EUROPEAN),
                BigDecimal.ONE,
                new MarketInputs(new BigDecimal("0.25"), new BigDecimal("0.02"), null))
            .row());
  }

  private void hold(String symbol, String kind, int i) {
    rows.add(Row.of(Table.INSTRUMENTS, symbol, 1, "USD", BigDecimal.ONE, BigDecimal.ONE, 1L, 0));
    BigDecimal units = BigDecimal.valueOf(1 + random.nextInt(100));
    for (int positions : SIZES) {
      if (i < positions) {
        rows.add(
            Row.of(
                Table.POSITIONS,
                symbol,
                kind + "-" + positions,
                units,
                units,
                BigDecimal.ZERO,
                units,
                null,
                1L));
      }
    }
  }

  private void write() {
    Map<Table, Map<Object, Object>> byTable = new TreeMap<>();
    for (Row row : rows) {
      byTable
          .computeIfAbsent(row.table(), table -> new HashMap<>())
          .put(row.key(ignite.binary()), row.value(ignite.binary()));
    }
    byTable.forEach((table, entries) -> ignite.cache(table.name()).putAll(entries));
    rows.clear();
  }

  /**
   * Asks for value at risk by Monte Carlo.
   *
   * @param kind of positions, OPTION or SHARE
   * @param positions one of the sizes
   * @return how long it took and the processor time of all nodes, in nanoseconds
   */
  long[] ask(String kind, int positions, int scenarios) {
    RiskRequest question =
        RiskRequest.of(RiskMeasure.VAR)
            .portfolio(kind + "-" + positions)
            .method(RiskMethod.MONTE_CARLO)
            .by(Grouping.ASSET_CLASS)
            .with("observations", OBSERVATIONS)
            .with("scenarios", scenarios);
    long startCpu = processorNs();
    long start = System.nanoTime();
    double answered = client.risk().ask(question).number("positions");
    long wallNs = System.nanoTime() - start;
    if (answered != positions) {
      throw new IllegalStateException(
          kind + ": " + answered + " of " + positions + " positions were valued");
    }
    return new long[] {wallNs, processorNs() - startCpu};
  }

  private long processorNs() {
    return nodes.stream().mapToLong(node -> node.processorTime().toNanos()).sum();
  }

  @Override
  public void close() {
    ignite.close();
    client.close();
    nodes.forEach(ChildNode::close);
  }
}
