package io.tradegrid.history;

/**
 * Where a block belongs: which rows of an instrument's history it is for, counted from 0. A block
 * may have fewer rows than its place, never others; so of two blocks of one place the longer one
 * has all of the shorter, and nobody can overwrite rows with different ones.
 *
 * @param instrumentId the instrument's number
 * @param firstRow the first row, a multiple of the span
 * @param span {@link #FULL} or {@link #PART}
 */
public record BlockPlace(int instrumentId, long firstRow, int span) {

  /** Rows of a full block; it is written once. */
  public static final int FULL = 4_096;

  /** Rows of a part, written again with every flush until it is full or a full block has it. */
  public static final int PART = 256;

  static BlockPlace full(int instrumentId, long row) {
    return new BlockPlace(instrumentId, row - row % FULL, FULL);
  }

  static BlockPlace part(int instrumentId, long row) {
    return new BlockPlace(instrumentId, row - row % PART, PART);
  }
}
