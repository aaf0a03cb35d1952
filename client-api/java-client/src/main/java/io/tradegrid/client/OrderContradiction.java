package io.tradegrid.client;

import io.tradegrid.model.OrderType;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The first thing in an order that does not go with the rest of it: what the grid refuses with
 * INVALID_TERMS or, where a limit price is missing, INVALID_PRICE. A file can be checked with it
 * before it is sent, and a refusal explained afterwards.
 *
 * @param field the order's field, as {@link OrderRequest.New} or {@link OrderConditions} names it
 * @param rule what it must be
 */
public record OrderContradiction(String field, String rule) {

  private static final String MUST_BE_ABSENT = "must be absent: ";

  /** Returns what is wrong with an order; whether it expires in the past only the grid knows. */
  public static Optional<OrderContradiction> of(OrderRequest.New order) {
    OrderConditions conditions = order.conditions();
    OrderType type = order.type();
    TimeInForce time = order.timeInForce();
    boolean rests = time.rests();
    String field = null;
    String rule = null;
    if (type.isLimit() && order.price() == null) {
      field = "price";
      rule = "must be there in a " + type + " order";
    } else if (type.isStop() != (conditions.stopPrice() != null)) {
      field = "stopPrice";
      rule = type.isStop() ? "must be there in a " + type + " order" : absentFrom(type);
    } else if ((time == TimeInForce.GTD) != (conditions.expiresAt() != null)) {
      field = "expiresAt";
      rule = time == TimeInForce.GTD ? "must be there in a GTD order" : absentFrom(time);
    } else if (conditions.displayQuantity() != null && !(type.isLimit() && rests)) {
      field = "displayQuantity";
      rule = MUST_BE_ABSENT + "only a limit order that may rest hides quantity";
    } else if (conditions.postOnly() != PostOnly.OFF && !(type == OrderType.LIMIT && rests)) {
      field = "postOnly";
      rule = "must be OFF: only a LIMIT order that may rest is kept from taking";
    } else if (isPositive(conditions.minimumQuantity())) {
      return ofMinimum(order, conditions);
    }
    return field == null ? Optional.empty() : Optional.of(new OrderContradiction(field, rule));
  }

  private static Optional<OrderContradiction> ofMinimum(
      OrderRequest.New order, OrderConditions conditions) {
    String rule = null;
    if (order.type().isStop()) {
      rule = absentFrom(order.type());
    } else if (conditions.postOnly() != PostOnly.OFF) {
      rule = MUST_BE_ABSENT + "a post-only order does not trade at once";
    } else if (order.quantity() != null
        && conditions.minimumQuantity().compareTo(order.quantity()) > 0) {
      rule = "must be at most the quantity";
    }
    return rule == null
        ? Optional.empty()
        : Optional.of(new OrderContradiction("minimumQuantity", rule));
  }

  private static boolean isPositive(BigDecimal value) {
    return value != null && value.signum() > 0;
  }

  private static String absentFrom(Enum<?> kind) {
    return MUST_BE_ABSENT + "a " + kind + " order has none";
  }
}
