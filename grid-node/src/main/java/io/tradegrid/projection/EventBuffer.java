package io.tradegrid.projection;

import io.tradegrid.history.EventRows;
import io.tradegrid.market.MarketEvent;
import io.tradegrid.shard.Listing;
import io.tradegrid.shard.Trade;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The events and reported trades of a shard since the last flush, of each instrument in the order
 * of happening.
 */
final class EventBuffer {

  private final Map<Integer, EventRows> byInstrument = new LinkedHashMap<>();

  /** Mostly something happens next where something happened last. */
  private Listing lastListing;

  private EventRows lastRows;
  private int size;

  /** The trade of which the next event is the second side, 0 if it is none. */
  private long tradeId;

  void happened(Listing listing, MarketEvent event) {
    EventRows rows = rowsOf(listing);
    rows.add(event);
    size++;
    if (tradeId != 0) {
      rows.nameTrade(tradeId);
      tradeId = 0;
    }
  }

  /** A trade is told between its two events; the first one is the last row. */
  void traded(Listing listing, Trade trade) {
    EventRows rows = rowsOf(listing);
    if (trade.buyOrderId() == 0) {
      rows.add(trade, listing.market().sequence());
      size++;
      return;
    }
    rows.nameTrade(trade.tradeId());
    tradeId = trade.tradeId();
  }

  private EventRows rowsOf(Listing listing) {
    if (listing != lastListing) {
      lastListing = listing;
      lastRows = byInstrument.computeIfAbsent(listing.instrument().id(), id -> new EventRows());
    }
    return lastRows;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Forgets all rows; memory is kept for the instruments that had some. */
  void clear() {
    byInstrument.values().removeIf(rows -> rows.size() == 0);
    byInstrument.values().forEach(EventRows::clear);
    lastListing = null;
    size = 0;
  }

  /** Returns the rows of each instrument; some may have none. */
  Map<Integer, EventRows> byInstrument() {
    return byInstrument;
  }
}
