package io.tradegrid.statistics;

/**
 * An accumulator of about 32 digits: the unevaluated sum of two doubles, the second below half a
 * unit in the last place of the first. Mutable, so that it can live in registers.
 *
 * <p>Source: T. J. Dekker, "A floating-point technique for extending the available precision",
 * Numerische Mathematik 18 (1971), 224–242, with products by fused multiply-add.
 */
final class DoubleDouble {

  private double high;
  private double low;

  DoubleDouble set(double newHigh, double newLow) {
    high = newHigh;
    low = newLow;
    return this;
  }

  double high() {
    return high;
  }

  double low() {
    return low;
  }

  DoubleDouble add(double otherHigh, double otherLow) {
    double sum = high + otherHigh;
    double back = sum - high;
    double lost = (high - (sum - back)) + (otherHigh - back);
    double lowSum = low + otherLow;
    double lowBack = lowSum - low;
    double lowLost = (low - (lowSum - lowBack)) + (otherLow - lowBack);
    lost += lowSum;
    double first = sum + lost;
    lost = lowLost + (lost - (first - sum));
    high = first + lost;
    low = lost - (high - first);
    return this;
  }

  /** Adds the product of two numbers. */
  DoubleDouble addProduct(double aHigh, double aLow, double bHigh, double bLow) {
    double product = aHigh * bHigh;
    double lost = Math.fma(aHigh, bHigh, -product) + (aHigh * bLow + aLow * bHigh);
    double first = product + lost;
    return add(first, lost - (first - product));
  }

  DoubleDouble multiply(double otherHigh, double otherLow) {
    double ownHigh = high;
    double ownLow = low;
    return set(0, 0).addProduct(ownHigh, ownLow, otherHigh, otherLow);
  }

  /** Divides by a number that is not 0: three quotients, each of what the last has left over. */
  DoubleDouble divide(double byHigh, double byLow) {
    double first = high / byHigh;
    addProduct(-first, 0, byHigh, byLow);
    double second = high / byHigh;
    addProduct(-second, 0, byHigh, byLow);
    double third = high / byHigh;
    return set(first, 0).add(second, 0).add(third, 0);
  }

  /** Takes the root of a number that is not negative: one step of Newton from the double's root. */
  DoubleDouble sqrt() {
    if (high == 0) {
      return set(0, 0);
    }
    double root = Math.sqrt(high);
    addProduct(-root, 0, root, 0);
    double correction = high / (2 * root);
    return set(root, 0).add(correction, 0);
  }
}
