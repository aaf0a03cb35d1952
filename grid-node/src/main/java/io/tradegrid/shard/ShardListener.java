package io.tradegrid.shard;

import io.tradegrid.bar.Bar;
import io.tradegrid.market.MarketEvent;

/**
 * Hears what a command changes, while it does, as far as it cares to. Objects are live: copy what
 * you keep.
 */
public interface ShardListener {

  /** Hears nothing. */
  ShardListener NONE = new ShardListener() {};

  /** Something happened in a market; orders, positions and last price already count it. */
  default void happened(Listing listing, MarketEvent event) {}

  /** How a market is run was changed. */
  default void rulesChanged(Listing listing) {}

  /** An order was entered, rejected, filled, amended, cancelled, set off, or it expired. */
  default void orderChanged(Listing listing, Order order) {}

  /** A trade was made; positions and last price already count it. */
  default void traded(Listing listing, Trade trade) {}

  /** A trade fell into this one-minute bar. */
  default void minuteBarChanged(Listing listing, Bar bar) {}

  /** A trade fell into this daily bar. */
  default void dailyBarChanged(Listing listing, Bar bar) {}
}
