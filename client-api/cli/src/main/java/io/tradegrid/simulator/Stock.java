package io.tradegrid.simulator;

import io.tradegrid.model.Instrument;
import java.math.BigDecimal;
import java.util.List;

/**
 * An invented stock; prices count ticks of a cent.
 *
 * @param symbol the instrument's symbol
 * @param firstTicks price at the beginning of its history, in ticks
 * @param beta how much it moves with the market
 * @param dailyVolatility standard deviation of its own daily return, without the market's
 * @param halfSpreadTicks least distance of a quote from the middle, in ticks
 * @param weight share of the orders, relative to the other stocks
 */
record Stock(
    String symbol,
    long firstTicks,
    double beta,
    double dailyVolatility,
    int halfSpreadTicks,
    int weight) {

  /** The value of a tick. */
  static final BigDecimal TICK = new BigDecimal("0.01");

  /** The largest order in shares: far above what the simulator sends. */
  private static final long MAX_ORDER_SHARES = 1_000_000;

  /** The market, the busiest first. */
  static final List<Stock> ALL =
      List.of(
          new Stock("AURA", 18_450, 1.15, 0.012, 1, 22),
          new Stock("BOREAL", 7_420, 0.95, 0.011, 1, 18),
          new Stock("CEDAR", 4_265, 0.70, 0.009, 1, 14),
          new Stock("DORIAN", 31_180, 1.35, 0.016, 2, 13),
          new Stock("EMBLEM", 2_640, 1.10, 0.018, 1, 11),
          new Stock("FJORD", 9_875, 0.60, 0.008, 1, 9),
          new Stock("GALENA", 12_330, 0.85, 0.013, 2, 7),
          new Stock("HALCYN", 56_700, 1.25, 0.015, 3, 6));

  /** Returns the terms it is created with. */
  Instrument instrument() {
    return new Instrument(0, symbol, "USD", TICK, BigDecimal.ONE, MAX_ORDER_SHARES);
  }

  /** Returns a price in the currency. */
  static BigDecimal price(long ticks) {
    return TICK.multiply(BigDecimal.valueOf(ticks));
  }
}
