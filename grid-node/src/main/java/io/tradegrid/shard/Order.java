package io.tradegrid.shard;

import io.tradegrid.command.Command;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Hash;
import io.tradegrid.market.MarketEvent;
import io.tradegrid.model.CancelReason;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;

/** An order as it stands: what was asked, and what became of it. Changed only by its shard. */
public final class Order {

  private final long orderId;
  private final Listing listing;
  private final int portfolioId;

  /** The owner's name for it, unpacked, because it is read to find the order. */
  private final long idHigh;

  private final long idLow;
  private final Side side;
  private final OrderType type;
  private final TimeInForce timeInForce;
  private final OrderTerms terms;
  private final long enteredAtNs;
  private long priceTicks;
  private long quantityLots;
  private long filledLots;
  private long cancelledLots;
  private OrderStatus status = OrderStatus.NEW;
  private RejectReason rejectReason = RejectReason.NONE;
  private CancelReason cancelReason = CancelReason.NONE;
  private long updatedAtNs;

  /** Whether who gathers changes knows already; no part of the state. */
  private boolean changeNoted;

  /**
   * Makes an order that has not met its market yet.
   *
   * @param orderId unique in the grid
   * @param listing what it is an order for
   * @param request what was asked, stamped with its time
   */
  Order(long orderId, Listing listing, NewOrder request) {
    this.orderId = orderId;
    this.listing = listing;
    this.portfolioId = request.portfolioId();
    this.idHigh = request.clientOrderId().high();
    this.idLow = request.clientOrderId().low();
    this.side = request.side();
    this.type = request.type();
    this.timeInForce = request.timeInForce();
    this.terms = request.terms();
    this.enteredAtNs = request.timestampNs();
    this.priceTicks = request.priceTicks();
    this.quantityLots = request.quantityLots();
    this.updatedAtNs = request.timestampNs();
  }

  /** Returns the number the grid gave it. */
  public long orderId() {
    return orderId;
  }

  /** Returns what it is an order for. */
  public Listing listing() {
    return listing;
  }

  /** Returns the instrument's number. */
  public int instrumentId() {
    return listing.instrument().id();
  }

  /** Returns the owner's number. */
  public int portfolioId() {
    return portfolioId;
  }

  /** Returns the owner's name for it. */
  public ClientOrderId clientOrderId() {
    return new ClientOrderId(idHigh, idLow);
  }

  boolean isNamed(int portfolio, ClientOrderId id) {
    return portfolio == portfolioId && id.low() == idLow && id.high() == idHigh;
  }

  /** Returns the side. */
  public Side side() {
    return side;
  }

  /** Returns how it is priced. */
  public OrderType type() {
    return type;
  }

  /** Returns how long it lives. */
  public TimeInForce timeInForce() {
    return timeInForce;
  }

  /** Returns what else it says. */
  public OrderTerms terms() {
    return terms;
  }

  /** Returns when it was accepted, in nanoseconds since the epoch. */
  public long enteredAtNs() {
    return enteredAtNs;
  }

  /** Returns the limit or protection price in ticks, or {@link Command#NO_PRICE}. */
  public long priceTicks() {
    return priceTicks;
  }

  /** Returns the total quantity in lots, what is filled and cancelled included. */
  public long quantityLots() {
    return quantityLots;
  }

  /** Returns the filled quantity in lots. */
  public long filledLots() {
    return filledLots;
  }

  /** Returns the quantity that is gone without a trade, in lots. */
  public long cancelledLots() {
    return cancelledLots;
  }

  /** Returns the open quantity in lots, 0 once closed. */
  public long leavesLots() {
    return status.isOpen() ? quantityLots - filledLots - cancelledLots : 0;
  }

  /** Returns where it stands. */
  public OrderStatus status() {
    return status;
  }

  /** Returns why it was rejected, or NONE. */
  public RejectReason rejectReason() {
    return rejectReason;
  }

  /** Returns why lots of it were last cancelled, or NONE. */
  public CancelReason cancelReason() {
    return cancelReason;
  }

  /** Returns when it last changed, in nanoseconds since the epoch. */
  public long updatedAtNs() {
    return updatedAtNs;
  }

  /**
   * For one who gathers changes: notes that it has changed.
   *
   * @return whether that was not noted yet
   */
  public boolean noteChange() {
    boolean first = !changeNoted;
    changeNoted = true;
    return first;
  }

  /** The next change is to be noted again. */
  public void forgetChange() {
    changeNoted = false;
  }

