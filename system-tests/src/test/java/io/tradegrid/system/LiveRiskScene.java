package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.RiskRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Command;
import io.tradegrid.contract.Contract;
import io.tradegrid.contract.Exercise;
import io.tradegrid.contract.MarketInputs;
import io.tradegrid.contract.OptionRight;
import io.tradegrid.contract.OptionTerms;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.portfolio.Grouping;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Shards;
import io.tradegrid.schema.Table;
import io.tradegrid.task.RiskAnswer;
import io.tradegrid.task.RiskMeasure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Shares with a past in three currencies, an option on each that lies with another share, rates of
 * which one is traded and one imported, and two funds in a book that report in different ones.
 */
final class LiveRiskScene {

  static final String FUND = "LIVEFUND";
  private static final String OTHER = "LIVEOTHER";
  private static final String STREET = "LIVESTREET";
  private static final String BOOK = "LIVEBOOK";
  private static final List<String> CURRENCIES = List.of("USD", "CHF", "GBP");
  private static final String TRADED_RATE = "CHFUSD";
  private static final String IMPORTED_RATE = "USDGBP";
  private static final int SHARES = 6;
  private static final int DAYS = 300;
  private static final long SEED = Long.getLong("test.seed", 20261130L);
  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final List<String> NUMBERS =
      List.of(
          "currency",
          "positions",
          "marketValue",
          "valueAtRisk",
          "expectedShortfall",
          "firstDate",
          "lastDate");

  private final TradeGridClient client;
  private final Random random = new Random(SEED);
  private final List<String> symbols = new ArrayList<>();
  private final Map<String, BigDecimal> prices = new HashMap<>();
  private int trades;

  LiveRiskScene(TradeGridClient client) {
    this.client = client;
  }

  void make() {
    client.createPortfolio(Portfolio.named(FUND, "USD"));
    client.createPortfolio(Portfolio.named(OTHER, "CHF"));
    client.createPortfolio(Portfolio.named(STREET, "USD"));
    client.risk().place(FUND, BOOK);
    client.risk().place(OTHER, BOOK);
    List<Contract> options = new ArrayList<>();
    for (int i = 0; i < SHARES; i++) {
      String share = "LIVE" + i;
      String currency = CURRENCIES.get(i % CURRENCIES.size());
      add(share, currency, history(share));
      String option = "LIVEOPTION" + i;
      add(option, currency, new BigDecimal("7.50"));
      options.add(
          Contract.option(
              option,
              new OptionTerms(
                  share,
                  prices.get(share),
                  LocalDate.now(ZoneOffset.UTC).plusDays(90 + i),
                  i % 2 == 0 ? OptionRight.CALL : OptionRight.PUT,
                  i % 3 == 0 ? Exercise.AMERICAN : Exercise.EUROPEAN),
              BigDecimal.TEN,
              new MarketInputs(i % 2 == 0 ? null : new BigDecimal("0.3"), null, null)));
    }
    client.risk().define(options);
    add(TRADED_RATE, "USD", history(TRADED_RATE));
    history(IMPORTED_RATE);
  }

  private void add(String symbol, String currency, BigDecimal price) {
    client.createInstrument(
        new Instrument(0, symbol, currency, new BigDecimal("0.01"), BigDecimal.ONE, 10_000));
    symbols.add(symbol);
    prices.put(symbol, price);
  }

  private BigDecimal history(String share) {
    List<Row> rows = new ArrayList<>();
    double price = 50 + 100 * random.nextDouble();
    BigDecimal close = BigDecimal.ONE;
    for (int day = DAYS; day >= 1; day--) {
      price *= Math.exp(0.02 * random.nextGaussian());
      close = BigDecimal.valueOf(price).setScale(2, RoundingMode.HALF_UP);
      rows.add(bar(share, LocalDate.now(ZoneOffset.UTC).minusDays(day), close));
    }
    client.put(rows);
    return close;
  }

  private static Row bar(String share, LocalDate day, BigDecimal close) {
    return Row.of(
        Table.BARS_1D,
        share,
        Date.valueOf(day),
        close,
        close,
        close,
        close,
        BigDecimal.ONE,
        null,
        BigDecimal.ZERO,
        BigDecimal.ONE,
        "IMPORT",
        0L);
  }

