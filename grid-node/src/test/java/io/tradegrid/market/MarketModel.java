package io.tradegrid.market;

import io.tradegrid.market.MarketCommand.Enter;
import io.tradegrid.market.MarketCommand.Report;
import io.tradegrid.market.MarketCommand.SetLimits;
import io.tradegrid.model.CancelReason;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.Phase;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.orderbook.OrderBook.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a reader of the events alone knows of a market: orders, queues and positions. It believes no
 * event that breaks a rule; what it knows afterwards is compared with the market.
 */
final class MarketModel implements MarketListener {

  /** An order as its events tell it. */
  private static final class Known {

    final long id;
    final int portfolio;
    final Side side;
    final OrderTerms terms;

    /** The worst price it takes, and where it stands in the book. */
    long limitTicks;

    /** All lots it was ever to trade. */
    long lots;

    long filledLots;
    long goneLots;
    long leavesLots;
    long shownLots;
    boolean booked;

    Known(MarketEvent accepted, OrderTerms terms) {
      this.id = accepted.orderId();
      this.portfolio = accepted.portfolioId();
      this.side = accepted.side();
      this.terms = terms;
      this.lots = accepted.lots();
      this.leavesLots = accepted.leavesLots();
    }

    boolean accepts(long ticks) {
      return limitTicks == 0 || (side == Side.BUY ? ticks <= limitTicks : ticks >= limitTicks);
    }
  }

  private final NavigableMap<Long, List<Known>> bids = new TreeMap<>(Comparator.reverseOrder());
  private final NavigableMap<Long, List<Known>> asks = new TreeMap<>();
  private final Map<Long, Known> open = new HashMap<>();
  private final Map<Integer, Long> positions = new HashMap<>();
  private final Map<Integer, RiskLimits> limits = new HashMap<>();

  /** For each portfolio and side, the position with all open orders filled, a command ago. */
  private final Map<List<Object>, Long> worstBefore = new HashMap<>();

  /** What reports and reduce-only orders, which no limit holds, added to it since. */
  private final Map<List<Object>, Long> unlimited = new HashMap<>();

  private OrderTerms entering = OrderTerms.PLAIN;
  private Phase phase = Phase.CONTINUOUS;
  private long sequence;
  private long timeNs;
  private long auctionTicks;

  /** Learns what is about to be done. */
  void expect(MarketCommand command) {
    auctionTicks = 0;
    if (command instanceof Enter enter) {
      entering = enter.terms();
    } else if (command instanceof SetLimits set) {
      limits.put(set.portfolioId(), set.limits());
    } else if (command instanceof Report report) {
      move(report.buyPortfolioId(), Side.BUY, report.lots(), true);
      move(report.sellPortfolioId(), Side.SELL, report.lots(), true);
    }
  }

  @Override
  public void on(MarketEvent event) {
    check(event.sequence() == sequence + 1, "a gap in the sequence", event);
    check(event.timeNs() >= timeNs, "time goes back", event);
    sequence = event.sequence();
    timeNs = event.timeNs();
    switch (event.kind()) {
      case ACCEPTED -> accepted(event);
      case REJECTED -> check(!open.containsKey(event.orderId()), "refused but open", event);
      case BOOKED -> booked(event);
      case FILLED -> filled(event);
      case AMENDED -> amended(event);
      case CANCELLED -> cancelled(event);
      case EXPIRED -> expired(event);
      case TRIGGERED -> {
        Known order = known(event);
        check(!order.booked && order.leavesLots == event.lots(), "triggered", event);
      }
      case PHASE_CHANGED -> {
        check(phase != event.phase(), "no change of phase", event);
        phase = event.phase();
        auctionTicks = 0;
      }
      case INDICATIVE -> check(phase.isAuction(), "an indicative price in no auction", event);
    }
  }

  private void accepted(MarketEvent event) {
    check(phase.takesOrders() && event.leavesLots() == event.lots(), "accepted", event);
    Known order = new Known(event, entering);
    order.limitTicks = event.priceTicks();
    check(open.put(order.id, order) == null, "accepted twice", event);
  }

