package io.tradegrid.tick;

/** What the pipeline thinks of a tick that it keeps all the same. The order is that of the bits. */
public enum TickFlag {
  /** It came long after its time. */
  STALE,
  /** A quote whose bid is above its offer. */
  CROSSED,
  /** Its price is far from those around it. */
  OUTLIER,
  /** Its price or size is outside the range that the symbol may have. */
  OUT_OF_RANGE,
  /** Its source had left numbers out before it. */
  AFTER_GAP,
  /**
   * It is nothing that a source told but made of the quotes of several. Its bit stays the highest:
   * the largest flags of a block tell whether any tick has it, and the least whether all have.
   */
  MERGED;

  private static final int ODD = MERGED.bit() - 1;

  /** Returns the bits of those that say that something is odd: all but {@link #MERGED}. */
  public static int odd() {
    return ODD;
  }

  /** Returns its bit. */
  @SuppressWarnings("EnumOrdinal") // The order of declaration is the format's; a test holds it.
  public int bit() {
    return 1 << ordinal();
  }

  /** Returns whether it is among the flags. */
  public boolean in(int flags) {
    return (flags & bit()) != 0;
  }
}
