package io.tradegrid.simulation;

import io.tradegrid.bar.Bar;
import io.tradegrid.market.MarketEvent;
import io.tradegrid.shard.Listing;
import io.tradegrid.shard.Order;
import io.tradegrid.shard.ShardListener;
import io.tradegrid.shard.Trade;

/** Hears everything and does nothing. */
final class Silence implements ShardListener {

  @Override
  public void happened(Listing listing, MarketEvent event) {}

  @Override
  public void traded(Listing listing, Trade trade) {}

  @Override
  public void rulesChanged(Listing listing) {}

  @Override
  public void orderChanged(Listing listing, Order order) {}

  @Override
  public void minuteBarChanged(Listing listing, Bar bar) {}

  @Override
  public void dailyBarChanged(Listing listing, Bar bar) {}
}
