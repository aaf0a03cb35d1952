package io.tradegrid.indicator;

import io.tradegrid.statistics.Require;

/**
 * Prices and volume of an interval, in any unit.
 *
 * @param open first price
 * @param high highest
 * @param low lowest
 * @param close last
 * @param volume traded, not negative
 */
public record PriceBar(double open, double high, double low, double close, double volume) {

  /** Refuses numbers that are not finite, a high below a low and a negative volume. */
  public PriceBar {
    Require.finite("open", open);
    Require.finite("high", high);
    Require.finite("low", low);
    Require.finite("close", close);
    Require.finite("volume", volume);
    if (high < low) {
      throw Require.invalid("high: must not be below the low " + low + ", got " + high);
    }
    if (volume < 0) {
      throw Require.invalid("volume: must not be negative, got " + volume);
    }
  }

  /** Returns a bar of one price and no volume. */
  public static PriceBar of(double price) {
    return new PriceBar(price, price, price, price, 0);
  }

  double middle() {
    return (high + low) / 2;
  }

  double typical() {
    return (high + low + close) / 3;
  }

  double range() {
    return high - low;
  }

  /** Returns Wilder's true range: that of the bar and the close before it. */
  double trueRange(PriceBar before) {
    return before == null ? range() : Math.max(high, before.close) - Math.min(low, before.close);
  }
}
