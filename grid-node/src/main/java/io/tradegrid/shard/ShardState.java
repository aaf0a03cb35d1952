package io.tradegrid.shard;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.CancelAll;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.ChangePhase;
import io.tradegrid.command.Command.ChangeRules;
import io.tradegrid.command.Command.Control;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.ForgetRequests;
import io.tradegrid.command.Command.FromTopic;
import io.tradegrid.command.Command.MassCancel;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.PassTime;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.command.Fill;
import io.tradegrid.command.Hash;
import io.tradegrid.market.Market;
import io.tradegrid.market.ReadAhead;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.orderbook.SlotIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything a shard knows. The way of a request: has it been taken before (memory), let the market
 * do it (listing, which keeps the books of it), remember the answer.
 */
public final class ShardState {

  private final MarketFactory markets;
  private final ShardListener listener;
  private final Orders orders;
  private final Map<Integer, Listing> listings = new TreeMap<>();

  /** Where each is in a list, for those who look one up for every command. */
  private final SlotIndex listingIndex = new SlotIndex();

  private final List<Listing> listed = new ArrayList<>();

  /** The listings that time will change by itself. */
  private final Set<Listing> timed = new HashSet<>();

  private final Map<Integer, Portfolio> portfolios = new TreeMap<>();

  /** As of the listings. */
  private final SlotIndex portfolioIndex = new SlotIndex();

  private final List<Portfolio> byPlace = new ArrayList<>();
  private final ReadAhead ahead = new ReadAhead();
  private final RequestMemory memory = new RequestMemory();
  private final TopicMarks topicMarks = new TopicMarks();

  /**
   * Makes the state of an empty log.
   *
   * @param shard the shard's number
   * @param markets makes the market of each instrument
   * @param listener hears every change
   */
  public ShardState(int shard, MarketFactory markets, ShardListener listener) {
    this.markets = markets;
    this.listener = listener;
    this.orders = new Orders(shard);
  }

  /** Returns whether an instrument's terms are in the log. */
  public boolean knowsInstrument(int instrumentId) {
    return listingIndex.get(instrumentId) != 0;
  }

  /** Returns whether a portfolio's limits are in the log. */
  public boolean knowsPortfolio(int portfolioId) {
    return portfolioIndex.get(portfolioId) != 0;
  }

  /** Returns a portfolio that the log has, as it has it. */
  public Portfolio portfolio(int portfolioId) {
    int place = portfolioIndex.get(portfolioId);
    return place == 0 ? null : byPlace.get(place - 1);
  }

  /** Returns the portfolios that the log has, as it has them. */
  public Collection<Portfolio> portfolios() {
    return Collections.unmodifiableCollection(portfolios.values());
  }

  Orders orders() {
    return orders;
  }

  RequestMemory memory() {
    return memory;
  }

  TopicMarks topicMarks() {
    return topicMarks;
  }

  /** Returns the listings in the order in which they were defined. */
  List<Listing> listed() {
    return listed;
  }

  /** Takes the terms of an instrument. */
  public void define(DefineInstrument define) {
    define(define, markets);
  }

  void define(DefineInstrument define, MarketFactory ofMarket) {
    int id = define.instrument().id();
    if (!knowsInstrument(id)) {
      Listing listing = new Listing(define.instrument(), orders, ofMarket, listener);
      listings.put(id, listing);
      listed.add(listing);
      listingIndex.put(id, listed.size());
    }
  }

  /** Takes a portfolio's limits, new or changed. */
  public void define(DefinePortfolio define) {
    Portfolio portfolio = define.portfolio();
    if (portfolios.put(portfolio.id(), portfolio) == null) {
      byPlace.add(portfolio);
      portfolioIndex.put(portfolio.id(), byPlace.size());
    } else {
      byPlace.set(portfolioIndex.get(portfolio.id()) - 1, portfolio);
    }
    listings.values().forEach(listing -> listing.limitsChanged(portfolio));
  }

  /** Carries out commands of the log again, in their order. */
  public void replay(List<Command> commands) {
    for (int i = 0; i < commands.size(); i++) {
      if (i % ReadAhead.GROUP == 0) {
        readAhead(commands, i, Math.min(i + ReadAhead.GROUP, commands.size()));
      }
      replay(commands.get(i));
    }
  }

