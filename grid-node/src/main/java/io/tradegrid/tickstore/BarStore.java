package io.tradegrid.tickstore;

import io.tradegrid.tick.Bars;

/**
 * Where the rows of bars are kept, and what is known of them. What is written is durable when the
 * call returns; what comes from a generation that is over is refused with an exception.
 */
public interface BarStore {

  /** Begins a new generation of a shard; those before it write nothing any more. */
  BarRecord open(int shard);

  /** Returns the record of a shard as it is. */
  BarRecord read(int shard);

  /** Replaces the record of a shard. */
  void write(int shard, BarRecord record);

  /** Writes rows of bars in place of those of the same beginnings. */
  void write(int shard, long generation, String symbol, BarLength length, Bars bars);
}