  void write(StateOutput out) {
    out.putLong(orderId).putInt(instrumentId()).putInt(portfolioId);
    out.putLong(idHigh).putLong(idLow);
    out.put(side.code()).put(type.code()).put(timeInForce.code()).putLong(enteredAtNs);
    out.putLong(priceTicks).putLong(quantityLots).putLong(filledLots).putLong(cancelledLots);
    out.put(status.code()).put(cancelReason.code()).putLong(updatedAtNs);
    boolean plain = terms.equals(OrderTerms.PLAIN);
    out.put(plain ? 0 : 1);
    if (!plain) {
      out.putLong(terms.stopTicks()).putLong(terms.displayLots()).putLong(terms.minimumLots());
      out.put(terms.postOnly().code()).put(terms.reduceOnly() ? 1 : 0);
      out.put(terms.selfTrade().code()).putLong(terms.expiresAtNs());
    }
  }

  /** Reads an open order of a shard whose listings are there. */
  static Order read(StateInput in, ShardState state) {
    long orderId = in.getLong();
    int instrumentId = in.getInt();
    Listing listing = state.listing(instrumentId);
    if (listing == null) {
      throw new IllegalArgumentException("order " + orderId + " is for no instrument");
    }
    int portfolioId = in.getInt();
    ClientOrderId id = new ClientOrderId(in.getLong(), in.getLong());
    Side side = Side.of(in.get());
    OrderType type = OrderType.of(in.get());
    TimeInForce timeInForce = TimeInForce.of(in.get());
    long enteredAtNs = in.getLong();
    long priceTicks = in.getLong();
    long quantityLots = in.getLong();
    long filledLots = in.getLong();
    long cancelledLots = in.getLong();
    OrderStatus status = OrderStatus.of(in.get());
    CancelReason cancelReason = CancelReason.of(in.get());
    long updatedAtNs = in.getLong();
    NewOrder request =
        new NewOrder(
            instrumentId,
            portfolioId,
            id,
            enteredAtNs,
            side,
            type,
            timeInForce,
            priceTicks,
            quantityLots,
            in.get() == 0 ? OrderTerms.PLAIN : terms(in));
    Order order = new Order(orderId, listing, request);
    order.filledLots = filledLots;
    order.cancelledLots = cancelledLots;
    order.status = status;
    order.cancelReason = cancelReason;
    order.updatedAtNs = updatedAtNs;
    return order;
  }

  private static OrderTerms terms(StateInput in) {
    long stopTicks = in.getLong();
    long displayLots = in.getLong();
    long minimumLots = in.getLong();
    PostOnly postOnly = PostOnly.of(in.get());
    boolean reduceOnly = in.get() != 0;
    SelfTrade selfTrade = SelfTrade.of(in.get());
    return new OrderTerms(
        stopTicks, displayLots, minimumLots, postOnly, reduceOnly, selfTrade, in.getLong());
  }

  /** Takes note of what its market says of it. */
  void take(MarketEvent event) {
    updatedAtNs = event.timeNs();
    switch (event.kind()) {
      case ACCEPTED -> reprice(event);
      case REJECTED -> reject(event.rejectReason());
      case FILLED -> {
        filledLots += event.lots();
        status = filledLots == quantityLots ? OrderStatus.FILLED : statusOf(event.leavesLots());
      }
      case AMENDED -> {
        reprice(event);
        quantityLots = filledLots + cancelledLots + event.leavesLots();
      }
      case CANCELLED -> {
        cancelledLots += event.lots();
        cancelReason = event.cancelReason();
        status = statusOf(event.leavesLots());
      }
      case EXPIRED -> {
        cancelledLots += event.lots();
        status = OrderStatus.EXPIRED;
      }
      default -> {
        // Waiting in the book or being set off changes nothing of what the order is.
      }
    }
  }

  private void reject(RejectReason reason) {
    status = OrderStatus.REJECTED;
    rejectReason = reason;
  }

  private OrderStatus statusOf(long leavesLots) {
    if (leavesLots == 0) {
      return OrderStatus.CANCELED;
    }
    return filledLots > 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.NEW;
  }

  /** An order without a price keeps none, at whatever price an auction collects it. */
  private void reprice(MarketEvent event) {
    if (priceTicks != Command.NO_PRICE) {
      priceTicks = event.priceTicks();
    }
  }

  long stateHash() {
    return Hash.of(orderId + cancelledLots, priceTicks, quantityLots, filledLots);
  }
}
