package io.tradegrid.shard;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.command.Fill;
import io.tradegrid.command.Hash;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.orderbook.EntryTerms;
import io.tradegrid.orderbook.MatchListener;
import io.tradegrid.orderbook.OrderBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything a shard knows. The way of a request: has it been taken before (dedup), may it be done
 * (limits), do it (book), book it (positions, bars), remember the answer.
 */
public final class ShardState {

  /**
   * Orders and trades are numbered per shard below this many bits, the shard's number above them,
   * so that ids are unique in the grid and yet fit the 53 bits of a JavaScript number.
   */
  private static final int ID_BITS = 43;

  private final int shard;
  private final ShardListener listener;
  private final Map<Integer, Listing> listings = new TreeMap<>();
  private final Map<Integer, Portfolio> portfolios = new TreeMap<>();
  private final RequestMemory memory = new RequestMemory();
  private final Map<Long, Order> openOrders = new HashMap<>();
  private long orderCount;
  private long tradeCount;

  /**
   * Makes the state of an empty log.
   *
   * @param shard the shard's number
   * @param listener hears every change
   */
  public ShardState(int shard, ShardListener listener) {
    this.shard = shard;
    this.listener = listener;
  }

  /** Returns whether an instrument's terms are in the log. */
  public boolean knowsInstrument(int instrumentId) {
    return listings.containsKey(instrumentId);
  }

  /** Returns whether a portfolio's limits are in the log. */
  public boolean knowsPortfolio(int portfolioId) {
    return portfolios.containsKey(portfolioId);
  }

  /** Returns the name of a portfolio that the log has. */
  public String portfolioName(int portfolioId) {
    return portfolios.get(portfolioId).name();
  }

  /** Takes the terms of an instrument. */
  public void define(DefineInstrument define) {
    listings.putIfAbsent(define.instrument().id(), new Listing(define.instrument()));
  }

  /** Takes a portfolio's limits, new or changed. */
  public void define(DefinePortfolio define) {
    portfolios.put(define.portfolio().id(), define.portfolio());
    listings.values().forEach(listing -> listing.forgetLimits(define.portfolio().id()));
  }

  /**
   * Carries out a request whose instrument and portfolios are defined.
   *
   * @param request stamped with its time
   * @return the answer; a repeat's is marked as duplicate, and changed nothing
   */
  public Answer apply(Request request) {
    Answer repeat = memory.answerTo(request);
    if (repeat != null) {
      return repeat;
    }
    Listing listing = listings.get(request.instrumentId());
    Request timed = request.acceptedAt(listing.advanceTo(request.timestampNs()));
    Answer answer;
    if (timed instanceof NewOrder order) {
      answer = enter(listing, order);
    } else if (timed instanceof CancelOrder cancel) {
      answer = cancel(listing, cancel);
    } else if (timed instanceof AmendOrder amend) {
      answer = amend(listing, amend);
    } else {
      answer = report(listing, (TradeReport) timed);
    }
    memory.remember(request, answer);
    return answer;
  }

  private Answer enter(Listing listing, NewOrder request) {
    Portfolio portfolio = portfolios.get(request.portfolioId());
    Order order = new Order(newId(++orderCount), request);
    RejectReason reason =
        OrderLimits.check(
            listing,
            portfolio,
            request.side(),
            request.type(),
            request.priceTicks(),
            request.quantityLots());
    if (reason == RejectReason.NONE
        && listing.openOrders(portfolio.id()) >= portfolio.maxOpenOrders()) {
      reason = RejectReason.OPEN_ORDER_LIMIT;
    }
    if (reason != RejectReason.NONE) {
      order.reject(reason);
      listener.orderChanged(listing, order);
      return answer(reason, listing, order, List.of());
    }
    listener.orderChanged(listing, order);
    openOrders.put(order.orderId(), order);
    listing.opened(order.portfolioId());
    Execution execution = new Execution(listing, order, request.timestampNs());
    long resting = match(listing, order, execution);
    if (resting == 0 && order.status().isOpen()) {
      close(listing, order, request.timestampNs());
    }
    return answer(RejectReason.NONE, listing, order, execution.fills);
  }

