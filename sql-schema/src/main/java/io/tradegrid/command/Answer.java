package io.tradegrid.command;

import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.RejectReason;
import java.util.List;

/**
 * What a shard says to one request, after it is durable.
 *
 * @param reason NONE if it was carried out, else why not
 * @param duplicate whether the request had been taken before; the answer is then the first one,
 *     without fills and quote
 * @param status the order's status after the request; REJECTED with a reason
 * @param orderId the order entered, cancelled or amended; the trade of a trade report; 0 if none
 * @param filledLots the order's filled quantity after the request, in lots
 * @param leavesLots the order's open quantity after the request, in lots
 * @param quote the top of the book after the request
 * @param fills the trades the request made, in their order; those of stop orders that it set off
 *     are not among them
 * @param cancelledOrders the number of orders a mass cancel cancelled; 0 for other requests
 */
public record Answer(
    RejectReason reason,
    boolean duplicate,
    OrderStatus status,
    long orderId,
    long filledLots,
    long leavesLots,
    TopOfBook quote,
    List<Fill> fills,
    int cancelledOrders) {

  /** Copies the fills. */
  public Answer {
    fills = List.copyOf(fills);
  }

  /** Makes the answer to a request that is not a mass cancel. */
  public Answer(
      RejectReason reason,
      boolean duplicate,
      OrderStatus status,
      long orderId,
      long filledLots,
      long leavesLots,
      TopOfBook quote,
      List<Fill> fills) {
    this(reason, duplicate, status, orderId, filledLots, leavesLots, quote, fills, 0);
  }

  /** Returns the answer to a request that was not taken. */
  public static Answer refused(RejectReason reason) {
    return new Answer(reason, false, OrderStatus.REJECTED, 0, 0, 0, TopOfBook.EMPTY, List.of());
  }

  /** Returns whether the request was carried out. */
  public boolean isAccepted() {
    return reason == RejectReason.NONE;
  }

  /** Returns the answer a repeat of the request gets. */
  public Answer asDuplicate() {
    return new Answer(
        reason,
        true,
        status,
        orderId,
        filledLots,
        leavesLots,
        TopOfBook.EMPTY,
        List.of(),
        cancelledOrders);
  }
}
