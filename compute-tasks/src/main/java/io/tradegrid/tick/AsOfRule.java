package io.tradegrid.tick;

/**
 * Which quote prevails at a time.
 *
 * @param strict whether it must be before the time; if not, it may be of the same nanosecond
 * @param toleranceNs how much older it may be at most, 0 or more; {@link Long#MAX_VALUE} for any
 * @param withoutFlags bits of the {@link TickFlag}s whose quotes are passed over
 * @param source whose quotes may prevail
 */
public record AsOfRule(boolean strict, long toleranceNs, int withoutFlags, TickSource source) {

  /** The last preferred quote at or before the time. */
  public static final AsOfRule LAST = new AsOfRule(false, Long.MAX_VALUE, 0);

  /** Refuses a tolerance that is negative. */
  public AsOfRule {
    if (toleranceNs < 0) {
      throw new IllegalArgumentException("toleranceNs: must be 0 or more, got " + toleranceNs);
    }
  }

  /** Makes a rule for the preferred quotes. */
  public AsOfRule(boolean strict, long toleranceNs, int withoutFlags) {
    this(strict, toleranceNs, withoutFlags, TickSource.PREFERRED);
  }

  /** Returns whether a quote is early enough for a time. */
  boolean isBefore(long quoteNs, long timeNs) {
    return strict ? quoteNs < timeNs : quoteNs <= timeNs;
  }

  /** Returns whether a quote that is early enough is young enough too. */
  boolean isFresh(long quoteNs, long timeNs) {
    long age = timeNs - quoteNs;
    return toleranceNs == Long.MAX_VALUE || (age >= 0 && age <= toleranceNs);
  }
}
