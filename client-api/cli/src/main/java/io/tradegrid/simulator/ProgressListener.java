package io.tradegrid.simulator;

/** Hears how a simulation goes on. */
@FunctionalInterface
public interface ProgressListener {

  /**
   * Called after each submission, on the simulator's thread.
   *
   * @param requests number of requests answered since the run began
   * @param trades number of trades they made
   */
  void progressed(long requests, long trades);
}
