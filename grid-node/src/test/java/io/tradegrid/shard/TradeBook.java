package io.tradegrid.shard;

import io.tradegrid.bar.Bar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what a shard told: every trade, every order by its number. */
final class TradeBook implements ShardListener {

  final List<Trade> trades = new ArrayList<>();
  final Map<Long, Order> orders = new LinkedHashMap<>();

  @Override
  public void orderChanged(Listing listing, Order order) {
    orders.put(order.orderId(), order);
  }

  @Override
  public void traded(Listing listing, Trade trade) {
    trades.add(trade);
  }

  @Override
  public void minuteBarChanged(Listing listing, Bar bar) {}

  @Override
  public void dailyBarChanged(Listing listing, Bar bar) {}
}
