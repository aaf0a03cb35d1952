package io.tradegrid.tick;

/**
 * Where bars begin: at every whole number of lengths from the epoch, moved by the offset.
 *
 * @param lengthNs length of a bar in nanoseconds, positive
 * @param offsetNs nanoseconds from the epoch to the beginning of a bar, of any sign; so minus the
 *     distance of the time zone from UTC
 */
public record BarInterval(long lengthNs, long offsetNs) {

  /** Refuses a length that is not positive. */
  public BarInterval {
    if (lengthNs <= 0) {
      throw new IllegalArgumentException("lengthNs: must be positive, got " + lengthNs);
    }
  }

  /** Returns bars that are aligned to the epoch. */
  public static BarInterval of(long lengthNs) {
    return new BarInterval(lengthNs, 0);
  }

  /**
   * Returns when the bar of a time begins.
   *
   * @throws ArithmeticException if that is before the least time there is
   */
  public long startOf(long timeNs) {
    long phase = Math.floorMod(timeNs, lengthNs) - Math.floorMod(offsetNs, lengthNs);
    return Math.subtractExact(timeNs, phase < 0 ? phase + lengthNs : phase);
  }

  /** Returns the last time of the bar that begins then. */
  long lastOf(long startNs) {
    long last = startNs + lengthNs - 1;
    return last < startNs ? Long.MAX_VALUE : last;
  }
}
