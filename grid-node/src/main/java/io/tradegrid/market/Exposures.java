package io.tradegrid.market;

import io.tradegrid.orderbook.SlotIndex;
import java.util.Arrays;

/** The exposures of all portfolios that ever had to do with a market. */
final class Exposures {

  private static final Exposure[] NONE = {Exposure.NOBODY};

  private final SlotIndex index = new SlotIndex();
  private Exposure[] all = NONE;

  /** Returns a portfolio's exposure, which is empty if it is new. */
  Exposure of(int portfolioId) {
    int slot = index.get(portfolioId);
    return slot == 0 ? add(portfolioId) : all[slot];
  }

  private Exposure add(int portfolioId) {
    Exposure added = new Exposure(portfolioId);
    int slot = index.size() + 1;
    if (slot >= all.length) {
      all = Arrays.copyOf(all, Math.max(4, 2 * all.length));
    }
    all[slot] = added;
    index.put(portfolioId, slot);
    return added;
  }

  /** Returns a portfolio's position in lots. */
  long positionLots(int portfolioId) {
    return all[index.get(portfolioId)].positionLots;
  }

  long stateHash() {
    long sum = 0;
    for (int slot = 1; slot <= index.size(); slot++) {
      sum += all[slot].stateHash();
    }
    return sum;
  }
}
