package io.tradegrid.retention;

/**
 * What was removed of a table, or would be.
 *
 * @param rows how many rows or ticks
 * @param blocks how many whole blocks of ticks; 0 for rows
 * @param bytes of the rows' keys and values, or of the blocks
 * @param oldestNs time of the oldest that is kept, nanoseconds since the epoch; {@link
 *     Long#MAX_VALUE} if none is
 */
public record Removed(long rows, long blocks, long bytes, long oldestNs) {

  /** Of nothing nothing is removed and nothing kept. */
  public static final Removed NOTHING = new Removed(0, 0, 0, Long.MAX_VALUE);

  /** Returns both together. */
  public Removed and(Removed other) {
    return new Removed(
        rows + other.rows,
        blocks + other.blocks,
        bytes + other.bytes,
        Math.min(oldestNs, other.oldestNs));
  }

  /** Returns the four numbers in their order. */
  public long[] toNumbers() {
    return new long[] {rows, blocks, bytes, oldestNs};
  }

  /** Reads what {@link #toNumbers} wrote. */
  public static Removed of(long[] numbers) {
    return new Removed(numbers[0], numbers[1], numbers[2], numbers[3]);
  }
}
