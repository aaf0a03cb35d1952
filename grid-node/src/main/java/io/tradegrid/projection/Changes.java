package io.tradegrid.projection;

import io.tradegrid.bar.Bar;
import io.tradegrid.market.MarketEvent;
import io.tradegrid.model.Side;
import io.tradegrid.orderbook.OrderBook.Level;
import io.tradegrid.position.Position;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import io.tradegrid.shard.Listing;
import io.tradegrid.shard.Order;
import io.tradegrid.shard.ShardListener;
import io.tradegrid.shard.ShardState;
import io.tradegrid.shard.Trade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What changed since the last flush, each thing once: an order that changed a hundred times is one
 * row. Only trades cannot be coalesced.
 */
final class Changes implements ShardListener {

  private record ListedTrade(Listing listing, Trade trade) {}

  private record ListedPosition(Listing listing, Position position) {}

  private final TableScope scope;
  private final List<Order> orders = new ArrayList<>();
  private int orderRows;
  private final List<ListedTrade> trades = new ArrayList<>();
  private final Map<Integer, Listing> markets = new TreeMap<>();
  private Listing lastChanged;
  private final List<ListedPosition> positions = new ArrayList<>();
  private final Map<Bar, Listing> minuteBars = new LinkedHashMap<>();
  private Bar lastMinuteBar;
  private final Map<Bar, Listing> dailyBars = new LinkedHashMap<>();
  private Bar lastDailyBar;

  /**
   * The newest order at the last flush; newer ones have no row yet. Before the first flush it is
   * not known what rows there are.
   */
  private long newestOrderId = Long.MAX_VALUE;

  /**
   * Starts with nothing changed.
   *
   * @param scope what has rows
   */
  Changes(TableScope scope) {
    this.scope = scope;
  }

  @Override
  public void happened(Listing listing, MarketEvent event) {
    changed(listing);
  }

  @Override
  public void rulesChanged(Listing listing) {
    changed(listing);
  }

  @Override
  public void orderChanged(Listing listing, Order order) {
    if (order.noteChange()) {
      orders.add(order);
      orderRows++;
    }
    if (!order.status().isOpen() && !hasRow(order)) {
      orderRows--;
    }
  }

  @Override
  public void traded(Listing listing, Trade trade) {
    if (scope.trades()) {
      trades.add(new ListedTrade(listing, trade));
    }
    changed(listing, listing.positions().of(trade.buyPortfolioId()));
    changed(listing, listing.positions().of(trade.sellPortfolioId()));
    changed(listing);
  }

  private void changed(Listing listing, Position position) {
    if (position.noteChange()) {
      positions.add(new ListedPosition(listing, position));
    }
  }

  /** Mostly the one that changed last has changed again. */
  private void changed(Listing listing) {
    if (listing != lastChanged) {
      markets.put(listing.instrument().id(), listing);
      lastChanged = listing;
    }
  }

  @Override
  public void minuteBarChanged(Listing listing, Bar bar) {
    if (bar != lastMinuteBar) {
      minuteBars.put(bar, listing);
      lastMinuteBar = bar;
    }
  }

  @Override
  public void dailyBarChanged(Listing listing, Bar bar) {
    if (bar != lastDailyBar) {
      dailyBars.put(bar, listing);
      lastDailyBar = bar;
    }
  }

  /** Returns how many rows of orders and trades there are to write or to remove. */
  int size() {
    return orderRows + trades.size();
  }

  /** A closed order that never had a row needs no removal, and most live shorter than a flush. */
  private boolean hasRow(Order order) {
    return scope.closedOrders() || order.orderId() <= newestOrderId;
  }

  boolean isEmpty() {
    return markets.isEmpty();
  }

  void clear() {
    orders.forEach(Order::forgetChange);
    orders.clear();
    orderRows = 0;
    trades.clear();
    markets.clear();
    lastChanged = null;
    positions.forEach(changed -> changed.position.forgetChange());
    positions.clear();
    minuteBars.clear();
    lastMinuteBar = null;
    dailyBars.clear();
    lastDailyBar = null;
  }

  /** Adds a row for all that changed, as it stands now. */
  void toRows(ShardState state, long sequence, List<Row> rows, List<Row> removals) {
    orderRows(state, sequence, rows, removals);
    trades.forEach(t -> rows.add(TableRows.trade(state, t.listing, t.trade, sequence)));
    positions.forEach(p -> rows.add(TableRows.position(state, p.listing, p.position, sequence)));
    minuteBars.forEach((bar, listing) -> rows.add(TableRows.minuteBar(listing, bar, sequence)));
    dailyBars.forEach((bar, listing) -> rows.add(TableRows.dailyBar(listing, bar, sequence)));
    for (Listing listing : markets.values()) {
      rows.add(MarketRows.market(listing, sequence));
      rows.add(MarketRows.quote(listing, sequence));
      for (Side side : Side.values()) {
        levelRows(listing, side, sequence, rows, removals);
      }
    }
  }

  private void orderRows(ShardState state, long sequence, List<Row> rows, List<Row> removals) {
    for (Order order : orders) {
      if (scope.closedOrders() || order.status().isOpen()) {
        rows.add(TableRows.order(state, order.listing(), order, sequence));
      } else if (hasRow(order)) {
        removals.add(TableRows.order(state, order.listing(), order, sequence));
      }
    }
    // Not the newest of these: an owner before may have written rows of others.
    newestOrderId = state.newestOrderId();
  }

  /** Levels that are no longer there are removed, whether or not they were ever written. */
  private void levelRows(
      Listing listing, Side side, long sequence, List<Row> rows, List<Row> removals) {
    List<Level> levels = listing.market().levels(side, scope.depth());
    for (int number = 1; number <= scope.depth(); number++) {
      if (number <= levels.size()) {
        rows.add(MarketRows.level(listing, side, number, levels.get(number - 1), sequence));
      } else {
        removals.add(
            Row.of(
                Table.BOOK_LEVELS,
                listing.instrument().symbol(),
                side.name(),
                number,
                null,
                null,
                null,
                sequence));
      }
    }
  }
}