  /** Carries out a command of the log again. */
  public void replay(Command command) {
    if (command instanceof DefineInstrument define) {
      define(define);
    } else if (command instanceof DefinePortfolio define) {
      define(define);
    } else if (command instanceof Control control) {
      apply(control);
    } else {
      apply((Request) command);
    }
  }

  /** Returns whether a control command for a defined instrument would change anything. */
  public boolean isChangedBy(Control control) {
    if (control instanceof ChangePhase change) {
      Market market = listing(change.instrumentId()).market();
      return market.phase() != change.phase() || market.nextDeadlineNs() <= change.timestampNs();
    }
    if (control instanceof ChangeRules change) {
      Listing listing = listing(change.instrumentId());
      long reference = change.rules().referenceTicks();
      boolean sameReference = reference == 0 || reference == listing.market().referenceTicks();
      return !sameReference || !change.rules().equals(listing.rules());
    }
    if (control instanceof CancelAll cancel) {
      return listing(cancel.instrumentId()).market().openOrders() > 0;
    }
    if (control instanceof ForgetRequests forget) {
      return memory.size() > forget.keep();
    }
    return nextDeadlineNs() <= ((PassTime) control).timestampNs();
  }

  /**
   * Carries out a control command for a defined instrument.
   *
   * @return how many orders it cancelled as such
   */
  public int apply(Control control) {
    if (control instanceof ChangePhase change) {
      Listing listing = listing(change.instrumentId());
      listing.advanceTo(change.timestampNs());
      listing.market().changePhase(change.phase());
      keepDeadline(listing);
    } else if (control instanceof ChangeRules change) {
      listing(change.instrumentId()).changeRules(change.rules());
    } else if (control instanceof CancelAll cancel) {
      Listing listing = listing(cancel.instrumentId());
      listing.advanceTo(cancel.timestampNs());
      int cancelled = listing.market().cancelAll(0, cancel.side());
      keepDeadline(listing);
      return cancelled;
    } else if (control instanceof ForgetRequests forget) {
      memory.forget(forget.keep(), orderId -> orders.find(orderId) != null);
    } else if (control instanceof PassTime pass) {
      for (Listing listing : listings.values()) {
        if (listing.market().nextDeadlineNs() <= pass.timestampNs()) {
          listing.advanceTo(pass.timestampNs());
          keepDeadline(listing);
        }
      }
    }
    return 0;
  }

  /** Returns when time next changes a market by itself, Long.MAX_VALUE if it never does. */
  public long nextDeadlineNs() {
    long next = Long.MAX_VALUE;
    for (Listing listing : timed) {
      next = Math.min(next, listing.market().nextDeadlineNs());
    }
    return next;
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
    if (request instanceof FromTopic record && !topicMarks.take(record)) {
      return Answer.refused(RejectReason.RECORD_TAKEN).asDuplicate();
    }
    Listing listing = listing(request.instrumentId());
    long timeNs = listing.advanceTo(request.timestampNs());
    Request asked = request.asked();
    Request timed = timeNs == asked.timestampNs() ? asked : asked.acceptedAt(timeNs);
    Answer answer;
    if (timed instanceof NewOrder order) {
      answer = enter(listing, order);
    } else if (timed instanceof CancelOrder cancel) {
      answer = cancel(listing, cancel);
    } else if (timed instanceof AmendOrder amend) {
      answer = amend(listing, amend);
    } else if (timed instanceof MassCancel cancel) {
      answer = cancelAll(listing, cancel);
    } else {
      answer = report(listing, (TradeReport) timed);
    }
    memory.remember(asked, answer);
    keepDeadline(listing);
    return answer;
  }