  private static long match(Listing listing, Order order, Execution execution) {
    OrderBook book = listing.book();
    long lots = order.quantityLots();
    if (order.timeInForce() == TimeInForce.FOK
        && book.fillable(order.side(), order.limitTicks(), lots, 0) < lots) {
      return 0;
    }
    return book.enter(
        order.orderId(),
        order.portfolioId(),
        order.side(),
        order.limitTicks(),
        lots,
        order.entryTerms(),
        execution);
  }

  private Answer cancel(Listing listing, CancelOrder request) {
    Long orderId = memory.orderOf(request.portfolioId(), request.origClientOrderId());
    Order order = orderId == null ? null : openOrders.get(orderId);
    if (order == null || order.instrumentId() != request.instrumentId()) {
      return noOpenOrder(orderId, order, listing);
    }
    listing.book().cancel(order.orderId());
    close(listing, order, request.timestampNs());
    return answer(RejectReason.NONE, listing, order, List.of());
  }

  private Answer amend(Listing listing, AmendOrder request) {
    Long orderId = memory.orderOf(request.portfolioId(), request.origClientOrderId());
    Order order = orderId == null ? null : openOrders.get(orderId);
    if (order == null || order.instrumentId() != request.instrumentId()) {
      return noOpenOrder(orderId, order, listing);
    }
    long ticks =
        request.priceTicks() == Command.NO_PRICE ? order.priceTicks() : request.priceTicks();
    long lots = request.quantityLots();
    boolean onlyLess = ticks == order.priceTicks() && lots > 0 && lots <= order.quantityLots();
    if (!onlyLess) {
      // Less risk is always allowed, more has to pass the limits as a new order would.
      RejectReason reason =
          OrderLimits.check(
              listing,
              portfolios.get(order.portfolioId()),
              order.side(),
              OrderType.LIMIT,
              ticks,
              lots);
      if (reason != RejectReason.NONE) {
        return answer(reason, listing, order, List.of());
      }
    }
    Execution execution = new Execution(listing, order, request.timestampNs());
    long leaves = lots - order.filledLots();
    if (leaves <= 0) {
      listing.book().cancel(order.orderId());
      close(listing, order, request.timestampNs());
    } else {
      order.amend(ticks, lots, request.timestampNs());
      listener.orderChanged(listing, order);
      if (onlyLess) {
        listing.book().reduce(order.orderId(), leaves);
      } else {
        listing.book().replace(order.orderId(), ticks, leaves, EntryTerms.REST, execution);
      }
    }
    return answer(RejectReason.NONE, listing, order, execution.fills);
  }

  private static Answer noOpenOrder(Long orderId, Order order, Listing listing) {
    boolean wasHere = orderId != null && order == null;
    return new Answer(
        wasHere ? RejectReason.ORDER_CLOSED : RejectReason.UNKNOWN_ORDER,
        false,
        OrderStatus.REJECTED,
        wasHere ? orderId : 0,
        0,
        0,
        listing.book().top(),
        List.of());
  }

  private Answer report(Listing listing, TradeReport request) {
    RejectReason reason =
        OrderLimits.check(
            listing,
            portfolios.get(request.portfolioId()),
            Side.BUY,
            OrderType.LIMIT,
            request.priceTicks(),
            request.quantityLots());
    if (reason == RejectReason.NONE && portfolios.get(request.counterPortfolioId()).blocked()) {
      reason = RejectReason.PORTFOLIO_BLOCKED;
    }
    if (reason != RejectReason.NONE) {
      return new Answer(
          reason, false, OrderStatus.REJECTED, 0, 0, 0, listing.book().top(), List.of());
    }
    Trade trade =
        new Trade(
            newId(++tradeCount),
            request.priceTicks(),
            request.quantityLots(),
            request.portfolioId(),
            request.counterPortfolioId(),
            0,
            0,
            null,
            request.timestampNs());
    listing.traded(trade, listener);
    return new Answer(
        RejectReason.NONE,
        false,
        OrderStatus.FILLED,
        trade.tradeId(),
        trade.quantityLots(),
        0,
        listing.book().top(),
        List.of());
  }

