package io.tradegrid.tickstore;

/**
 * What was removed because it was too old, and where the rest begins.
 *
 * @param ticks how many
 * @param blocks how many blocks went whole
 * @param bytes of these, and those by which another one became shorter
 * @param oldestNs time of the oldest tick that is kept, nanoseconds since the epoch; {@link
 *     Long#MAX_VALUE} if there is none
 */
public record Expired(long ticks, long blocks, long bytes, long oldestNs) {

  /** Of nothing nothing is removed and nothing kept. */
  public static final Expired NOTHING = new Expired(0, 0, 0, Long.MAX_VALUE);

  static Expired kept(long oldestNs) {
    return new Expired(0, 0, 0, oldestNs);
  }

  /** Returns both together. */
  public Expired and(Expired other) {
    return new Expired(
        ticks + other.ticks,
        blocks + other.blocks,
        bytes + other.bytes,
        Math.min(oldestNs, other.oldestNs));
  }
}