  /**
   * Reads what requests will read, where that is far from the processor: worth it for all of a
   * group together, before the first one is carried out.
   *
   * @param commands of any instruments; those that are no requests are passed over
   * @param from index of the first
   * @param to index behind the last, at most {@link ReadAhead#GROUP} on
   */
  public void readAhead(List<? extends Command> commands, int from, int to) {
    long read = 0;
    if (memory.size() >= ReadAhead.COLD_ORDERS) {
      for (int i = from; i < to; i++) {
        if (commands.get(i) instanceof Request request) {
          read += memory.readAhead(request.portfolioId(), request.clientOrderId());
        }
      }
    }
    if (orders.size() >= ReadAhead.COLD_ORDERS || isMixed(commands, from, to)) {
      for (int i = from; i < to; i++) {
        ClientOrderId named = named(commands.get(i));
        read += named == null ? 0 : orders.readAhead(portfolioId(commands.get(i)), named);
      }
      for (int i = from; i < to; i++) {
        Command command = commands.get(i);
        ClientOrderId named = named(command);
        Order order = named == null ? null : orders.find(portfolioId(command), named);
        if (command instanceof NewOrder entered && knowsInstrument(entered.instrumentId())) {
          Market market = listing(entered.instrumentId()).market();
          ahead.add(market, 0, entered.portfolioId(), entered.priceTicks());
        } else if (order != null) {
          long ticks = command instanceof AmendOrder amend ? amend.priceTicks() : Command.NO_PRICE;
          ahead.add(order.listing().market(), order.orderId(), 0, ticks);
        }
      }
    }
    ahead.finish(read);
  }

  /** Returns whether commands go to several markets: those to one of them are then far apart. */
  private static boolean isMixed(List<? extends Command> commands, int from, int to) {
    int first = instrumentId(commands.get(from));
    for (int i = from + 1; i < to; i++) {
      if (instrumentId(commands.get(i)) != first) {
        return true;
      }
    }
    return false;
  }

  private static int instrumentId(Command command) {
    return command instanceof Request request ? request.instrumentId() : 0;
  }

  /** Returns the order that a command names, null if it names none. */
  private static ClientOrderId named(Command command) {
    if (command instanceof AmendOrder amend) {
      return amend.origClientOrderId();
    }
    return command instanceof CancelOrder cancel ? cancel.origClientOrderId() : null;
  }

  private static int portfolioId(Command naming) {
    return ((Request) naming).portfolioId();
  }

  /** Asked after every batch, so only listings that have a deadline are looked at. */
  void keepDeadline(Listing listing) {
    if (listing.market().nextDeadlineNs() == Long.MAX_VALUE) {
      timed.remove(listing);
    } else {
      timed.add(listing);
    }
  }

  private Answer enter(Listing listing, NewOrder request) {
    listing.admit(portfolio(request.portfolioId()));
    Order order = orders.add(listing, request);
    RejectReason reason = listing.enter(order);
    return answer(reason, listing, order);
  }

  private Answer cancel(Listing listing, CancelOrder request) {
    Order order = orders.find(request.portfolioId(), request.origClientOrderId());
    if (order == null || order.listing() != listing) {
      return noOpenOrder(order, listing, request.portfolioId(), request.origClientOrderId());
    }
    listing.market().cancel(order.orderId());
    return answer(RejectReason.NONE, listing, order);
  }

  private Answer amend(Listing listing, AmendOrder request) {
    Order order = orders.find(request.portfolioId(), request.origClientOrderId());
    if (order == null || order.listing() != listing) {
      return noOpenOrder(order, listing, request.portfolioId(), request.origClientOrderId());
    }
    long lots = request.quantityLots();
    if (lots < 1) {
      return answer(RejectReason.INVALID_QUANTITY, listing, order);
    }
    if (lots > listing.instrument().maxOrderLots()) {
      return answer(RejectReason.ORDER_QUANTITY_LIMIT, listing, order);
    }
    long leaves = lots - order.filledLots() - order.cancelledLots();
    RejectReason reason =
        leaves > 0
            ? listing.amend(order, request.priceTicks(), leaves)
            : listing.market().cancel(order.orderId());
    return answer(reason, listing, order);
  }

  private Answer noOpenOrder(Order elsewhere, Listing listing, int portfolioId, ClientOrderId id) {
    long closed = elsewhere == null ? memory.orderOf(portfolioId, id) : 0;
    RejectReason reason = closed == 0 ? RejectReason.UNKNOWN_ORDER : RejectReason.ORDER_CLOSED;
    return answer(listing, reason, OrderStatus.REJECTED, closed, 0, 0);
  }

