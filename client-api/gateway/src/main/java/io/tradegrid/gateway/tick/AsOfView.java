package io.tradegrid.gateway.tick;

import io.tradegrid.tick.AsOfRow;

/**
 * A trade and the quote that prevailed when it happened.
 *
 * @param quote null if there was none, or it was too old
 */
record AsOfView(TradeView trade, QuoteView quote) {

  static AsOfView of(AsOfRow row) {
    return new AsOfView(TradeView.of(row.trade()), row.quote().map(QuoteView::of).orElse(null));
  }
}
