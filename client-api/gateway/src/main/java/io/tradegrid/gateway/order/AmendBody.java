package io.tradegrid.gateway.order;

import static io.tradegrid.gateway.json.Field.required;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Command;
import java.math.BigDecimal;

/**
 * The body that changes an order.
 *
 * @param symbol the order's instrument
 * @param amendId the change's own id. It cannot be derived from the content as a cancel's can: back
 *     to an earlier price is a new change and not a repeat of the first
 * @param price the new price; null keeps it
 * @param quantity the new total quantity, what is filled included
 */
record AmendBody(String symbol, String amendId, BigDecimal price, BigDecimal quantity) {

  OrderRequest.Amend toRequest(String portfolio, String clientOrderId) {
    return new OrderRequest.Amend(
        required("symbol", symbol),
        portfolio,
        required("amendId", amendId),
        clientOrderId,
        price,
        required("quantity", quantity),
        Command.STAMP_ON_ACCEPT);
  }
}
