package io.tradegrid.gateway.order;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import io.tradegrid.gateway.error.ProblemException;
import io.tradegrid.model.RejectReason;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Words for what the shard refused: it gives a reason, the sender wants the field and its value.
 */
final class Refusal {

  private Refusal() {}

  static ProblemException of(OrderRequest request, Answer answer) {
    RejectReason reason = answer.reason();
    return new ProblemException(
        reason,
        subject(reason, request) + ": " + reason.description(),
        Map.of("duplicate", answer.duplicate()));
  }

  private static String subject(RejectReason reason, OrderRequest request) {
    return switch (reason) {
      case UNKNOWN_INSTRUMENT -> "symbol '" + request.symbol() + "'";
      case UNKNOWN_PORTFOLIO, PORTFOLIO_BLOCKED, OPEN_ORDER_LIMIT ->
          "portfolio '" + request.portfolio() + "'";
      case UNKNOWN_ORDER, ORDER_CLOSED -> "clientOrderId '" + order(request) + "'";
      case DUPLICATE_ID -> "clientOrderId '" + request.clientOrderId() + "'";
      case INVALID_PRICE, PRICE_OFF_TICK -> "price " + shown(price(request));
      case INVALID_QUANTITY, QUANTITY_OFF_LOT, ORDER_QUANTITY_LIMIT, POSITION_OVERFLOW ->
          "quantity " + shown(quantity(request));
      case ORDER_NOTIONAL_LIMIT ->
          "price " + shown(price(request)) + ", quantity " + shown(quantity(request));
      default -> "symbol '" + request.symbol() + "'";
    };
  }

  private static String order(OrderRequest request) {
    if (request instanceof OrderRequest.Cancel cancel) {
      return cancel.origClientOrderId();
    }
    return request instanceof OrderRequest.Amend amend
        ? amend.origClientOrderId()
        : request.clientOrderId();
  }

  private static BigDecimal price(OrderRequest request) {
    if (request instanceof OrderRequest.New order) {
      return order.price();
    }
    return request instanceof OrderRequest.Amend amend ? amend.price() : null;
  }

  private static BigDecimal quantity(OrderRequest request) {
    if (request instanceof OrderRequest.New order) {
      return order.quantity();
    }
    return request instanceof OrderRequest.Amend amend ? amend.quantity() : null;
  }

  private static String shown(BigDecimal value) {
    return value == null ? "none" : value.toPlainString();
  }
}
