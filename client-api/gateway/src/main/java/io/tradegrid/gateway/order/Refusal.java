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

  /** The field that a reason is about, and what was in it. */
  private record Blame(String field, String value) {}

  private Refusal() {}

  static ProblemException of(OrderRequest request, Answer answer) {
    RejectReason reason = answer.reason();
    Blame blame = blame(reason, request);
    String rule = reason.description().substring(0, reason.description().length() - 1);
    return new ProblemException(
        reason,
        blame.field + ": " + rule + ", got " + blame.value,
        Map.of("duplicate", answer.duplicate()));
  }

  private static Blame blame(RejectReason reason, OrderRequest request) {
    return switch (reason) {
      case UNKNOWN_PORTFOLIO, PORTFOLIO_BLOCKED, OPEN_ORDER_LIMIT ->
          new Blame("portfolio", request.portfolio());
      case UNKNOWN_ORDER, ORDER_CLOSED -> new Blame("clientOrderId", order(request));
      case DUPLICATE_ID -> new Blame("clientOrderId", request.clientOrderId());
      case INVALID_PRICE, PRICE_OFF_TICK -> new Blame("price", shown(price(request)));
      case INVALID_QUANTITY, QUANTITY_OFF_LOT, ORDER_QUANTITY_LIMIT, POSITION_OVERFLOW ->
          new Blame("quantity", shown(quantity(request)));
      case ORDER_NOTIONAL_LIMIT ->
          new Blame("quantity", shown(quantity(request)) + " at price " + shown(price(request)));
      default -> new Blame("symbol", request.symbol());
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
