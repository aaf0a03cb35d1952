package io.tradegrid.tick;

/**
 * How far around an event a window reaches. Both ends belong to it.
 *
 * @param beforeNs how long before the event, nanoseconds, 0 or more
 * @param afterNs how long after it, nanoseconds, 0 or more
 * @param withoutFlags bits of the {@link TickFlag}s whose ticks are left out
 * @param source whose ticks are in it
 */
public record TickWindow(long beforeNs, long afterNs, int withoutFlags, TickSource source) {

  /** Refuses a window that ends before the event or begins after it. */
  public TickWindow {
    if (beforeNs < 0 || afterNs < 0) {
      throw new IllegalArgumentException(
          "window: must reach 0 or more before and after, got " + beforeNs + " and " + afterNs);
    }
  }

  /** Makes a window of the preferred ticks. */
  public TickWindow(long beforeNs, long afterNs, int withoutFlags) {
    this(beforeNs, afterNs, withoutFlags, TickSource.PREFERRED);
  }

  /** Returns the window around an event; it ends with the times that a long can hold. */
  public TickRange around(long eventNs) {
    long fromNs = eventNs - beforeNs;
    long toNs = eventNs + afterNs;
    return new TickRange(
        fromNs > eventNs ? Long.MIN_VALUE : fromNs,
        toNs < eventNs || toNs == Long.MAX_VALUE ? Long.MAX_VALUE : toNs + 1,
        withoutFlags,
        source);
  }
}
