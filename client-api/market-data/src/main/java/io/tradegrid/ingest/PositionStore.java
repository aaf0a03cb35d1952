package io.tradegrid.ingest;

/** Remembers how far feeds are durable, over the death of the process. */
public interface PositionStore {

  /**
   * Returns how far a feed was taken, {@link FeedAdapter#BEGINNING} if nothing is known of it.
   *
   * @param feed its name
   */
  long position(String feed);

  /**
   * Remembers how far a feed is durable; called only after it is.
   *
   * @param feed its name
   * @param position never less than before
   */
  void keep(String feed, long position);
}
