package io.tradegrid.tick;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What the whole numbers of an answer stand for: the most decimals that any tick it is made of has,
 * so none is rounded.
 *
 * @param priceDecimals prices are whole numbers of 10^-priceDecimals
 * @param sizeDecimals sizes are whole numbers of 10^-sizeDecimals
 */
public record TickScale(int priceDecimals, int sizeDecimals) {

  /** The scale of nothing. */
  static final TickScale NONE = new TickScale(0, 0);

  private static final long[] POWERS = new long[Tick.DECIMALS_MAX + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  /** Returns a price. */
  public BigDecimal price(long price) {
    return BigDecimal.valueOf(price, priceDecimals);
  }

  /** Returns a size or a sum of sizes. */
  public BigDecimal size(BigInteger size) {
    return new BigDecimal(size, sizeDecimals);
  }

  TickScale withAtLeast(int otherPriceDecimals, int otherSizeDecimals) {
    return new TickScale(
        Math.max(priceDecimals, otherPriceDecimals), Math.max(sizeDecimals, otherSizeDecimals));
  }

  /** Returns by how much a whole number grows with so many more decimals. */
  static long factor(int decimals) {
    return POWERS[decimals];
  }

  /**
   * Returns a number of fewer decimals as one of more.
   *
   * @throws ArithmeticException naming it, if it is too large for a long then
   */
  static long rescale(String name, long value, int decimals, int wanted) {
    long factor = POWERS[wanted - decimals];
    long scaled = value * factor;
    if (Math.multiplyHigh(value, factor) != scaled >> (Long.SIZE - 1)) {
      throw new ArithmeticException(
          "%s: %d with %d decimals is too large beside one with %d"
              .formatted(name, value, decimals, wanted));
    }
    return scaled;
  }
}
