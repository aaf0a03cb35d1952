package io.tradegrid.shard;

import io.tradegrid.bar.Bar;

/** Hears what a command changes, while it does. Objects are live: copy what you keep. */
public interface ShardListener {

  /** An order was entered, rejected, filled, amended or cancelled. */
  void orderChanged(Listing listing, Order order);

  /** A trade was made; positions and last price already count it. */
  void traded(Listing listing, Trade trade);

  /** A trade fell into this one-minute bar. */
  void minuteBarChanged(Listing listing, Bar bar);

  /** A trade fell into this daily bar. */
  void dailyBarChanged(Listing listing, Bar bar);
}
