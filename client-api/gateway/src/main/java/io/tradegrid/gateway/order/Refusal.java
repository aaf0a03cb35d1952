package io.tradegrid.gateway.order;

import io.tradegrid.client.OrderConditions;
import io.tradegrid.client.OrderContradiction;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import io.tradegrid.gateway.error.ProblemException;
import io.tradegrid.model.RejectReason;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Words for what the shard refused: it gives a reason, the sender wants the field and its value.
 */
final class Refusal {

  private Refusal() {}

  static ProblemException of(OrderRequest request, Answer answer) {
    return new ProblemException(
        answer.reason(), detail(request, answer.reason()), Map.of("duplicate", answer.duplicate()));
  }

  private static String detail(OrderRequest request, RejectReason reason) {
    if (request instanceof OrderRequest.New order
        && (reason == RejectReason.INVALID_TERMS || reason == RejectReason.INVALID_PRICE)) {
      Optional<OrderContradiction> wrong = OrderContradiction.of(order);
      if (wrong.isPresent()) {
        String field = wrong.get().field();
        return said(field, wrong.get().rule(), valueOf(field, order));
      } else if (reason == RejectReason.INVALID_TERMS) {
        return said("expiresAt", "must be in the future", order.conditions().expiresAt());
      }
    }
    String rule = reason.description().substring(0, reason.description().length() - 1);
    String field = fieldOf(reason, request);
    Object value = valueOf(field, request);
    return reason == RejectReason.ORDER_NOTIONAL_LIMIT
        ? said(field, rule, shown(value) + " at price " + shown(priceOf(request)))
        : said(field, rule, value);
  }

  private static String fieldOf(RejectReason reason, OrderRequest request) {
    return switch (reason) {
      case UNKNOWN_PORTFOLIO, PORTFOLIO_BLOCKED, OPEN_ORDER_LIMIT, ORDER_RATE_LIMIT -> "portfolio";
      case UNKNOWN_ORDER, ORDER_CLOSED -> "origClientOrderId";
      case DUPLICATE_ID -> "clientOrderId";
      case INVALID_PRICE, PRICE_OFF_TICK, PRICE_BAND, PRICE_COLLAR, POST_ONLY -> "price";
      case PRICE_OFF_GRID -> priceOf(request) == null ? "stopPrice" : "price";
      case INVALID_QUANTITY,
          QUANTITY_OFF_LOT,
          ORDER_QUANTITY_LIMIT,
          POSITION_OVERFLOW,
          POSITION_LIMIT,
          ORDER_NOTIONAL_LIMIT ->
          "quantity";
      case REDUCE_ONLY -> "reduceOnly";
      default -> "symbol";
    };
  }

  private static String said(String field, String rule, Object value) {
    // In a path the order's id is the clientOrderId, whatever the id of the request itself is.
    String name = field.equals("origClientOrderId") ? "clientOrderId" : field;
    return name + ": " + rule + ", got " + shown(value);
  }

  private static Object valueOf(String field, OrderRequest request) {
    OrderConditions conditions =
        request instanceof OrderRequest.New order ? order.conditions() : OrderConditions.NONE;
    return switch (field) {
      case "portfolio" -> request.portfolio();
      case "clientOrderId" -> request.clientOrderId();
      case "origClientOrderId" -> orderOf(request);
      case "price" -> priceOf(request);
      case "quantity" -> quantityOf(request);
      case "stopPrice" -> conditions.stopPrice();
      case "displayQuantity" -> conditions.displayQuantity();
      case "minimumQuantity" -> conditions.minimumQuantity();
      case "postOnly" -> conditions.postOnly();
      case "reduceOnly" -> conditions.reduceOnly();
      case "expiresAt" -> conditions.expiresAt();
      default -> request.symbol();
    };
  }

  private static String orderOf(OrderRequest request) {
    if (request instanceof OrderRequest.Cancel cancel) {
      return cancel.origClientOrderId();
    }
    return request instanceof OrderRequest.Amend amend
        ? amend.origClientOrderId()
        : request.clientOrderId();
  }

  private static BigDecimal priceOf(OrderRequest request) {
    if (request instanceof OrderRequest.New order) {
      return order.price();
    }
    return request instanceof OrderRequest.Amend amend ? amend.price() : null;
  }

  private static BigDecimal quantityOf(OrderRequest request) {
    if (request instanceof OrderRequest.New order) {
      return order.quantity();
    }
    return request instanceof OrderRequest.Amend amend ? amend.quantity() : null;
  }

  private static String shown(Object value) {
    if (value == null) {
      return "none";
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }
}
