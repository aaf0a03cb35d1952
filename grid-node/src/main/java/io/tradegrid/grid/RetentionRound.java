package io.tradegrid.grid;

import io.tradegrid.retention.AgingTable;
import io.tradegrid.retention.Removed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what is too old removed, shard by shard. A shard that cannot do it now is asked again when
 * the others are done, and is left after so many times: it keeps no other from being cleaned.
 */
final class RetentionRound {

  /** Has the owner of a shard remove. */
  @FunctionalInterface
  interface Owners {

    /** Returns the numbers of {@link Removed}; none, or an exception, if it cannot be done now. */
    long[] remove(int shard, AgingTable table, long beforeNs);
  }

  /**
   * What became of a table.
   *
   * @param removed of all shards but those
   * @param left the shards of which nothing is known, in their order
   */
  record Outcome(Removed removed, List<Integer> left) {}

  /** So often a shard is asked at most. */
  static final int ATTEMPTS = 100;

  private static final Logger LOG = LoggerFactory.getLogger(RetentionRound.class);

  private final int shards;
  private final Owners owners;
  private final Runnable pause;

  /**
   * Makes one.
   *
   * @param shards how many there are
   * @param pause waits before shards that are left are asked again
   */
  RetentionRound(int shards, Owners owners, Runnable pause) {
    this.shards = shards;
    this.owners = owners;
    this.pause = pause;
  }

  /** Removes what a table has from before a time, nanoseconds since the epoch. */
  Outcome remove(AgingTable table, long beforeNs) {
    Removed sum = Removed.NOTHING;
    List<Integer> left = IntStream.range(0, shards).boxed().collect(Collectors.toList());
    for (int attempt = 1; attempt <= ATTEMPTS && !left.isEmpty(); attempt++) {
      List<Integer> again = new ArrayList<>();
      for (int shard : left) {
        long[] numbers = ask(shard, table, beforeNs, attempt);
        if (numbers.length == 0) {
          again.add(shard);
        } else {
          sum = sum.and(Removed.of(numbers));
        }
      }
      left = again;
      if (!left.isEmpty()) {
        pause.run();
      }
    }
    return new Outcome(sum, List.copyOf(left));
  }

  private long[] ask(int shard, AgingTable table, long beforeNs, int attempt) {
    try {
      return owners.remove(shard, table, beforeNs);
    } catch (RuntimeException e) {
      if (attempt == ATTEMPTS) {
        LOG.warn("Shard {}: {} cannot be removed", shard, table, e);
      }
      return new long[0];
    }
  }
}