  private void booked(MarketEvent event) {
    Known order = known(event);
    check(phase.takesOrders(), "booked in a phase without orders", event);
    check(!order.booked && order.leavesLots == event.leavesLots(), "booked", event);
    check(order.accepts(event.priceTicks()), "booked past its limit", event);
    order.limitTicks = event.priceTicks();
    order.shownLots = Math.min(order.leavesLots, order.terms.displayLots());
    order.booked = true;
    side(order.side).computeIfAbsent(order.limitTicks, price -> new ArrayList<>()).add(order);
    checkRest(order, event);
  }

  private void filled(MarketEvent event) {
    Known order = known(event);
    check(order.accepts(event.priceTicks()), "a trade worse than the limit", event);
    Known contra = open.get(event.contraOrderId());
    boolean second =
        event.liquidity() == Liquidity.TAKER
            || (event.liquidity() == Liquidity.AUCTION && event.side() == Side.SELL);
    check(second || contra != null, "a trade with nobody", event);
    if (order.terms.reduceOnly()) {
      long reducible = -order.side.sign() * position(order.portfolio);
      check(reducible >= event.lots(), "a reduce-only order opens a position", event);
    }
    switch (event.liquidity()) {
      case MAKER -> {
        check(phase == Phase.CONTINUOUS, "a trade outside continuous trading", event);
        check(isFirst(order), "not the first of the best queue", event);
        check(event.priceTicks() == order.limitTicks, "not at the price of the maker", event);
        check(event.lots() <= order.shownLots, "more than shown", event);
        check(mayTrade(contra, order), "a trade inside a group", event);
      }
      case TAKER -> check(!order.booked, "a taker in the book", event);
      case AUCTION -> {
        check(isFirst(order), "not the first of the best queue", event);
        check(auctionTicks == 0 || auctionTicks == event.priceTicks(), "two prices", event);
        auctionTicks = event.priceTicks();
      }
    }
    order.filledLots += event.lots();
    move(order.portfolio, order.side, event.lots(), order.terms.reduceOnly());
    take(order, event.lots(), true);
    checkRest(order, event);
  }

  private boolean mayTrade(Known taker, Known maker) {
    int group = limits.get(taker.portfolio).group();
    int other = limits.get(maker.portfolio).group();
    boolean same = taker.portfolio == maker.portfolio || (group != 0 && group == other);
    return !same || taker.terms.selfTrade() == SelfTrade.ALLOW;
  }

  private boolean isFirst(Known order) {
    return order.booked && side(order.side).firstEntry().getValue().get(0) == order;
  }

  private void amended(MarketEvent event) {
    Known order = known(event);
    check(phase.takesOrders(), "amended", event);
    order.lots += event.leavesLots() - order.leavesLots;
    if (event.shownLots() > 0) {
      check(order.booked && event.leavesLots() <= order.leavesLots, "not smaller", event);
      check(order.limitTicks == event.priceTicks(), "another price at the same place", event);
      order.shownLots = Math.min(order.shownLots, event.leavesLots());
    } else {
      unlink(order);
      order.limitTicks = event.priceTicks();
    }
    order.leavesLots = event.leavesLots();
    checkRest(order, event);
  }

  private void cancelled(MarketEvent event) {
    Known order = known(event);
    boolean fromShown = event.cancelReason() == CancelReason.SELF_TRADE;
    check(!fromShown || !order.booked || isFirst(order), "prevented out of turn", event);
    order.goneLots += event.lots();
    take(order, event.lots(), fromShown);
    checkRest(order, event);
  }

  private void expired(MarketEvent event) {
    Known order = known(event);
    check(order.leavesLots == event.lots(), "expired", event);
    order.goneLots += event.lots();
    take(order, event.lots(), false);
    checkRest(order, event);
  }

  /** Takes lots from an order: shown ones first, as trades do, or hidden ones first. */
  private void take(Known order, long lots, boolean fromShown) {
    order.leavesLots -= lots;
    if (order.leavesLots == 0) {
      unlink(order);
      open.remove(order.id);
    } else if (order.booked && fromShown && lots >= order.shownLots) {
      List<Known> queue = side(order.side).get(order.limitTicks);
      queue.remove(order);
      queue.add(order);
      order.shownLots = Math.min(order.leavesLots, order.terms.displayLots());
    } else if (order.booked) {
      order.shownLots =
          fromShown ? order.shownLots - lots : Math.min(order.shownLots, order.leavesLots);
    }
  }

