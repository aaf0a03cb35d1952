package io.tradegrid.shard;

import io.tradegrid.market.MarketEvent;
import io.tradegrid.market.MarketEvent.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps what a shard told: every trade, every order by its number, which events there were. */
final class TradeBook implements ShardListener {

  final List<Trade> trades = new ArrayList<>();
  final Map<Long, Order> orders = new LinkedHashMap<>();
  final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  int gaps;
  int ruleChanges;

  private final Map<Listing, Long> sequences = new HashMap<>();

  @Override
  public void happened(Listing listing, MarketEvent event) {
    kinds.add(event.kind());
    long before = sequences.getOrDefault(listing, 0L);
    sequences.put(listing, event.sequence());
    gaps += event.sequence() == before + 1 ? 0 : 1;
  }

  @Override
  public void rulesChanged(Listing listing) {
    ruleChanges++;
  }

  @Override
  public void orderChanged(Listing listing, Order order) {
    orders.put(order.orderId(), order);
  }

  @Override
  public void traded(Listing listing, Trade trade) {
    trades.add(trade);
  }
}
