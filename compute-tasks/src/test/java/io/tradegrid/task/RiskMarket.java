package io.tradegrid.task;

import io.tradegrid.contract.AssetClass;
import io.tradegrid.contract.Contract;
import io.tradegrid.contract.Exercise;
import io.tradegrid.contract.MarketInputs;
import io.tradegrid.contract.OptionRight;
import io.tradegrid.contract.OptionTerms;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Made-up prices and positions as rows of tables: shares of portfolio SYNTHETIC, options on them of
 * VOLA, both under book TRADING; and shares of four currencies of ABROAD under book WORLD.
 */
final class RiskMarket {

  static final List<String> SHARES = IntStream.range(0, 12).mapToObj(i -> "SYN" + i).toList();
  static final int DAYS = 210;
  static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
  static final LocalDate LAST_DAY = FIRST_DAY.plusDays(DAYS - 1L);

  /** Options held by VOLA; `-Drisk.options=5000 -Drisk.shares=5000` is the long form. */
  private static final int OPTIONS = Integer.getInteger("risk.options", 120);

  private static final int MORE_SHARES = Integer.getInteger("risk.shares", 0);

  private final long seed;
  private final Map<String, double[]> prices = new HashMap<>();
  private final Map<String, Double> quantities = new TreeMap<>();
  private OptionDesk options;

  RiskMarket(long seed) {
    this.seed = seed;
  }

  /** Closes by symbol. */
  Map<String, double[]> prices() {
    return prices;
  }

  /** What is held of each share under book TRADING. */
  Map<String, Double> quantities() {
    return quantities;
  }

  OptionDesk options() {
    return options;
  }

  List<Row> madeUp() {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    rows.add(portfolio("SYNTHETIC", "USD"));
    for (String symbol : SHARES) {
      quantities.put(symbol, random.nextInt(2000) / 7.0 - 100);
      prices.put(symbol, prices(random, DAYS));
      rows.add(instrument(symbol, "USD"));
      rows.add(position("SYNTHETIC", symbol, Double.toString(quantities.get(symbol))));
      rows.addAll(bars(symbol, 0, prices.get(symbol)));
    }
    Collections.shuffle(rows, random);
    return rows;
  }

  /** After {@link #madeUp}. */
  List<Row> optionsAndBooks() {
    Random random = new Random(seed + 1);
    List<Row> rows = new ArrayList<>();
    options = new OptionDesk(random, SHARES, prices, OPTIONS, LAST_DAY);
    rows.addAll(options.rows());
    for (OptionDesk.Held option : options.held()) {
      rows.add(position("VOLA", option.symbol(), Integer.toString(option.units())));
    }
    for (int i = 0; i < MORE_SHARES; i++) {
      String symbol = "SHARE" + i;
      prices.put(symbol, prices(random, DAYS));
      quantities.put(symbol, (double) (1 + random.nextInt(50)));
      rows.add(instrument(symbol, "USD"));
      rows.add(position("VOLA", symbol, Double.toString(quantities.get(symbol))));
      rows.addAll(bars(symbol, 0, prices.get(symbol)));
    }
    rows.add(portfolio("VOLA", "USD"));
    rows.add(Row.of(Table.BOOKS, "VOLA", "DERIVATIVES"));
    rows.add(Row.of(Table.BOOKS, "DERIVATIVES", "TRADING"));
    rows.add(Row.of(Table.BOOKS, "SYNTHETIC", "TRADING"));
    return rows;
  }

  /**
   * ABROAD, which reports in dollars, holds DAX in euro with an option on it, FTSE in pounds,
   * NIKKEI in yen and DOW in dollars. There are closes of EURUSD, EURGBP and EURJPY.
   */
  List<Row> world() {
    Random random = new Random(seed + 2);
    List<Row> rows = new ArrayList<>();
    rows.add(portfolio("ABROAD", "USD"));
    rows.add(Row.of(Table.BOOKS, "ABROAD", "WORLD"));
    rows.addAll(held(random, "DAX", "EUR", "5"));
    rows.addAll(held(random, "FTSE", "GBP", "-7"));
    rows.addAll(held(random, "NIKKEI", "JPY", "400"));
    rows.addAll(held(random, "DOW", "USD", "3"));
    rows.add(
        Contract.option(
                "DAX-P",
                new OptionTerms(
                    "DAX",
                    BigDecimal.valueOf(Math.rint(prices.get("DAX")[DAYS - 1])),
                    LAST_DAY.plusDays(90),
                    OptionRight.PUT,
                    Exercise.EUROPEAN),
                BigDecimal.TEN,
                new MarketInputs(new BigDecimal("0.2"), new BigDecimal("0.02"), null))
            .row());
    rows.add(instrument("DAX-P", "EUR"));
    rows.add(position("ABROAD", "DAX-P", "2"));
    for (Map.Entry<String, Double> pair :
        new TreeMap<>(Map.of("EURUSD", 1.1, "EURGBP", 0.85, "EURJPY", 165.0)).entrySet()) {
      double[] rates = prices(random, DAYS);
      double scale = pair.getValue() / rates[0];
      for (int i = 0; i < DAYS; i++) {
        rates[i] *= scale;
      }
      prices.put(pair.getKey(), rates);
      rows.addAll(bars(pair.getKey(), 0, rates));
    }
    return rows;
  }

