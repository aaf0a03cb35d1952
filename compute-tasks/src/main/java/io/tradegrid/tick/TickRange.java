package io.tradegrid.tick;

/**
 * The ticks a question is about.
 *
 * @param fromNs the first time, nanoseconds since the epoch
 * @param toNs the time after the last one; the range is empty if it is {@code fromNs}
 * @param withoutFlags bits of the {@link TickFlag}s whose ticks are left out; 0 leaves none out
 */
public record TickRange(long fromNs, long toNs, int withoutFlags) {

  /** Refuses a range that ends before it begins. */
  public TickRange {
    if (toNs < fromNs) {
      throw new IllegalArgumentException(
          "toNs: must not be before fromNs " + fromNs + ", got " + toNs);
    }
  }

  /** Returns the range with all ticks from a time to before another. */
  public static TickRange of(long fromNs, long toNs) {
    return new TickRange(fromNs, toNs, 0);
  }

  /** Returns the range without the ticks that have any of the flags, besides those left out. */
  public TickRange without(TickFlag... flags) {
    int bits = withoutFlags;
    for (TickFlag flag : flags) {
      bits |= flag.bit();
    }
    return new TickRange(fromNs, toNs, bits);
  }

  /** Returns whether no time is in it. */
  public boolean isEmpty() {
    return fromNs == toNs;
  }
}
