package io.tradegrid.shard;

import io.tradegrid.bar.Bar;
import io.tradegrid.market.MarketEvent;

/** Hears what a command changes, while it does. Objects are live: copy what you keep. */
public interface ShardListener {

  /** Something happened in a market; orders, positions and last price already count it. */
  void happened(Listing listing, MarketEvent event);

  /** How a market is run was changed. */
  void rulesChanged(Listing listing);

  /** An order was entered, rejected, filled, amended, cancelled, set off, or it expired. */
  void orderChanged(Listing listing, Order order);

  /** A trade was made; positions and last price already count it. */
  void traded(Listing listing, Trade trade);

  /** A trade fell into this one-minute bar. */
  void minuteBarChanged(Listing listing, Bar bar);

  /** A trade fell into this daily bar. */
  void dailyBarChanged(Listing listing, Bar bar);
}