  /** Trades of today, at prices that move with them. */
  void trade(int count) {
    for (int i = 0; i < count; i++) {
      String symbol = symbols.get(random.nextInt(symbols.size()));
      BigDecimal price =
          prices
              .get(symbol)
              .multiply(BigDecimal.valueOf(990 + random.nextInt(21)))
              .divide(BigDecimal.valueOf(1_000), 2, RoundingMode.HALF_UP);
      prices.put(symbol, price);
      String fund = random.nextBoolean() ? FUND : OTHER;
      boolean buys = random.nextInt(3) > 0;
      OrderRequest trade =
          new OrderRequest.Report(
              symbol,
              buys ? fund : STREET,
              "live-" + ++trades,
              buys ? STREET : fund,
              price,
              BigDecimal.valueOf(1 + random.nextInt(50)),
              Command.STAMP_ON_ACCEPT);
      assertThat(client.submit(trade).isAccepted()).isTrue();
    }
  }

  /** The book is left with the fund that reports in dollars. */
  void takeOtherOutOfTheBook() {
    client.risk().place(OTHER, BOOK + "2");
  }

  /**
   * A book that the fund is put under has the fund's number at once, and never one of a part of it.
   * The owners of shards hear of the book one after the other.
   */
  void assertBooksAreNeverInPart() {
    List<Object> whole = numbers(live());
    for (int i = 0; i < 10; i++) {
      String book = "NEWBOOK" + i;
      client.risk().place(FUND, book);
      await()
          .atMost(SETTLED)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .ignoreException(RiskException.class)
          .until(
              () -> {
                List<Object> now = numbers(live(LiveScope.book(book)));
                assertThat(now).as("seed %d, %s", SEED, book).isEqualTo(whole);
                return true;
              });
    }
    client.risk().place(FUND, BOOK);
  }

  /** What is stored of a share and its option is corrected: they are in another currency. */
  void correctCurrency() {
    List<Row> corrected = new ArrayList<>();
    for (List<?> row :
        client.sql(
            "SELECT SYMBOL, INSTRUMENT_ID, TICK_SIZE, LOT_SIZE, MAX_ORDER_LOTS, SHARD"
                + " FROM INSTRUMENTS WHERE SYMBOL IN ('LIVE0', 'LIVEOPTION0')")) {
      Object[] columns = row.toArray();
      corrected.add(
          Row.of(
              Table.INSTRUMENTS,
              columns[0],
              columns[1],
              "CHF",
              columns[2],
              columns[3],
              columns[4],
              columns[5]));
    }
    client.put(corrected);
  }

  /**
   * A close that is none: live risk says so as a full recomputation does, until it is corrected.
   */
  void assertABadCloseFailsBoth() {
    LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(3);
    client.put(List.of(bar("LIVE1", day, BigDecimal.ZERO)));
    LiveScope fund = LiveScope.portfolio(FUND);
    String message = catchThrowableOfType(RiskException.class, () -> full(fund)).getMessage();
    assertThat(message).isEqualTo("LIVE1 " + day + ": close must be positive, got 0.0");
    await()
        .atMost(SETTLED)
        .untilAsserted(() -> assertThatThrownBy(() -> live(fund)).hasMessage(message));
    client.put(List.of(bar("LIVE1", day, new BigDecimal("70.25"))));
  }

  /**
   * An alert that was not written, as its row of the metrics was, when a node died between them.
   */
  void loseAlert() {
    client.sql("DELETE FROM RISK_ALERTS WHERE NAME = ?", FUND);
  }

  /** Closes of the past are corrected, of a price and of a rate, as an import does it. */
  void correctCloses() {
    LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(5);
    client.put(
        List.of(
            bar("LIVE0", day, new BigDecimal("61.25")),
            bar(IMPORTED_RATE, day, new BigDecimal("59.75"))));
  }

