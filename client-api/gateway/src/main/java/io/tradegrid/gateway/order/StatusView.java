package io.tradegrid.gateway.order;

import io.tradegrid.command.Answer;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.command.RequestStatus.Standing;
import io.tradegrid.gateway.error.ProblemException;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.RejectReason;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What a shard knows of a request, in decimals.
 *
 * @param standing OPEN, CLOSED or DONE
 * @param reason of the first answer: NONE, or why the shard decided against it
 * @param status of the order now; null if CLOSED
 * @param filledQuantity in units; null if CLOSED
 * @param leavesQuantity open now, in units
 * @param cancelledOrders by a mass cancel
 */
record StatusView(
    String symbol,
    String portfolio,
    String clientOrderId,
    Standing standing,
    RejectReason reason,
    OrderStatus status,
    String orderId,
    BigDecimal filledQuantity,
    BigDecimal leavesQuantity,
    int cancelledOrders) {

  /** Refuses with UNKNOWN_ORDER if the shard does not know the request. */
  static StatusView of(
      Instrument instrument, String portfolio, String clientOrderId, RequestStatus status) {
    if (!status.isKnown()) {
      throw unknown(instrument, portfolio, clientOrderId, status);
    }
    Answer answer = status.answer();
    boolean closed = status.standing() == Standing.CLOSED;
    return new StatusView(
        instrument.symbol(),
        portfolio,
        clientOrderId,
        status.standing(),
        answer.reason(),
        closed ? null : answer.status(),
        Long.toString(answer.orderId()),
        closed ? null : instrument.quantity(answer.filledLots()),
        instrument.quantity(closed ? 0 : answer.leavesLots()),
        answer.cancelledOrders());
  }

  private static ProblemException unknown(
      Instrument instrument, String portfolio, String clientOrderId, RequestStatus status) {
    String words =
        status.forgotten() == 0
            ? " has taken no request '"
            : " remembers its last " + status.remembered() + " requests, and among them is no '";
    return new ProblemException(
        RejectReason.UNKNOWN_ORDER,
        "clientOrderId: the shard of "
            + instrument.symbol()
            + words
            + clientOrderId
            + "' of portfolio '"
            + portfolio
            + "'",
        Map.of("remembered", status.remembered(), "forgotten", status.forgotten()));
  }
}
