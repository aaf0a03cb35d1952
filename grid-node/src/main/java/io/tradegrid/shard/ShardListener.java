package io.tradegrid.shard;

import io.tradegrid.bar.Bar;
import io.tradegrid.market.MarketEvent;

/** Hears what a command changes, while it does. Objects are live: copy what you keep. */
public interface ShardListener {

  /** Hears nothing. */
  ShardListener NONE =
      new ShardListener() {
        @Override
        public void happened(Listing listing, MarketEvent event) {}

        @Override
        public void rulesChanged(Listing listing) {}

        @Override
        public void orderChanged(Listing listing, Order order) {}

        @Override
        public void traded(Listing listing, Trade trade) {}

        @Override
        public void minuteBarChanged(Listing listing, Bar bar) {}

        @Override
        public void dailyBarChanged(Listing listing, Bar bar) {}
      };

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
