package io.tradegrid.block;

/** How a column is written. The number is what a block says and never changes. */
enum Encoding {
  /** Nothing but the summary: all values are the same. */
  CONSTANT,
  /** Distance from the smallest value. */
  PLAIN,
  /** Difference from the value before. */
  DELTA,
  /** Difference of the difference, for what rises by even steps. */
  DELTA_OF_DELTA,
  /** Difference from the largest value so far, for ids of which most are new or recent. */
  RECENT,
  /** Which values are not 0, and those. */
  SPARSE,
  /** Which values differ from the one before, and by how much. */
  REPEATS,
  /** A list of the values that occur, and places in it. */
  DICTIONARY;

  private static final Encoding[] ALL = values();

  @SuppressWarnings("EnumOrdinal") // The order of declaration is the format's; a test holds it.
  byte code() {
    return (byte) ordinal();
  }

  static Encoding of(int code) {
    if (code < 0 || code >= ALL.length) {
      throw new IllegalArgumentException("block: encoding " + code + " is not known");
    }
    return ALL[code];
  }
}
