package io.tradegrid.tick;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What the spreads (ask less bid) of a range come to, exactly, of quotes with both sides.
 *
 * @param count how many such quotes the range has; if 0, lowest, highest and sum are 0
 * @param priceDecimals spreads are whole numbers of 10^-priceDecimals
 * @param lowest smallest spread; negative if crossed
 * @param highest largest spread
 * @param sum sum of the spreads
 * @param timeSum sum of spread times the nanoseconds that it prevailed within the range, that of
 *     the last quote before the range among them; a quote with one side has none until the next
 * @param timeNs nanoseconds of the range in which there was a spread
 */
public record SpreadTotals(
    long count,
    int priceDecimals,
    long lowest,
    long highest,
    BigInteger sum,
    BigInteger timeSum,
    BigInteger timeNs) {

  static final SpreadTotals NONE =
      new SpreadTotals(0, 0, 0, 0, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

  /** Returns a spread as a decimal number. */
  public BigDecimal spread(long units) {
    return BigDecimal.valueOf(units, priceDecimals);
  }

  /** Returns the average of the quotes; empty if there is none. */
  public Optional<WeightedMean> mean() {
    return count == 0
        ? Optional.empty()
        : Optional.of(new WeightedMean(sum, BigInteger.valueOf(count), priceDecimals));
  }

  /** Returns the average over time; empty if there was no spread for any time. */
  public Optional<WeightedMean> timeMean() {
    return timeNs.signum() == 0
        ? Optional.empty()
        : Optional.of(new WeightedMean(timeSum, timeNs, priceDecimals));
  }
}
