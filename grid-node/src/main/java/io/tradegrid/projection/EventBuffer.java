package io.tradegrid.projection;

import io.tradegrid.history.EventRows;
import io.tradegrid.market.MarketEvent;
import io.tradegrid.shard.Listing;
import io.tradegrid.shard.Trade;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The events and reported trades of a shard since the last flush, in the order of happening. */
final class EventBuffer {

  private static final int KEPT_CAPACITY = 4_096;

  private final EventRows rows = new EventRows();
  private int[] instruments = new int[0];

  /** The trade of which the next event is the second side, 0 if it is none. */
  private long tradeId;

  void happened(Listing listing, MarketEvent event) {
    note(listing);
    rows.add(event);
    if (tradeId != 0) {
      rows.nameTrade(tradeId);
      tradeId = 0;
    }
  }

  /** A trade is told between its two events; the first one is the last row. */
  void traded(Listing listing, Trade trade) {
    if (trade.buyOrderId() == 0) {
      note(listing);
      rows.add(trade, listing.market().sequence());
      return;
    }
    rows.nameTrade(trade.tradeId());
    tradeId = trade.tradeId();
  }

  private void note(Listing listing) {
    if (rows.size() == instruments.length) {
      instruments = Arrays.copyOf(instruments, Math.max(16, 2 * instruments.length));
    }
    instruments[rows.size()] = listing.instrument().id();
  }

  int size() {
    return rows.size();
  }

  boolean isEmpty() {
    return rows.size() == 0;
  }

  void clear() {
    rows.clear();
    if (instruments.length > KEPT_CAPACITY) {
      instruments = new int[0];
    }
  }

  /** Returns the rows of each instrument. */
  Map<Integer, EventRows> byInstrument() {
    Map<Integer, EventRows> histories = new LinkedHashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      histories.computeIfAbsent(instruments[row], id -> new EventRows()).add(rows, row);
    }
    return histories;
  }
}
