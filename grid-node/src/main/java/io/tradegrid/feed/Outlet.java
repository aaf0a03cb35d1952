package io.tradegrid.feed;

import io.tradegrid.marketdata.FeedListener;
import io.tradegrid.marketdata.FeedMessage;
import io.tradegrid.marketdata.FeedMessage.Kind;

/** Where one feed goes out: numbers its messages and ends each command with a checksum. */
final class Outlet {

  private final FeedListener listener;
  private final FeedMessage message = new FeedMessage();
  private long sequence;
  private boolean insideCommand;

  Outlet(FeedListener listener) {
    this.listener = listener;
  }

  /** Begins the next message; {@link #send} ends it. */
  FeedMessage next(Kind kind, long timeNs) {
    sequence++;
    insideCommand = true;
    return message.begin(kind, sequence, timeNs);
  }

  void send() {
    listener.on(message);
  }

  void checksum(long timeNs, long checksum) {
    next(Kind.CHECKSUM, timeNs).checksum(checksum);
    send();
    insideCommand = false;
  }

  /** Returns whether something went out since the last checksum. */
  boolean isInsideCommand() {
    return insideCommand;
  }

  long sequence() {
    return sequence;
  }

  /** Returns the time of the last message. */
  long timeNs() {
    return message.timeNs();
  }
}
