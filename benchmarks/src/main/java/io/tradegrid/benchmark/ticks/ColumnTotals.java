package io.tradegrid.benchmark.ticks;

import io.tradegrid.benchmark.ticks.TickHistory.Totals;
import io.tradegrid.tick.StoredBlock;
import io.tradegrid.tick.TickBlock;
import io.tradegrid.tick.TickColumn;
import java.util.List;

/** Adds up every price and size of blocks, as if their heads knew nothing. Not for two threads. */
final class ColumnTotals {

  private final long[] prices = new long[TickBlock.ROWS_MAX];
  private final long[] sizes = new long[TickBlock.ROWS_MAX];

  /** Returns what blocks that do not overlap and have prices of equal decimals come to. */
  Totals of(List<StoredBlock> blocks) {
    long ticks = 0;
    long volume = 0;
    long notional = 0;
    for (StoredBlock stored : blocks) {
      TickBlock block = TickBlock.of(stored.bytes());
      block.read(TickColumn.PRICE, prices);
      block.read(TickColumn.SIZE, sizes);
      int count = block.count();
      for (int i = 0; i < count; i++) {
        volume += sizes[i];
        notional += prices[i] * sizes[i];
      }
      ticks += count;
    }
    return new Totals(ticks, volume, notional);
  }
}