  private void unlink(Known order) {
    if (order.booked) {
      List<Known> queue = side(order.side).get(order.limitTicks);
      queue.remove(order);
      if (queue.isEmpty()) {
        side(order.side).remove(order.limitTicks);
      }
    }
    order.booked = false;
    order.shownLots = 0;
  }

  private void checkRest(Known order, MarketEvent event) {
    check(order.lots == order.filledLots + order.goneLots + order.leavesLots, "lots lost", event);
    check(order.leavesLots >= 0, "more lots than there were", event);
    check(order.leavesLots == event.leavesLots(), "leaves %d", order.leavesLots, event);
    check(order.shownLots == event.shownLots(), "shows %d", order.shownLots, event);
    check(order.shownLots <= order.terms.displayLots(), "shows more than its display", event);
  }

  private Known known(MarketEvent event) {
    Known order = open.get(event.orderId());
    check(order != null, "an order that is not open", event);
    check(order.portfolio == event.portfolioId() && order.side == event.side(), "whose?", event);
    return order;
  }

  private NavigableMap<Long, List<Known>> side(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  private long position(int portfolio) {
    return positions.getOrDefault(portfolio, 0L);
  }

  private void move(int portfolio, Side side, long lots, boolean isUnlimited) {
    positions.merge(portfolio, side.sign() * lots, Long::sum);
    if (isUnlimited) {
      unlimited.merge(List.of(portfolio, side), lots, Long::sum);
    }
  }

  /** Compares what is known with what the market says it is, after each command. */
  void compare(Market market) {
    long lots = 0;
    for (Known order : open.values()) {
      lots += order.leavesLots;
    }
    check(market.openOrders() == open.size(), "%d orders open", open.size(), null);
    check(market.openLots() == lots, "%d lots open", lots, null);
    check(market.sequence() == sequence && market.phase() == phase, "sequence or phase", null);
    for (Side side : Side.values()) {
      List<Level> levels = levels(side);
      List<Level> said = market.levels(side, Integer.MAX_VALUE);
      check(said.equals(levels), "levels are " + levels + ", not " + said, null);
    }
    boolean crossed = !bids.isEmpty() && !asks.isEmpty() && bids.firstKey() >= asks.firstKey();
    check(!crossed || phase != Phase.CONTINUOUS, "the book is crossed", null);
    comparePositions(market);
  }

  private List<Level> levels(Side side) {
    List<Level> levels = new ArrayList<>();
    side(side)
        .forEach(
            (price, queue) -> {
              long shown = queue.stream().mapToLong(order -> order.shownLots).sum();
              levels.add(new Level(price, shown, queue.size()));
            });
    return levels;
  }

  private void comparePositions(Market market) {
    long sum = 0;
    for (int portfolio : limits.keySet()) {
      long position = market.positionLots(portfolio);
      check(position == position(portfolio), "position of %d", portfolio, null);
      sum += position;
      for (Side side : Side.values()) {
        compareWorst(portfolio, side);
      }
    }
    check(sum == 0, "positions add up to %d", sum, null);
    unlimited.clear();
  }

  /**
   * With all orders of a side filled, a position is within its limit. It may be past it only where
   * it was before, by lower limits, or by what no limit holds.
   */
  private void compareWorst(int portfolio, Side side) {
    long worst = side.sign() * position(portfolio);
    long reducing = 0;
    for (Known order : open.values()) {
      if (order.portfolio == portfolio && order.side == side) {
        worst += order.terms.reduceOnly() ? 0 : order.leavesLots;
        reducing += order.terms.reduceOnly() ? order.leavesLots : 0;
      }
    }
    // The worst is that what can only reduce does so first, and makes room for all the others.
    worst += Math.min(reducing, Math.max(0, -side.sign() * position(portfolio)));
    List<Object> key = List.of(portfolio, side);
    long before = worstBefore.getOrDefault(key, 0L) + unlimited.getOrDefault(key, 0L);
    long most = Math.max(limits.get(portfolio).maxPositionLots(), before);
    check(worst <= most, "portfolio %d could come past its limit", portfolio, null);
    worstBefore.put(key, worst);
  }

  private static void check(boolean holds, String what, long value, MarketEvent event) {
    check(holds, holds ? what : what.formatted(value), event);
  }

  private static void check(boolean holds, String what, MarketEvent event) {
    if (!holds) {
      throw new AssertionError(event == null ? what : what + ": " + event);
    }
  }
}
