package io.tradegrid.tick;

import java.util.Optional;

/**
 * A trade and the quote that prevailed.
 *
 * @param trade the trade
 * @param quote the quote, empty if there was none or it was too old
 */
public record AsOfRow(TradeTick trade, Optional<QuoteTick> quote) {}
