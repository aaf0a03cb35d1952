package io.tradegrid.task;

import io.tradegrid.risk.PriceHistory;

/** Fetches the closes of some symbols of a shard. */
final class HistoryCall extends ShardCall {

  private static final long serialVersionUID = 1L;

  private final String[] symbols;
  private final int depth;

  HistoryCall(int shard, String[] symbols, int depth) {
    super(shard);
    this.symbols = symbols;
    this.depth = depth;
  }

  @Override
  Object[] answer(ShardReader reader) {
    PriceHistory[] histories = new PriceHistory[symbols.length];
    for (int i = 0; i < histories.length; i++) {
      histories[i] = reader.history(symbols[i], depth);
    }
    return new Object[] {histories};
  }
}
