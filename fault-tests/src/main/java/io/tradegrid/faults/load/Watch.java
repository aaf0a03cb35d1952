package io.tradegrid.faults.load;

import java.util.Set;

/**
 * Waits for the first request that was sent after a moment and acknowledged by one of several
 * shards. Safe for many threads.
 */
public final class Watch {

  private final Set<Integer> shards;
  private final long sinceNs;
  private volatile long elapsedNs = -1;

  Watch(Set<Integer> shards, long sinceNs) {
    this.shards = Set.copyOf(shards);
    this.sinceNs = sinceNs;
  }

  /** Returns the shards it waits for. */
  Set<Integer> shards() {
    return shards;
  }

  synchronized void acknowledged(int shard, Told told) {
    if (elapsedNs < 0 && shards.contains(shard) && told.sentAtNs() - sinceNs > 0) {
      elapsedNs = told.toldAtNs() - sinceNs;
    }
  }

  /** Returns how long it took, in nanoseconds; -1 as long as nothing has come. */
  public long elapsedNs() {
    return elapsedNs;
  }
}
