package io.tradegrid.projection;

import java.util.concurrent.TimeUnit;

/**
 * How many rows may wait to be written: as many as the last flushes show to be written in a quarter
 * of a second. So a shard whose rows are behind waits about so long and no longer, on a fast
 * machine, on a slow one, and where many shards share the writers. The writer's thread measures,
 * the engine's asks.
 */
final class RowRoom {

  /** However slow the writing is; every flush costs something, however few rows it has. */
  static final int MIN = 500;

  /** However fast it is, for they are kept in memory. */
  static final int MAX = 10_000;

  static final long WAIT_NS = TimeUnit.MILLISECONDS.toNanos(250);

  /** Of a process that has just begun, and writes slowly until its compilers have come to it. */
  private static final int FIRST = 2_000;

  private volatile int rows = FIRST;

  int rows() {
    return rows;
  }

  /**
   * Takes note of a flush; one of few rows tells what a flush costs, and nothing of rows.
   *
   * @param written its rows
   * @param elapsedNs from when they were handed over until they were written, without the blocks
   */
  void wrote(int written, long elapsedNs) {
    if (written >= MIN / 2) {
      double fit = (double) written * WAIT_NS / Math.max(1, elapsedNs);
      // A single fast flush doubles it at most; a slow one counts at once.
      rows = (int) Math.max(MIN, Math.min(fit, Math.min(MAX, 2.0 * rows)));
    }
  }
}
