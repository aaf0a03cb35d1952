package io.tradegrid.projection;

import io.tradegrid.bar.Bar;
import io.tradegrid.market.MarketEvent;
import io.tradegrid.shard.Listing;
import io.tradegrid.shard.Order;
import io.tradegrid.shard.ShardListener;
import io.tradegrid.shard.Trade;

/** Tells what changes to the rows and to the blocks, and trades to who follows the shard. */
final class BothListeners implements ShardListener {

  private final ShardListener rows;
  private final Histories histories;
  private final Follower follower;

  BothListeners(ShardListener rows, Histories histories, Follower follower) {
    this.rows = rows;
    this.histories = histories;
    this.follower = follower;
  }

  @Override
  public void happened(Listing listing, MarketEvent event) {
    rows.happened(listing, event);
    histories.gathering().happened(listing, event);
  }

  @Override
  public void rulesChanged(Listing listing) {
    rows.rulesChanged(listing);
  }

  @Override
  public void orderChanged(Listing listing, Order order) {
    rows.orderChanged(listing, order);
  }

  @Override
  public void traded(Listing listing, Trade trade) {
    rows.traded(listing, trade);
    histories.gathering().traded(listing, trade);
    follower.traded(listing, trade);
  }

  @Override
  public void minuteBarChanged(Listing listing, Bar bar) {
    rows.minuteBarChanged(listing, bar);
  }

  @Override
  public void dailyBarChanged(Listing listing, Bar bar) {
    rows.dailyBarChanged(listing, bar);
    follower.dailyBarChanged(listing, bar);
  }
}
