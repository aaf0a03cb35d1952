package io.tradegrid.benchmark.orders;

/** An engine that takes the commands of a stream, makes them durable and acknowledges them. */
interface OrderEngine extends AutoCloseable {

  /** Begins with an empty market; what was before counts no more. */
  void begin();

  /**
   * Hands commands in, in their order, waiting only while too many are not acknowledged yet.
   *
   * @param from index of the first
   * @param to index behind the last
   */
  void submit(int from, int to);

  /** Waits until everything that was handed in is acknowledged. */
  void awaitAll();

  /** Returns the trades since the market began. */
  long trades();

  /** Returns the lots of those trades. */
  long lots();

  /** Returns the commands that were refused since the market began. */
  long refused();

  @Override
  void close();
}
