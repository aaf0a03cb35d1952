package io.tradegrid.ingest.pipeline;

/** Decimals of numbers, added and taken away where nothing is lost. */
final class Scale {

  private static final long[] POWERS = new long[19];

  static {
    long power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private Scale() {}

  /** Returns whether a number keeps its value with other decimals. */
  static boolean isExact(long value, int from, int to) {
    if (to == from) {
      return true;
    }
    if (to > from) {
      long limit = Long.MAX_VALUE / POWERS[to - from];
      return value >= -limit && value <= limit;
    }
    return value % POWERS[from - to] == 0;
  }

  /** Returns a number with other decimals, what is beyond them cut off. */
  static long rescale(long value, int from, int to) {
    return to >= from ? value * POWERS[to - from] : value / POWERS[from - to];
  }

  /** Compares two numbers of different decimals; neither is changed. */
  static int compare(long left, int leftDecimals, long right, int rightDecimals) {
    int common = Math.max(leftDecimals, rightDecimals);
    boolean isLeftExact = isExact(left, leftDecimals, common);
    boolean isRightExact = isExact(right, rightDecimals, common);
    if (isLeftExact && isRightExact) {
      return Long.compare(
          rescale(left, leftDecimals, common), rescale(right, rightDecimals, common));
    }
    // What does not fit with more decimals is larger than all that does, on its side of zero.
    return isLeftExact ? -Long.signum(right) : Long.signum(left);
  }
}
