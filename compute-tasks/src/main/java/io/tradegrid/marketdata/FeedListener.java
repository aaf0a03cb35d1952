package io.tradegrid.marketdata;

/** Hears a feed, message by message. */
@FunctionalInterface
public interface FeedListener {

  /**
   * The next message.
   *
   * @param message is used again for the one after it: copy what is to be kept
   */
  void on(FeedMessage message);
}
