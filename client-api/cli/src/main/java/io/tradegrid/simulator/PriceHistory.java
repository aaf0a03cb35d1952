package io.tradegrid.simulator;

import io.tradegrid.prices.DailyPrice;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The stocks' daily prices before the simulation: geometric random walks that share a market move,
 * so that their returns are correlated.
 */
final class PriceHistory {

  /** Business days of history, more than a year. */
  static final int DAYS = 320;

  /** Standard deviation of the market's daily return. */
  static final double MARKET_VOLATILITY = 0.009;

  private static final double DAILY_DRIFT = 0.0002;
  private static final double GAP_SHARE = 0.3;
  private static final long MEAN_VOLUME = 1_500_000;

  private PriceHistory() {}

  /**
   * Draws a history.
   *
   * @param before the day after the last one
   * @return day by day, the stocks of a day in their order
   */
  static List<DailyPrice> before(LocalDate before, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Stock, Double> closes = new HashMap<>();
    List<DailyPrice> prices = new ArrayList<>();
    for (LocalDate day : businessDays(before)) {
      double market = DAILY_DRIFT + MARKET_VOLATILITY * random.nextGaussian();
      for (Stock stock : Stock.ALL) {
        double last = closes.getOrDefault(stock, (double) stock.firstTicks());
        double own = stock.dailyVolatility() * random.nextGaussian();
        double close = Math.max(100, last * Math.exp(stock.beta() * market + own));
        prices.add(price(stock, day, last, close, random));
        closes.put(stock, close);
      }
    }
    return prices;
  }

  private static DailyPrice price(
      Stock stock, LocalDate day, double last, double close, SplittableRandom random) {
    double open = last * Math.exp(GAP_SHARE * Math.log(close / last));
    double reach = stock.dailyVolatility() / 2;
    double high = Math.max(open, close) * (1 + reach * Math.abs(random.nextGaussian()));
    double low = Math.min(open, close) * (1 - reach * Math.min(1, random.nextDouble()));
    long volume = Math.round(MEAN_VOLUME * Math.exp(0.4 * random.nextGaussian()));
    BigDecimal closePrice = Stock.price(Math.round(close));
    return new DailyPrice(
        stock.symbol(),
        day,
        Stock.price(Math.round(open)),
        Stock.price(Math.round(high)),
        Stock.price(Math.round(low)),
        closePrice,
        BigDecimal.valueOf(volume),
        closePrice);
  }

  private static Deque<LocalDate> businessDays(LocalDate before) {
    Deque<LocalDate> days = new ArrayDeque<>();
    LocalDate day = before;
    while (days.size() < DAYS) {
      day = day.minusDays(1);
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        days.addFirst(day);
      }
    }
    return days;
  }
}
