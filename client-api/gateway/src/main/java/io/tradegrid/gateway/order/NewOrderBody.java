package io.tradegrid.gateway.order;

import static io.tradegrid.gateway.json.Field.required;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Command;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;

/**
 * The body that enters an order.
 *
 * @param timeInForce null stands for GTC of a limit and IOC of a market order
 * @param price null for a market order
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
    BigDecimal quantity) {

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
        Command.STAMP_ON_ACCEPT);
  }
}
