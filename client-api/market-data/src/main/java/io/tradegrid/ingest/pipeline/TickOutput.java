package io.tradegrid.ingest.pipeline;

import io.tradegrid.ingest.DeadLetter;
import io.tradegrid.tick.Tick;

/** Hears what the pipeline makes of messages, in their order. */
public interface TickOutput {

  /**
   * A tick of a symbol, with its flags.
   *
   * @param symbol the grid's name of it
   */
  void tick(String symbol, Tick tick);

  /** Something that cannot be a tick. */
  void deadLetter(DeadLetter letter);
}
