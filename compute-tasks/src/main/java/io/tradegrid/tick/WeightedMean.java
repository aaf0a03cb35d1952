package io.tradegrid.tick;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An average price as the exact fraction it is: nothing is rounded before it is asked for.
 *
 * @param sum sum of price times weight, prices being whole numbers of 10^-priceDecimals
 * @param weight sum of the weights, positive
 * @param priceDecimals decimals of the prices
 */
public record WeightedMean(BigInteger sum, BigInteger weight, int priceDecimals) {

  /** Refuses a weight that is not positive. */
  public WeightedMean {
    if (weight.signum() <= 0) {
      throw new IllegalArgumentException("weight: must be positive, got " + weight);
    }
  }

  /**
   * Returns it with so many decimals, half to even.
   *
   * @param decimals 0 or more
   */
  public BigDecimal rounded(int decimals) {
    return new BigDecimal(sum, priceDecimals)
        .divide(new BigDecimal(weight), decimals, RoundingMode.HALF_EVEN);
  }

  /** Returns it with 34 significant digits, half to even, as the nearest double. */
  public double asDouble() {
    return new BigDecimal(sum, priceDecimals)
        .divide(new BigDecimal(weight), MathContext.DECIMAL128)
        .doubleValue();
  }
}
