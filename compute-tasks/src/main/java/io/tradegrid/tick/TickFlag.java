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
  AFTER_GAP;

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
