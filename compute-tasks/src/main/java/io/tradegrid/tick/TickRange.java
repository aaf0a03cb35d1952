package io.tradegrid.tick;

/**
 * The ticks a question is about.
 *
 * @param fromNs the first time, nanoseconds since the epoch
 * @param toNs the time after the last one; the range is empty if it is {@code fromNs}
 * @param withoutFlags bits of the {@link TickFlag}s whose ticks are left out; 0 leaves none out
 * @param source whose they are
 */
public record TickRange(long fromNs, long toNs, int withoutFlags, TickSource source) {

  /** Refuses a range that ends before it begins. */
  public TickRange {
    if (toNs < fromNs) {
      throw new IllegalArgumentException(
          "toNs: must not be before fromNs " + fromNs + ", got " + toNs);
    }
  }

  /** Makes a range of the preferred ticks. */
  public TickRange(long fromNs, long toNs, int withoutFlags) {
    this(fromNs, toNs, withoutFlags, TickSource.PREFERRED);
  }

  /** Returns the range with the preferred ticks from a time to before another. */
  public static TickRange of(long fromNs, long toNs) {
    return new TickRange(fromNs, toNs, 0);
  }

  /** Returns the same with the ticks of another source. */
  public TickRange toldBy(TickSource other) {
    return new TickRange(fromNs, toNs, withoutFlags, other);
  }

  /** Returns the same with other times. */
  TickRange between(long otherFromNs, long otherToNs) {
    return new TickRange(otherFromNs, otherToNs, withoutFlags, source);
  }

  /** Returns the range without the ticks that have any flag that says that something is odd. */
  public TickRange withoutOdd() {
    return new TickRange(fromNs, toNs, withoutFlags | TickFlag.odd(), source);
  }

  /** Returns the range without the ticks that have any of the flags, besides those left out. */
  public TickRange without(TickFlag... flags) {
    int bits = withoutFlags;
    for (TickFlag flag : flags) {
      bits |= flag.bit();
    }
    return new TickRange(fromNs, toNs, bits, source);
  }

  /** Returns whether no time is in it. */
  public boolean isEmpty() {
    return fromNs == toNs;
  }
}
