package io.tradegrid.system;

import io.tradegrid.client.RiskRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.contract.Contract;
import io.tradegrid.contract.Exercise;
import io.tradegrid.contract.MarketInputs;
import io.tradegrid.contract.OptionRight;
import io.tradegrid.contract.OptionTerms;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import io.tradegrid.task.RiskAnswer;
import java.math.BigDecimal;
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
 * A portfolio of made-up shares, half of them in euro, and of options on some of them, written into
 * the tables of a grid that runs; and questions about it.
 */
final class RiskScene {

  /** `-Drisk.options=5000 -Drisk.shares=5000` is the long form. */
  private static final int OPTIONS = Integer.getInteger("risk.options", 60);

  private static final int SHARES = Integer.getInteger("risk.shares", 40);
  private static final int UNDERLYINGS = Math.min(SHARES, 30);
  private static final int DAYS = 130;
  private static final int BATCH = 5_000;
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
  private static final String PORTFOLIO = "RISKY";
  private static final String PAIR = "EURUSD";

  /** What is asked, and asked again. */
  private static final List<String> QUESTIONS =
      List.of(
          "by=symbol",
          "by=currency weights=exponential",
          "by=asset-class method=monte-carlo scenarios=1000",
          "by=currency method=monte-carlo scenarios=1024 numbers=sobol currency=EUR",
          "by=underlying method=delta-gamma");

  private final Random random = new Random(20261130);
  private final IgniteClient ignite;
  private final List<Row> rows = new ArrayList<>();

  private RiskScene(IgniteClient ignite) {
    this.ignite = ignite;
  }

  static void load(TradeGridClient client, String... addresses) {
    client.createPortfolio(Portfolio.named(PORTFOLIO, "USD"));
    try (IgniteClient ignite =
        Ignition.startClient(new ClientConfiguration().setAddresses(addresses))) {
      RiskScene scene = new RiskScene(ignite);
      scene.shares(client);
      scene.options(client);
      scene.bars(PAIR, 1.1);
      scene.write();
    }
  }

  private void shares(TradeGridClient client) {
    for (int i = 0; i < SHARES; i++) {
      hold(client, "RS" + i, i, 1 + random.nextInt(50));
      bars("RS" + i, 20 + random.nextInt(500));
    }
  }

  private void options(TradeGridClient client) {
    List<Contract> contracts = new ArrayList<>();
    for (int i = 0; i < OPTIONS; i++) {
      int underlying = random.nextInt(UNDERLYINGS);
      hold(client, "RO" + i, underlying, (1 + random.nextInt(10)) * (i % 3 == 0 ? -1 : 1));
      contracts.add(
          Contract.option(
              "RO" + i,
              new OptionTerms(
                  "RS" + underlying,
                  BigDecimal.valueOf(50 + random.nextInt(400)),
                  FIRST_DAY.plusDays(DAYS + 20L + random.nextInt(300)),
                  random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT,
                  i % 10 == 0 ? Exercise.AMERICAN : Exercise.EUROPEAN),
              BigDecimal.TEN,
              new MarketInputs(new BigDecimal("0.25"), new BigDecimal("0.02"), null)));
    }
    client.risk().define(contracts);
  }

  private void hold(TradeGridClient client, String symbol, int ofCurrency, int quantity) {
    client.createInstrument(
        new Instrument(
            0,
            symbol,
            ofCurrency % 2 == 0 ? "USD" : "EUR",
            new BigDecimal("0.01"),
            BigDecimal.ONE,
            1_000));
    BigDecimal units = BigDecimal.valueOf(quantity);
    rows.add(
        Row.of(Table.POSITIONS, symbol, PORTFOLIO, units, units, BigDecimal.ZERO, units, null, 1L));
  }

  private void bars(String symbol, double first) {
    double price = first;
    for (int day = 0; day < DAYS; day++) {
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
    if (rows.size() > BATCH) {
      write();
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

  static int questions() {
    return QUESTIONS.size();
  }

  static int positions() {
    return OPTIONS + SHARES;
  }

  static RiskAnswer ask(TradeGridClient client, int question) {
    RiskRequest request =
        RiskRequest.of(Map.of("measure", "var", "portfolio", PORTFOLIO, "observations", "100"));
    for (String parameter : QUESTIONS.get(question).split(" ", -1)) {
      int equals = parameter.indexOf('=');
      request = request.with(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    return client.risk().ask(request);
  }

  static List<RiskAnswer> askAll(TradeGridClient client) {
    List<RiskAnswer> answers = new ArrayList<>();
    for (int question = 0; question < QUESTIONS.size(); question++) {
      answers.add(ask(client, question));
    }
    return answers;
  }
}