  /**
   * Prices of other nodes take a moment; then the two are the same to the last bit, and stay so.
   */
  void assertLiveIsFull() {
    assertThat(client.awaitProjection(SETTLED)).isTrue();
    for (LiveScope scope :
        List.of(LiveScope.portfolio(FUND), LiveScope.portfolio(OTHER), LiveScope.book(BOOK))) {
      await()
          .atMost(SETTLED)
          .ignoreException(RiskException.class)
          .untilAsserted(
              () ->
                  assertThat(numbers(live(scope)))
                      .as("seed %d, %s", SEED, scope)
                      .isEqualTo(numbers(full(scope))));
    }
  }

  /** The book has a fund that reports in francs, and what has several currencies is in dollars. */
  private RiskAnswer full(LiveScope scope) {
    RiskRequest request = of(RiskMeasure.VAR, scope).by(Grouping.NONE);
    return client
        .risk()
        .ask(scope.kind() == LiveScope.Kind.BOOK ? request.currency("USD") : request);
  }

  private RiskAnswer live(LiveScope scope) {
    return client.risk().ask(of(RiskMeasure.LIVE, scope));
  }

  private static RiskRequest of(RiskMeasure measure, LiveScope scope) {
    RiskRequest request = RiskRequest.of(measure);
    return scope.kind() == LiveScope.Kind.BOOK
        ? request.book(scope.name())
        : request.portfolio(scope.name());
  }

  private static List<Object> numbers(RiskAnswer answer) {
    return NUMBERS.stream().map(name -> answer.values().get(name)).toList();
  }

  RiskAnswer live() {
    return live(LiveScope.portfolio(FUND));
  }

  /** Half of what is risked now. */
  void limitFund() {
    BigDecimal half = BigDecimal.valueOf(live().number("valueAtRisk") / 2);
    client.risk().limit(LiveScope.portfolio(FUND), half, null);
  }

  void unlimitFund() {
    client.risk().limit(LiveScope.portfolio(FUND), null, null);
  }

  void awaitAlert(boolean active) {
    await()
        .atMost(SETTLED)
        .until(
            () ->
                client
                    .sql("SELECT ACTIVE FROM RISK_ALERTS WHERE NAME = ?", FUND)
                    .equals(List.of(List.of(active))));
  }

  void assertAlertRaisedOnce() {
    assertThat(alerts()).containsExactly("RAISED VALUE_AT_RISK");
  }

  List<String> alerts() {
    return client
        .sql(
            "SELECT ALERT FROM RISK_METRICS WHERE NAME = ? AND ALERT IS NOT NULL"
                + " ORDER BY METRIC_NO",
            FUND)
        .stream()
        .map(row -> (String) row.get(0))
        .toList();
  }

  /** Whoever wrote them, rows have all numbers from 1 on, and the last one is the live one. */
  void assertRowsAreNumbered() {
    await()
        .atMost(SETTLED)
        .untilAsserted(
            () -> {
              List<List<?>> rows =
                  client.sql(
                      "SELECT METRIC_NO, VALUE_AT_RISK, LOG_SEQUENCES FROM RISK_METRICS"
                          + " WHERE NAME = ? ORDER BY METRIC_NO",
                      FUND);
              List<Long> numbers = rows.stream().map(row -> (Long) row.get(0)).toList();
              assertThat(numbers)
                  .isEqualTo(
                      IntStream.rangeClosed(1, rows.size()).mapToObj(Long::valueOf).toList());
              List<?> last = rows.get(rows.size() - 1);
              assertThat(last.get(1)).isEqualTo(live().number("valueAtRisk"));
              assertThat(last.get(2)).isEqualTo(sequences());
            });
  }

  private String sequences() {
    List<String> sequences = new ArrayList<>();
    live().rows().forEach(row -> sequences.add(row.get(0) + ":" + row.get(1)));
    return String.join(" ", sequences);
  }

  /** Returns a symbol of the shard whose owner adds the fund up. */
  String symbolOfHome() {
    int count = client.shardCount();
    int home = Shards.of(FUND, count);
    return IntStream.range(0, 100_000)
        .mapToObj(i -> "HOME" + i)
        .filter(symbol -> Shards.of(symbol, count) == home)
        .findFirst()
        .orElseThrow();
  }
}
