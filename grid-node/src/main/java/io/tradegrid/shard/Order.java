package io.tradegrid.shard;

import io.tradegrid.command.Command;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Hash;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.orderbook.EntryTerms;
import io.tradegrid.orderbook.OrderBook;

/** An order as it stands: what was asked, and what became of it. Changed only by its shard. */
public final class Order {

  private final long orderId;
  private final NewOrder request;
  private long priceTicks;
  private long quantityLots;
  private long filledLots;
  private OrderStatus status = OrderStatus.NEW;
  private RejectReason rejectReason = RejectReason.NONE;
  private long updatedAtNs;

  /**
   * Makes an order that has not met a book yet.
   *
   * @param orderId unique in the grid
   * @param request what was asked, stamped with its time
   */
  Order(long orderId, NewOrder request) {
    this.orderId = orderId;
    this.request = request;
    this.priceTicks = request.priceTicks();
    this.quantityLots = request.quantityLots();
    this.updatedAtNs = request.timestampNs();
  }

  /** Returns the number the grid gave it. */
  public long orderId() {
    return orderId;
  }

  /** Returns the instrument's number. */
  public int instrumentId() {
    return request.instrumentId();
  }

  /** Returns the owner's number. */
  public int portfolioId() {
    return request.portfolioId();
  }

  /** Returns the owner's name for it. */
  public ClientOrderId clientOrderId() {
    return request.clientOrderId();
  }

  /** Returns the side. */
  public Side side() {
    return request.side();
  }

  /** Returns how it is priced. */
  public OrderType type() {
    return request.type();
  }

  /** Returns how long it lives. */
  public TimeInForce timeInForce() {
    return request.timeInForce();
  }

  /** Returns when it was accepted, in nanoseconds since the epoch. */
  public long enteredAtNs() {
    return request.timestampNs();
  }

  /** Returns the limit price in ticks, or {@link Command#NO_PRICE}. */
  public long priceTicks() {
    return priceTicks;
  }

  /** Returns the total quantity in lots, what is filled included. */
  public long quantityLots() {
    return quantityLots;
  }

  /** Returns the filled quantity in lots. */
  public long filledLots() {
    return filledLots;
  }

  /** Returns the open quantity in lots, 0 once closed. */
  public long leavesLots() {
    return status.isOpen() ? quantityLots - filledLots : 0;
  }

  /** Returns where it stands. */
  public OrderStatus status() {
    return status;
  }

  /** Returns why it was rejected, or NONE. */
  public RejectReason rejectReason() {
    return rejectReason;
  }

  /** Returns when it last changed, in nanoseconds since the epoch. */
  public long updatedAtNs() {
    return updatedAtNs;
  }

  /** Marks an order that never enters a book. */
  void reject(RejectReason reason) {
    status = OrderStatus.REJECTED;
    rejectReason = reason;
  }

  void fill(long lots, long timeNs) {
    filledLots += lots;
    status = filledLots == quantityLots ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
    updatedAtNs = timeNs;
  }

  void cancel(long timeNs) {
    status = OrderStatus.CANCELED;
    updatedAtNs = timeNs;
  }

  void amend(long newPriceTicks, long newQuantityLots, long timeNs) {
    priceTicks = newPriceTicks;
    quantityLots = newQuantityLots;
    updatedAtNs = timeNs;
  }

  /** Returns the worst price it takes, in ticks; a market order takes any. */
  long limitTicks() {
    if (type() == OrderType.LIMIT) {
      return priceTicks;
    }
    return side() == Side.BUY ? OrderBook.ANY_PRICE_BUY : OrderBook.ANY_PRICE_SELL;
  }

  /** Returns whether what is left after matching waits in the book, and how. */
  EntryTerms entryTerms() {
    boolean rests = type() == OrderType.LIMIT && timeInForce() == TimeInForce.GTC;
    return rests ? EntryTerms.REST : EntryTerms.IMMEDIATE;
  }

  long stateHash() {
    return Hash.of(orderId, priceTicks, quantityLots, filledLots);
  }
}
