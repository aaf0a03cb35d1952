package io.tradegrid.gateway;

import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.risk.RiskReport;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** A seeded market that fills a grid in memory, to look at the console with. */
final class MarketScene {

  private static final List<String> SYMBOLS =
      List.of("AAPL", "AMD", "AMZN", "GOOG", "INTC", "META", "MSFT", "NVDA", "TSLA");
  private static final long[] TICKS = {
    23187, 16204, 20491, 17933, 3122, 61250, 44871, 13908, 34420
  };

  private final FakeGrid grid;
  private final Random random;
  private final long[] middle = TICKS.clone();
  private long tradeId = 70_000_000_000L;

  MarketScene(FakeGrid grid, long seed) {
    this.grid = grid;
    this.random = new Random(seed);
  }

  /** Fills the grid as after two hours of trading. */
  void open(Instant now) {
    SYMBOLS.forEach(
        symbol ->
            grid.createInstrument(
                new Instrument(
                    0, symbol, "USD", new BigDecimal("0.01"), BigDecimal.ONE, 1_000_000)));
    List.of("maker", "momentum", "pension")
        .forEach(name -> grid.createPortfolio(Portfolio.named(name, "USD")));
    for (int i = 0; i < SYMBOLS.size(); i++) {
      history(i, now);
      trades(i, now, 50);
      book(i, now);
      phase(i, now);
    }
    for (String name : List.of("maker", "momentum", "pension")) {
      for (int i = 0; i < SYMBOLS.size(); i += 1 + random.nextInt(2)) {
        position(name, i, now);
      }
    }
    grid.answerRisk(
        (portfolio, observations) ->
            new RiskReport(
                portfolio,
                1_284_771.35,
                38_214.72,
                44_109.18,
                6,
                observations,
                LocalDate.of(2025, 11, 24),
                LocalDate.of(2026, 11, 20)));
  }

  /** Moves some of the instruments on. */
  void step(Instant now) {
    for (int i = 0; i < SYMBOLS.size(); i++) {
      if (random.nextInt(3) > 0) {
        middle[i] += random.nextInt(9) - 4;
        trades(i, now, 1 + random.nextInt(3));
        book(i, now);
      }
    }
  }

  /** One market collects for its opening and one is halted; the others trade. */
  private void phase(int i, Instant now) {
    boolean auction = i == 1;
    grid.put(
        Table.MARKETS,
        SYMBOLS.get(i),
        auction ? "OPENING_AUCTION" : i == 2 ? "HALT" : "CONTINUOUS",
        cents(middle[i]),
        cents(TICKS[i]),
        null,
        null,
        auction ? cents(middle[i] + 1) : null,
        auction ? BigDecimal.valueOf(1840) : null,
        auction ? BigDecimal.valueOf(260) : null,
        auction ? "BUY" : null,
        40,
        0,
        0,
        "REFUSE",
        0L,
        null,
        1L,
        Timestamp.from(now),
        1L);
  }

  private void history(int i, Instant now) {
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES).minus(119, ChronoUnit.MINUTES);
    double drift = random.nextGaussian() * 1.2;
    for (int k = 0; k < 120; k++) {
      long open = middle[i];
      long close = open + Math.round(drift + random.nextGaussian() * open * 0.0006);
      long high = Math.max(open, close) + random.nextInt((int) (open / 2500) + 1);
      long low = Math.min(open, close) - random.nextInt((int) (open / 2500) + 1);
      grid.put(
          Table.BARS_1M,
          SYMBOLS.get(i),
          Timestamp.from(minute.plus(k, ChronoUnit.MINUTES)),
          cents(open),
          cents(high),
          cents(low),
          cents(close),
          BigDecimal.valueOf(2000L + random.nextInt(9000)),
          40L,
          1L);
      middle[i] = close;
    }
  }

  private void trades(int i, Instant now, int count) {
    for (int k = 0; k < count; k++) {
      grid.put(
          Table.TRADES,
          SYMBOLS.get(i),
          tradeId++,
          cents(middle[i] + random.nextInt(3) - 1),
          BigDecimal.valueOf(1L + random.nextInt(400)),
          "maker",
          "momentum",
          1L,
          2L,
          random.nextBoolean() ? "BUY" : "SELL",
          Timestamp.from(now.minusMillis((count - k) * 700L + random.nextInt(600))),
          1L);
    }
  }

  private void book(int i, Instant now) {
    String symbol = SYMBOLS.get(i);
    grid.delete(Table.BOOK_LEVELS, symbol);
    grid.delete(Table.QUOTES, symbol);
    long[] sizes = new long[2];
    for (int level = 1; level <= 10; level++) {
      for (int side = 0; side < 2; side++) {
        long size = 50L + random.nextInt(400) + 60L * level;
        sizes[side] = level == 1 ? size : sizes[side];
        grid.put(
            Table.BOOK_LEVELS,
            symbol,
            side == 0 ? "BUY" : "SELL",
            level,
            cents(middle[i] + (side == 0 ? -level : level)),
            BigDecimal.valueOf(size),
            1 + random.nextInt(14),
            1L);
      }
    }
    grid.put(
        Table.QUOTES,
        symbol,
        cents(middle[i] - 1),
        BigDecimal.valueOf(sizes[0]),
        cents(middle[i] + 1),
        BigDecimal.valueOf(sizes[1]),
        cents(middle[i] + random.nextInt(3) - 1),
        BigDecimal.TEN,
        Timestamp.from(now),
        1L);
  }

  private void position(String portfolio, int i, Instant now) {
    long quantity = random.nextInt(4000) - 1500L;
    long cost = TICKS[i] + random.nextInt(600) - 300;
    grid.put(
        Table.POSITIONS,
        SYMBOLS.get(i),
        portfolio,
        BigDecimal.valueOf(quantity),
        BigDecimal.valueOf(Math.max(quantity, 0) + 500),
        BigDecimal.valueOf(Math.max(-quantity, 0) + 500),
        cents(-quantity * cost),
        Timestamp.from(now),
        1L);
  }

  private static BigDecimal cents(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }
}
