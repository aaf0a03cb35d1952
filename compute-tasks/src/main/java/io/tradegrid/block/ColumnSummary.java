package io.tradegrid.block;

/**
 * What a block says of a column without the column being read.
 *
 * @param count number of values, 1 or more
 * @param first the first value
 * @param last the last value
 * @param min the smallest value
 * @param max the largest value
 * @param sum the sum of all values; 0 if it does not fit a long
 * @param hasSum whether the sum fits a long
 */
public record ColumnSummary(
    int count, long first, long last, long min, long max, long sum, boolean hasSum) {

  /** So many times the most rows of a block still fit a long. */
  private static final long SMALL = Long.MAX_VALUE / BlockReader.ROWS_MAX;

  /**
   * Looks a column through.
   *
   * @param values the column, in places 0 to count - 1
   * @param count 1 or more
   */
  static ColumnSummary of(long[] values, int count) {
    long min = values[0];
    long max = values[0];
    for (int i = 1; i < count; i++) {
      min = Math.min(min, values[i]);
      max = Math.max(max, values[i]);
    }
    if (min >= -SMALL && max <= SMALL) {
      long sum = 0;
      for (int i = 0; i < count; i++) {
        sum += values[i];
      }
      return new ColumnSummary(count, values[0], values[count - 1], min, max, sum, true);
    }
    return withLargeSum(values, count, min, max);
  }

  /** A sum of 128 bits, so that one that leaves a long and comes back is still right. */
  private static ColumnSummary withLargeSum(long[] values, int count, long min, long max) {
    long low = 0;
    long high = 0;
    for (int i = 0; i < count; i++) {
      long value = values[i];
      long next = low + value;
      high += (value >> 63) + (Long.compareUnsigned(next, low) < 0 ? 1 : 0);
      low = next;
    }
    boolean fits = high == low >> 63;
    return new ColumnSummary(count, values[0], values[count - 1], min, max, fits ? low : 0, fits);
  }

  /** Returns whether all values are the same. */
  public boolean isConstant() {
    return min == max;
  }
}
