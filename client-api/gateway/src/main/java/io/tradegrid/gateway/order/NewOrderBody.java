package io.tradegrid.gateway.order;

import static io.tradegrid.gateway.json.Field.required;

import io.tradegrid.client.OrderConditions;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Command;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The body that enters an order; the last seven are {@link OrderConditions}, null where nothing is
 * said.
 *
 * @param timeInForce null stands for IOC of a market order and GTC of all others
 * @param price limit or protection price; null for none
 * @param quantity in units
 */
record NewOrderBody(
    String symbol,
    String portfolio,
    String clientOrderId,
    Side side,
    OrderType type,
    TimeInForce timeInForce,
    BigDecimal price,
    BigDecimal quantity,
    BigDecimal stopPrice,
    BigDecimal displayQuantity,
    BigDecimal minimumQuantity,
    PostOnly postOnly,
    Boolean reduceOnly,
    SelfTrade selfTrade,
    Instant expiresAt) {

  OrderRequest.New toRequest() {
    required("type", type);
    TimeInForce preset = type == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC;
    return new OrderRequest.New(
        required("symbol", symbol),
        required("portfolio", portfolio),
        required("clientOrderId", clientOrderId),
        required("side", side),
        type,
        timeInForce == null ? preset : timeInForce,
        price,
        required("quantity", quantity),
        new OrderConditions(
            stopPrice,
            displayQuantity,
            minimumQuantity,
            postOnly,
            Boolean.TRUE.equals(reduceOnly),
            selfTrade,
            expiresAt),
        Command.STAMP_ON_ACCEPT);
  }
}
