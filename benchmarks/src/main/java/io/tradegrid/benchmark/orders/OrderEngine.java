package io.tradegrid.benchmark.orders;

/**
 * An engine that takes the commands of a stream, makes them durable and acknowledges them. Several
 * producers each send the whole stream to a symbol of their own, from a thread of their own.
 */
interface OrderEngine extends AutoCloseable {

  /** Commands of a producer that are not acknowledged yet, at most. */
  int IN_FLIGHT = 4_096;

  /** Begins with empty markets; what was before counts no more. */
  void begin();

  /**
   * Hands commands in, in their order, waiting only while too many are not acknowledged yet.
   *
   * @param producer which one, from 0
   * @param from index of the first
   * @param to index behind the last
   */
  void submit(int producer, int from, int to);

  /** Waits until everything that was handed in is acknowledged, and written where that counts. */
  void awaitAll();

  /** Ends the run; until the next one begins, nothing is to take any time of a processor. */
  void end();

  /** Returns what became of the commands since the markets began. */
  Outcomes outcomes();

  @Override
  void close();
}
