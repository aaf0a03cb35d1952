package io.tradegrid.ingest.pipeline;

import io.tradegrid.ingest.DeadReason;
import java.util.function.LongConsumer;

/** Counts what the pipeline sees of one source. */
public interface Tally {

  /** Makes the tally of each source. */
  @FunctionalInterface
  interface Book {

    /**
     * Returns the tally of a source, the same one each time.
     *
     * @param source its {@link io.tradegrid.tick.Tag}
     */
    Tally of(long source);
  }

  /**
   * A tick came, a repeat or not.
   *
   * @param behindNs how long after its time, in nanoseconds
   */
  void came(long behindNs);

  /** The tick had come before. */
  void repeated();

  /**
   * Messages were left out.
   *
   * @param messages how many, positive
   */
  void leftOut(long messages);

  /** A message that was left out has come after all. */
  void cameLate();

  /**
   * A tick got flags.
   *
   * @param flags bits of {@link io.tradegrid.tick.TickFlag}s; 0 for none
   */
  void flagged(int flags);

  /** A message became a dead letter. */
  void died(DeadReason reason);

  /**
   * Returns what hears the time of each tick of a symbol.
   *
   * @param symbol the grid's name of it
   */
  LongConsumer times(String symbol);
}