  private static Answer answer(
      RejectReason reason, Listing listing, Order order, List<Fill> fills) {
    return new Answer(
        reason,
        false,
        reason == RejectReason.NONE ? order.status() : OrderStatus.REJECTED,
        order.orderId(),
        order.filledLots(),
        order.leavesLots(),
        listing.book().top(),
        fills);
  }

  private long newId(long count) {
    if (count >>> ID_BITS != 0) {
      throw new IllegalStateException("Shard " + shard + " has used up its ids");
    }
    return ((long) shard << ID_BITS) | count;
  }

  /** Returns the number of requests applied since the log began, repeats not counted. */
  public long requests() {
    return memory.size();
  }

  /** Returns the number of orders that rest in the shard's books. */
  public int openOrders() {
    return openOrders.size();
  }

  /** Returns what the shard trades, by instrument number. */
  public Iterable<Listing> listings() {
    return listings.values();
  }

  /**
   * Returns a hash of books, positions, portfolios, remembered ids and answers. Two shards that
   * were given the same requests in the same order have the same hash, however the requests were
   * batched and whenever they came.
   */
  public long stateHash() {
    long hash = Hash.of(shard, orderCount, tradeCount, memory.stateHash());
    for (Listing listing : listings.values()) {
      hash = Hash.mix(hash) + listing.stateHash();
    }
    long orders = 0;
    for (Order order : openOrders.values()) {
      orders += order.stateHash();
    }
    hash = Hash.mix(hash) + orders;
    for (Portfolio portfolio : portfolios.values()) {
      hash = Hash.of(hash, portfolio.id(), portfolio.maxOpenOrders(), portfolio.blocked() ? 1 : 0);
    }
    return hash;
  }

  /** What was open of an order has been taken out of the book, or never entered it. */
  private void close(Listing listing, Order order, long timeNs) {
    order.cancel(timeNs);
    changed(listing, order);
  }

  private void changed(Listing listing, Order order) {
    if (!order.status().isOpen() && openOrders.remove(order.orderId()) != null) {
      listing.closed(order.portfolioId());
    }
    listener.orderChanged(listing, order);
  }

  /** Books the trades of one request, while the book makes them. */
  private final class Execution implements MatchListener {

    private final Listing listing;
    private final Order taker;
    private final long timeNs;
    private final List<Fill> fills = new ArrayList<>();

    Execution(Listing listing, Order taker, long timeNs) {
      this.listing = listing;
      this.taker = taker;
      this.timeNs = timeNs;
    }

    @Override
    public void filled(
        long takerId, long makerId, long priceTicks, long lots, long makerLeavesLots) {
      Order maker = openOrders.get(makerId);
      taker.fill(lots, timeNs);
      maker.fill(lots, timeNs);
      Order buy = taker.side() == Side.BUY ? taker : maker;
      Order sell = taker.side() == Side.BUY ? maker : taker;
      Trade trade =
          new Trade(
              newId(++tradeCount),
              priceTicks,
              lots,
              buy.portfolioId(),
              sell.portfolioId(),
              buy.orderId(),
              sell.orderId(),
              taker.side(),
              timeNs);
      fills.add(
          new Fill(
              trade.tradeId(),
              priceTicks,
              lots,
              makerId,
              maker.portfolioId(),
              maker.clientOrderId()));
      changed(listing, maker);
      changed(listing, taker);
      listing.traded(trade, listener);
    }
  }
}
