package io.tradegrid.gateway.order;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Fill;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.RejectReason;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the grid answered to a request it carried out, in decimals.
 *
 * @param clientOrderId the id of this request
 * @param status of the order after it
 * @param orderId the number the grid gave the order
 * @param filledQuantity filled so far, in units
 * @param leavesQuantity still open, in units
 * @param reason NONE
 * @param duplicate whether the request had been taken before; the fills are then not repeated
 * @param fills the trades this request made, in their order
 */
record OrderAnswer(
    String symbol,
    String portfolio,
    String clientOrderId,
    OrderStatus status,
    String orderId,
    BigDecimal filledQuantity,
    BigDecimal leavesQuantity,
    RejectReason reason,
    boolean duplicate,
    List<OrderFill> fills) {

  /** One trade, in decimals. */
  record OrderFill(String tradeId, BigDecimal price, BigDecimal quantity) {

    private static OrderFill of(Fill fill, Instrument instrument) {
      return new OrderFill(
          Long.toString(fill.tradeId()),
          instrument.price(fill.priceTicks()),
          instrument.quantity(fill.quantityLots()));
    }
  }

  static OrderAnswer of(OrderRequest request, Answer answer, Instrument instrument) {
    return new OrderAnswer(
        request.symbol(),
        request.portfolio(),
        request.clientOrderId(),
        answer.status(),
        Long.toString(answer.orderId()),
        instrument.quantity(answer.filledLots()),
        instrument.quantity(answer.leavesLots()),
        answer.reason(),
        answer.duplicate(),
        answer.fills().stream().map(fill -> OrderFill.of(fill, instrument)).toList());
  }
}
