package io.tradegrid.shard;

import io.tradegrid.market.Market;
import io.tradegrid.market.MarketListener;

/** Makes the market of an instrument. */
@FunctionalInterface
public interface MarketFactory {

  /**
   * Makes an empty market.
   *
   * @param maxOrderLots the largest order, in lots
   * @param listener hears what happens in it
   */
  Market market(long maxOrderLots, MarketListener listener);
}
