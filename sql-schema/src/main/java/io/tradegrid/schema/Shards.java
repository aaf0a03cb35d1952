package io.tradegrid.schema;

import org.apache.ignite.cache.affinity.rendezvous.RendezvousAffinityFunction;

/**
 * The one mapping of symbols to shards. A shard is an Ignite partition; all symbol-partitioned
 * caches share {@link #affinity}, so a shard's log, rows and prices have the same owner.
 */
public final class Shards {

  /** How many there are when nothing else is configured. */
  public static final int DEFAULT_COUNT = 128;

  private Shards() {}

  /**
   * Returns the shard of a symbol: what Ignite computes for a string key and a power-of-two count.
   *
   * @param symbol the instrument's symbol
   * @param count number of shards, a power of two
   * @return 0 to count - 1
   */
  public static int of(String symbol, int count) {
    int hash = symbol.hashCode();
    return (hash ^ (hash >>> 16)) & (count - 1);
  }

  /**
   * Returns the affinity function that every symbol-partitioned cache is made with.
   *
   * @param count number of shards, a power of two from 1 to 1024
   * @throws IllegalArgumentException for any other count
   */
  public static RendezvousAffinityFunction affinity(int count) {
    if (count < 1 || count > 1024 || Integer.bitCount(count) != 1) {
      throw new IllegalArgumentException(
          "shards: must be a power of two from 1 to 1024, got " + count);
    }
    return new RendezvousAffinityFunction(false, count);
  }
}
