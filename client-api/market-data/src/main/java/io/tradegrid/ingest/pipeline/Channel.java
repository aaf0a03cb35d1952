package io.tradegrid.ingest.pipeline;

import java.util.function.LongConsumer;

/** A symbol as one source tells it. */
final class Channel {

  final SymbolRule rule;
  final Symbol symbol;
  final RecentTicks trades;
  final RecentTicks quotes;
  final LongConsumer times;

  Channel(SymbolRule rule, Symbol symbol, int window, LongConsumer times) {
    this.rule = rule;
    this.symbol = symbol;
    this.trades = new RecentTicks(window);
    this.quotes = new RecentTicks(window);
    this.times = times;
  }
}
