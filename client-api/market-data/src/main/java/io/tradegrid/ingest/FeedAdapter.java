package io.tradegrid.ingest;

import java.io.IOException;

/** A source of market data in its own format and over its own transport. */
public interface FeedAdapter {

  /** The position of a feed of which nothing is durable yet. */
  long BEGINNING = 0;

  /**
   * Tells everything after a position, until the feed ends or the thread is interrupted. A feed
   * that cannot be told again, as one over a network, tells what comes from now on.
   *
   * @param position what {@link FeedSink#put} had for the last message that is durable, or {@link
   *     #BEGINNING}
   * @param sink takes the messages; while it is full this waits
   * @throws IOException if the source cannot be read; to be called again from the last durable
   *     position
   * @throws InterruptedException if it was told to end
   */
  void run(long position, FeedSink sink) throws IOException, InterruptedException;
}