  private List<Row> held(Random random, String symbol, String currency, String quantity) {
    prices.put(symbol, prices(random, DAYS));
    List<Row> rows = new ArrayList<>(bars(symbol, 0, prices.get(symbol)));
    rows.add(instrument(symbol, currency));
    rows.add(position("ABROAD", symbol, quantity));
    return rows;
  }

  /** Five of a share in dollars. */
  static List<Row> share(String portfolio, String symbol, int firstDay, double[] closes) {
    List<Row> rows = new ArrayList<>(bars(symbol, firstDay, closes));
    rows.add(instrument(symbol, "USD"));
    rows.add(position(portfolio, symbol, "5"));
    return rows;
  }

  /**
   * Five of a share with closes on weekdays and five of a coin with one every day; both at 100
   * until they fall over a weekend, by 30 and by 20.
   */
  static List<Row> shareAndCoin(String portfolio, String share, String coin) {
    List<Row> rows = new ArrayList<>(share(portfolio, coin, 0, new double[0]));
    rows.addAll(share(portfolio, share, 0, new double[0]));
    rows.add(Contract.linear(coin, AssetClass.CRYPTO, BigDecimal.ONE).row());
    // The first day is a Wednesday and day 145 of them a Monday; the last one is a Tuesday.
    for (int day = 0; day < DAYS - 1; day++) {
      boolean fell = day >= 145;
      int coinAt = fell ? 80 : 100;
      rows.add(bar(coin, day, BigDecimal.valueOf(coinAt), null, "IMPORT"));
      if (FIRST_DAY.plusDays(day).getDayOfWeek().getValue() <= 5) {
        rows.add(bar(share, day, BigDecimal.valueOf(fell ? 70 : 100), null, "IMPORT"));
      }
    }
    return rows;
  }

  /** Five of a share and three of a call on it that expired before the last day. */
  static List<Row> forgottenOption(String portfolio, String share, String option) {
    OptionTerms terms =
        new OptionTerms(
            share, BigDecimal.ONE, LAST_DAY.minusDays(1), OptionRight.CALL, Exercise.AMERICAN);
    return List.of(
        position(portfolio, share, "5"),
        position(portfolio, option, "3"),
        instrument(option, "USD"),
        Contract.option(
                option, terms, BigDecimal.TEN, new MarketInputs(new BigDecimal("0.2"), null, null))
            .row());
  }

  /** The same of a share that was split four for one before the last day but one. */
  static List<Row> splitShare(String portfolio, String symbol) {
    List<Row> rows = share(portfolio, symbol, 0, new double[0]);
    int[] closes = {400, 404, 102, 103};
    for (int i = 0; i < closes.length; i++) {
      rows.add(
          bar(symbol, i, BigDecimal.valueOf(closes[i]), BigDecimal.valueOf(100L + i), "IMPORT"));
    }
    return rows;
  }

  static double[] prices(Random random, int days) {
    double[] prices = new double[days];
    double price = 20 + random.nextInt(500);
    for (int i = 0; i < days; i++) {
      price *= Math.exp(0.02 * random.nextGaussian());
      prices[i] = price;
    }
    return prices;
  }

  static List<Row> bars(String symbol, int firstDay, double[] closes) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < closes.length; i++) {
      String source = i == closes.length - 1 ? "TRADES" : "IMPORT";
      rows.add(bar(symbol, firstDay + i, BigDecimal.valueOf(closes[i]), null, source));
    }
    return rows;
  }

  private static Row bar(
      String symbol, int day, BigDecimal close, BigDecimal adjusted, String source) {
    return Row.of(
        Table.BARS_1D,
        symbol,
        Date.valueOf(FIRST_DAY.plusDays(day)),
        close,
        close,
        close,
        close,
        BigDecimal.ONE,
        adjusted,
        null,
        null,
        source,
        0L);
  }

  static Row portfolio(String name, String currency) {
    return Row.of(
        Table.PORTFOLIOS, name, 1, currency, BigDecimal.TEN, 10, BigDecimal.TEN, 0, 0, 0, false);
  }

  static Row instrument(String symbol, String currency) {
    return Row.of(Table.INSTRUMENTS, symbol, 1, currency, BigDecimal.ONE, BigDecimal.ONE, 1L, 0);
  }

  static Row position(String portfolio, String symbol, String quantity) {
    BigDecimal units = new BigDecimal(quantity);
    return Row.of(
        Table.POSITIONS, symbol, portfolio, units, units, BigDecimal.ZERO, units, null, 1L);
  }
}
