package io.tradegrid.tick;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What the trades of a range come to, exactly.
 *
 * @param count how many there are; if 0, all else is 0
 * @param scale what prices and sizes are whole numbers of
 * @param open price of the first
 * @param high highest price
 * @param low lowest price
 * @param close price of the last
 * @param volume sum of the sizes
 * @param notional sum of price times size, a whole number of 10^-(priceDecimals + sizeDecimals)
 */
public record TradeTotals(
    long count,
    TickScale scale,
    long open,
    long high,
    long low,
    long close,
    BigInteger volume,
    BigInteger notional) {

  static final TradeTotals NONE =
      new TradeTotals(0, TickScale.NONE, 0, 0, 0, 0, BigInteger.ZERO, BigInteger.ZERO);

  /** Returns the volume-weighted average price; empty if no trade has a size. */
  public Optional<WeightedMean> vwap() {
    return volume.signum() == 0
        ? Optional.empty()
        : Optional.of(new WeightedMean(notional, volume, scale.priceDecimals()));
  }

  /** Returns the price of the last trade; empty if there is none. */
  public Optional<BigDecimal> last() {
    return count == 0 ? Optional.empty() : Optional.of(scale.price(close));
  }
}
