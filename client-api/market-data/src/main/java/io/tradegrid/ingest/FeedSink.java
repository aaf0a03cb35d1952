package io.tradegrid.ingest;

/**
 * Takes what an adapter has. It is bounded: while it is full it keeps the adapter waiting, and
 * nothing is dropped.
 */
@FunctionalInterface
public interface FeedSink {

  /**
   * Takes a message, waiting until there is room.
   *
   * @param position from where the adapter is to go on once this message and all before it are
   *     durable: its own number for "everything up to here is told", never less than before
   * @param message what the source told
   * @throws InterruptedException if the feed is told to end
   */
  void put(long position, SourceMessage message) throws InterruptedException;
}
