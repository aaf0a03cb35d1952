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
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;

/** An order as it stands: what was asked, and what became of it. Changed only by its shard. */
public final class Order {

  private final long orderId;
  private final NewOrder request;
  private long priceTicks;
  private long quantityLots;
  private long filledLots;
  private long cancelledLots;
  private OrderStatus status = OrderStatus.NEW;
  private RejectReason rejectReason = RejectReason.NONE;
  private CancelReason cancelReason = CancelReason.NONE;
  private long updatedAtNs;

  /**
   * Makes an order that has not met its market yet.
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

  NewOrder request() {
    return request;
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

  /** Returns what else it says. */
  public OrderTerms terms() {
    return request.terms();
  }

  /** Returns when it was accepted, in nanoseconds since the epoch. */
  public long enteredAtNs() {
    return request.timestampNs();
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
