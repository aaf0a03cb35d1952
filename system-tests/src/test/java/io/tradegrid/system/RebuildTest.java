package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.RebuildReport;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.Side;
import io.tradegrid.schema.BlockKey;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Table;
import io.tradegrid.service.OrderEntry;
import io.tradegrid.service.ReadModels;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.ignite.Ignition;
import org.apache.ignite.cache.query.ScanQuery;
import org.apache.ignite.client.ClientCache;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: tables and blocks that were damaged come out of the log as they were, also when most of the
 * log is in the archive. Method: a seeded stream of orders on a real node, every row and block
 * kept, damage of every kind, rebuild, comparison with what was kept.
 */
final class RebuildTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long SEED = 5;
  private static final int ORDERS = 6_000;
  private static final int CHECKS = 2;
  private static final List<String> SYMBOLS = List.of("ACME", "BETA", "GAMMA");

  private static final List<Table> TABLES =
      Arrays.stream(Table.values()).filter(Table::isOfLog).toList();

  @TempDir private Path directory;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private int lastId;

  @Test
  void damagedTablesAndBlocksComeOutAsTheyWere() {
    System.out.println("seed " + SEED);
    try (NodeProcess node =
        new NodeProcess(directory)
            .with("grid.snapshot.log.kb", "32")
            // Rows are being written nearly all the time that a rebuild compares them.
            .with("grid.projection.flush.ms", "1")) {
      node.start();
      damageAndRebuild(node);
      node.killHard();
      node.with("grid.projection.closed-orders", "blocks").with("grid.projection.trades", "blocks");
      node.start();
      leavesOnlyWhatIsConfigured(node);
    }
  }

  private void damageAndRebuild(NodeProcess node) {
    try (TradeGridClient client = node.connect();
        IgniteClient grid =
            Ignition.startClient(new ClientConfiguration().setAddresses(node.address()))) {
      create(client);
      trade(client, ORDERS);
      assertThat(client.awaitProjection(PATIENCE)).isTrue();
      client.sql(
          "INSERT INTO BARS_1D (SYMBOL, TRADE_DATE, CLOSE, SOURCE, LOG_SEQUENCE)"
              + " VALUES ('ACME', '2020-01-02', 5, 'IMPORT', 0)");
      assertThat(grid.cache(Cache.LOG_ARCHIVE.name()).size()).as("chunks").isPositive();
      Map<String, List<String>> before = everything(client, grid);
      assertThat(before.get("ORDERS")).hasSizeGreaterThan(5_000);
      assertThat(before.get("TRADES")).hasSizeGreaterThan(1_000);
      assertThat(rebuild(client, false).wrong()).as("before any damage").isZero();

      damage(client, grid);
      RebuildReport found = rebuild(client, false);
      System.out.println(found);
      assertThat(found.models()).filteredOn(model -> model.wrong() == 0).isEmpty();
      assertThat(rebuild(client, true)).isEqualTo(found);

      assertThat(rebuild(client, false).wrong()).as("after the rebuild").isZero();
      Map<String, List<String>> after = everything(client, grid);
      after.forEach((name, rows) -> assertThat(rows).as(name).isEqualTo(before.get(name)));
      assertThat(run(node, "rebuild", "--check")).contains("32 shards: all as the log says");
      goesOnWhereBlocksWereLost(client, grid);
      raisesNoFalseAlarmWhileTrading(client);
    }
  }

  private String run(NodeProcess node, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--grid", node.address()));
    return new CommandLine(directory).run(all.toArray(String[]::new));
  }

  /** A shard whose blocks are gone cannot write; the rebuild comes to it between two attempts. */
  private void goesOnWhereBlocksWereLost(TradeGridClient client, IgniteClient grid) {
    grid.cache(Cache.EVENT_BLOCKS.name()).clear();
    trade(client, 200);
    assertThat(client.awaitProjection(Duration.ofMillis(500))).isFalse();
    assertThat(rebuild(client, true).wrong()).isPositive();
    assertThat(client.awaitProjection(PATIENCE)).isTrue();
    assertThat(rebuild(client, false).wrong()).as("after blocks were lost").isZero();
  }

  private void raisesNoFalseAlarmWhileTrading(TradeGridClient client) {
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Void> trading =
        CompletableFuture.runAsync(
            () -> {
              while (!enough.get()) {
                trade(client, 1_000);
              }
            });
    for (int checks = 0; checks < CHECKS; checks++) {
      assertThat(rebuild(client, checks % 2 == 0).wrong()).as("while orders come in").isZero();
      assertThat(trading).as("orders come in all the time").isNotDone();
    }
    enough.set(true);
    trading.join();
    assertThat(client.awaitProjection(PATIENCE)).isTrue();
    assertThat(rebuild(client, false).wrong()).as("after all of them").isZero();
  }

  /** The owner dies in the middle; whoever has the shard then mends what is left. */
  @Test
  void theDeathOfTheOwnerLeavesNothingThatAnotherRunDoesNotMend() {
    List<NodeProcess> nodes = NodeProcess.cluster(directory, 3);
    try {
      rebuildThroughTheDeathOfTheOwner(nodes);
    } finally {
      nodes.stream().filter(node -> node.process().isAlive()).forEach(NodeProcess::close);
    }
  }

  private void rebuildThroughTheDeathOfTheOwner(List<NodeProcess> nodes) {
    String[] addresses = nodes.stream().map(NodeProcess::address).toArray(String[]::new);
    try (TradeGridClient client = TradeGridClient.connect(addresses);
        IgniteClient grid =
            Ignition.startClient(new ClientConfiguration().setAddresses(addresses))) {
      create(client);
      trade(client, ORDERS);
      assertThat(client.awaitProjection(PATIENCE)).isTrue();
      client.sql("DELETE FROM ORDERS");
      client.sql("DELETE FROM TRADES");
      int shard = client.shardOf("ACME");
      NodeProcess owner = ownerOf(client, grid, nodes, shard);
      grid.services().serviceProxy(ReadModels.NAME, ReadModels.class).begin(shard, true);
      await().atMost(PATIENCE).until(() -> count(client, "ORDERS") > 200);
      owner.killHard();
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(rebuild(client, true).wrong()).isPositive());
      assertThat(rebuild(client, false).wrong()).as("after the second rebuild").isZero();
      assertThat(count(client, "ORDERS")).isEqualTo(ORDERS);
    }
  }

  private static NodeProcess ownerOf(
      TradeGridClient client, IgniteClient grid, List<NodeProcess> nodes, int shard) {
    OrderEntry entry = grid.services().serviceProxy(OrderEntry.NAME, OrderEntry.class);
    UUID id = UUID.fromString(entry.owners()[shard]);
    Object name =
        client.sql("SELECT CONSISTENT_ID FROM SYS.NODES WHERE NODE_ID = ?", id).get(0).get(0);
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
  }

  /** Rows of closed orders and of trades are superfluous where they are in blocks only. */
  private void leavesOnlyWhatIsConfigured(NodeProcess node) {
    try (TradeGridClient client = node.connect()) {
      leavesOnlyWhatIsConfigured(client);
    }
  }

  private void leavesOnlyWhatIsConfigured(TradeGridClient client) {
    long closed = count(client, "ORDERS WHERE LEAVES_QUANTITY = 0");
    long trades = count(client, "TRADES");
    RebuildReport found = rebuild(client, true);
    assertThat(found.wrong()).isEqualTo(closed + trades).isPositive();
    assertThat(rebuild(client, false).wrong()).as("after closed orders lost their rows").isZero();
    trade(client, 500);
    assertThat(client.awaitProjection(PATIENCE)).isTrue();
    assertThat(rebuild(client, false).wrong()).as("with rows of open orders only").isZero();
    assertThat(client.sql("SELECT SUM(OPEN_ORDERS) FROM MARKETS").get(0).get(0))
        .isEqualTo(count(client, "ORDERS"));
    assertThat(count(client, "TRADES")).isZero();
  }

  private static long count(TradeGridClient client, String table) {
    return (Long) client.sql("SELECT COUNT(*) FROM " + table).get(0).get(0);
  }

  private static void create(TradeGridClient client) {
    for (String symbol : SYMBOLS) {
      client.createInstrument(
          new Instrument(
              0, symbol, "USD", new BigDecimal("0.01"), new BigDecimal("0.1"), 1_000_000));
    }
    client.createPortfolio(Portfolio.named("ONE", "USD"));
    client.createPortfolio(Portfolio.named("TWO", "USD"));
  }

  /** Orders around one price in three instruments, some taken back, some trades reported. */
  private void trade(TradeGridClient client, int orders) {
    List<OrderRequest> requests = new ArrayList<>();
    for (int i = 0; i < orders; i++) {
      String symbol = SYMBOLS.get(random.nextInt(10) / 4);
      String portfolio = random.nextBoolean() ? "ONE" : "TWO";
      String id = "o-" + ++lastId;
      requests.add(
          OrderRequest.limit(
              symbol,
              portfolio,
              id,
              random.nextBoolean() ? Side.BUY : Side.SELL,
              BigDecimal.valueOf(985 + random.nextInt(30), 2),
              BigDecimal.valueOf(1 + random.nextInt(500), 1)));
      if (random.nextInt(4) == 0) {
        requests.add(OrderRequest.cancel(symbol, portfolio, "c-" + lastId, id));
      } else if (random.nextInt(50) == 0) {
        requests.add(
            new OrderRequest.Report(
                symbol, "ONE", "r-" + lastId, "TWO", BigDecimal.TEN, BigDecimal.ONE, 0));
      }
      if (requests.size() > 50 || i == orders - 1) {
        client.submit(requests);
        requests.clear();
      }
    }
  }

  private static RebuildReport rebuild(TradeGridClient client, boolean mends) {
    RebuildReport sum = null;
    for (int shard : SYMBOLS.stream().map(client::shardOf).distinct().toList()) {
      RebuildReport of = client.rebuild(shard, mends, (entries, total) -> {});
      sum = sum == null ? of : sum.plus(of);
    }
    return sum;
  }

  /** All rows but for the entry that wrote them, all events and trades, all blocks byte by byte. */
  private static Map<String, List<String>> everything(TradeGridClient client, IgniteClient grid) {
    Map<String, List<String>> all = new TreeMap<>();
    for (Table table : TABLES) {
      all.put(
          table.name(),
          client.sql("SELECT * FROM " + table).stream()
              .map(row -> row.subList(0, row.size() - 1).toString())
              .sorted()
              .toList());
    }
    for (String symbol : SYMBOLS) {
      for (String function : List.of("ORDER_EVENTS", "FILLS")) {
        all.put(
            function + " " + symbol,
            client.sql("SELECT * FROM " + function + "(?, NULL, NULL)", symbol).stream()
                .map(Object::toString)
                .toList());
      }
    }
    all.put("blocks", blocks(grid));
    return all;
  }

  private static List<String> blocks(IgniteClient grid) {
    ClientCache<Object, byte[]> blocks = grid.cache(Cache.EVENT_BLOCKS.name());
    return blocks.query(new ScanQuery<Object, byte[]>()).getAll().stream()
        .map(entry -> entry.getKey() + " " + Arrays.toString(entry.getValue()))
        .sorted()
        .toList();
  }

  /** Rows that are gone, rows that are altered, rows that were never there, and blocks likewise. */
  private static void damage(TradeGridClient client, IgniteClient grid) {
    client.sql("DELETE FROM ORDERS WHERE MOD(ORDER_ID, 7) = 0");
    client.sql("UPDATE ORDERS SET LEAVES_QUANTITY = 1 WHERE MOD(ORDER_ID, 11) = 0");
    client.sql("UPDATE ORDERS SET STATUS = NULL WHERE MOD(ORDER_ID, 101) = 0");
    client.sql(
        "INSERT INTO ORDERS (SYMBOL, ORDER_ID, PORTFOLIO) VALUES ('ACME', 1, 'ONE'),"
            + " ('BETA', 2, 'TWO')");
    client.sql("DELETE FROM TRADES WHERE SYMBOL = 'ACME'");
    client.sql("UPDATE TRADES SET PRICE = 7 WHERE MOD(TRADE_ID, 5) = 0");
    client.sql("UPDATE POSITIONS SET NET_CASH = 0");
    client.sql("DELETE FROM QUOTES");
    client.sql("UPDATE MARKETS SET PHASE = 'HALT'");
    client.sql("DELETE FROM BOOK_LEVELS WHERE LEVEL_NO = 1");
    client.sql(
        "INSERT INTO BOOK_LEVELS (SYMBOL, SIDE, LEVEL_NO, QUANTITY) VALUES ('BETA', 'BUY', 99, 1)");
    client.sql("DELETE FROM BARS_1M");
    client.sql("UPDATE BARS_1D SET VOLUME = 1 WHERE SOURCE = 'TRADES'");
    ClientCache<Object, byte[]> blocks = grid.cache(Cache.EVENT_BLOCKS.name());
    int block = 0;
    for (var entry : blocks.query(new ScanQuery<Object, byte[]>()).getAll()) {
      if (block++ % 3 == 0) {
        blocks.remove(entry.getKey());
      } else if (block % 3 == 0) {
        byte[] altered = entry.getValue().clone();
        altered[altered.length / 2] ^= 1;
        blocks.put(entry.getKey(), altered);
      }
    }
    byte[] any = blocks.query(new ScanQuery<Object, byte[]>()).getAll().get(0).getValue();
    blocks.put(new BlockKey(client.shardOf("BETA"), 77, 0, 4_096), any);
    grid.cache(Cache.PROJECTION_MARK.name()).clear();
    grid.cache(Cache.BLOCKS_MARK.name()).clear();
  }
}
