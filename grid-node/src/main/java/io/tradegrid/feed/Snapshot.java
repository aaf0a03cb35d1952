package io.tradegrid.feed;

import io.tradegrid.marketdata.FeedListener;
import io.tradegrid.marketdata.FeedMessage;
import io.tradegrid.marketdata.FeedMessage.Kind;

/** Numbers the messages of one snapshot. */
final class Snapshot {

  private final FeedListener listener;
  private final FeedMessage message = new FeedMessage();
  private final Outlet outlet;
  private int part;

  /** Makes one that covers what has gone out. */
  Snapshot(FeedListener listener, Outlet outlet) {
    this.listener = listener;
    this.outlet = outlet;
  }

  /** Begins it, with the phase and the indicative price if there is one. */
  void begin(AuctionState auction, int bookMessages) {
    int others = auction.hasPrice() ? 4 : 3;
    next(Kind.SNAPSHOT).quantity(0, bookMessages + others);
    send();
    next(Kind.PHASE).phase(auction.phase());
    send();
    if (auction.hasPrice()) {
      auction.fillPrice(next(Kind.INDICATIVE));
      send();
    }
  }

  FeedMessage next(Kind kind) {
    part++;
    return message.begin(kind, outlet.sequence(), outlet.timeNs()).part(part);
  }

  void send() {
    listener.on(message);
  }

  void end(long checksum) {
    next(Kind.CHECKSUM).checksum(checksum);
    send();
  }
}