  private static Answer cancelAll(Listing listing, MassCancel request) {
    int count = listing.market().cancelAll(request.portfolioId(), request.side());
    return answer(listing, RejectReason.NONE, OrderStatus.CANCELED, 0, 0, count);
  }

  private Answer report(Listing listing, TradeReport request) {
    Portfolio buyer = portfolio(request.portfolioId());
    Portfolio seller = portfolio(request.counterPortfolioId());
    RejectReason reason = ReportLimits.check(listing, buyer, seller, request);
    if (reason != RejectReason.NONE) {
      return answer(listing, reason, OrderStatus.REJECTED, 0, 0, 0);
    }
    listing.admit(buyer);
    listing.admit(seller);
    long lots = request.quantityLots();
    Trade trade =
        new Trade(
            orders.newTradeId(),
            request.priceTicks(),
            lots,
            buyer.id(),
            seller.id(),
            0,
            0,
            null,
            request.timestampNs());
    listing.report(trade);
    return answer(listing, reason, OrderStatus.FILLED, trade.tradeId(), lots, 0);
  }

  /** Returns an answer that is not about an order that is open. */
  private static Answer answer(
      Listing listing,
      RejectReason reason,
      OrderStatus status,
      long id,
      long filledLots,
      int cancelled) {
    return new Answer(
        reason, false, status, id, filledLots, 0, listing.market().top(), List.of(), cancelled);
  }

  private static Answer answer(RejectReason reason, Listing listing, Order order) {
    List<Fill> fills = listing.takeFills();
    return new Answer(
        reason,
        false,
        reason == RejectReason.NONE ? order.status() : OrderStatus.REJECTED,
        order.orderId(),
        order.filledLots(),
        order.leavesLots(),
        listing.market().top(),
        fills);
  }

  /** Returns the number of requests applied since the log began, repeats not counted. */
  public long requests() {
    return memory.count();
  }

  /** Returns the number of requests whose ids are remembered. */
  public int rememberedRequests() {
    return memory.size();
  }

  /** Returns whether a request is new and so many are remembered already, without open orders. */
  public boolean isTooMuch(Request request, int most) {
    return memory.size() - orders.size() >= most && memory.answerTo(request) == null;
  }

  /** Returns the number that the newest order was given; later ones are higher. */
  public long newestOrderId() {
    return orders.newestId();
  }

  /** Returns the number of open orders in the shard's markets, waiting stop orders included. */
  public int openOrders() {
    return orders.size();
  }

  /** Returns what the shard trades, by instrument number. */
  public Iterable<Listing> listings() {
    return listings.values();
  }

  /** Returns an instrument as the shard trades it, null if the log has not got it. */
  public Listing listing(int instrumentId) {
    int place = listingIndex.get(instrumentId);
    return place == 0 ? null : listed.get(place - 1);
  }

  /**
   * Returns a hash of markets, positions, portfolios, remembered ids, answers and offsets. Two
   * shards that were given the same commands in the same order have the same hash, however they
   * were batched.
   */
  public long stateHash() {
    long hash = Hash.mix(orders.stateHash()) + memory.stateHash() + topicMarks.stateHash();
    for (Listing listing : listings.values()) {
      hash = Hash.mix(hash) + listing.stateHash();
    }
    for (Portfolio portfolio : portfolios.values()) {
      hash = Hash.mix(hash) + hash(portfolio);
    }
    return hash;
  }

  private static long hash(Portfolio portfolio) {
    long amounts =
        Hash.of(
            portfolio.maxOrderNotional().hashCode(),
            portfolio.maxPosition().hashCode(),
            portfolio.maxOpenOrders(),
            portfolio.maxOrdersPerSecond());
    long group = ((long) portfolio.selfTradeGroup() << 1) + (portfolio.blocked() ? 1 : 0);
    return Hash.of(portfolio.id(), amounts, portfolio.priceBandBps(), group);
  }
}
