package io.tradegrid.kafka;

import io.tradegrid.client.DerivedId;
import io.tradegrid.client.OrderConditions;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Command;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.streaming.JsonFields;

/** Reads a record's value, as {@code docs/reference/kafka.md} has it. */
final class OrderJson {

  private static final int BYTES_MAX = 65_536;

  private enum Action {
    NEW,
    CANCEL,
    AMEND,
    CANCEL_ALL
  }

  /**
   * Reads a value.
   *
   * @param value bytes in UTF-8; null if the record has none
   * @throws IllegalArgumentException naming the field that cannot be
   */
  OrderRequest read(byte[] value) {
    JsonFields fields = JsonFields.parse(value, BYTES_MAX);
    Action action = fields.choiceOr("action", Action.class, Action.NEW);
    OrderRequest request =
        switch (action) {
          case NEW -> entered(fields);
          case CANCEL -> cancelled(fields);
          case AMEND -> amended(fields);
          case CANCEL_ALL ->
              new OrderRequest.MassCancel(
                  fields.text("symbol"),
                  fields.text("portfolio"),
                  fields.text("cancelId"),
                  fields.choiceOr("side", Side.class, null),
                  Command.STAMP_ON_ACCEPT);
        };
    fields.refuseOthers(action);
    return request;
  }

  private static OrderRequest entered(JsonFields fields) {
    OrderType type = fields.choice("type", OrderType.class);
    TimeInForce preset = type == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC;
    return new OrderRequest.New(
        fields.text("symbol"),
        fields.text("portfolio"),
        fields.text("clientOrderId"),
        fields.choice("side", Side.class),
        type,
        fields.choiceOr("timeInForce", TimeInForce.class, preset),
        fields.decimalOrNull("price"),
        fields.decimal("quantity"),
        new OrderConditions(
            fields.decimalOrNull("stopPrice"),
            fields.decimalOrNull("displayQuantity"),
            fields.decimalOrNull("minimumQuantity"),
            fields.choiceOr("postOnly", PostOnly.class, PostOnly.OFF),
            fields.flag("reduceOnly"),
            fields.choiceOr("selfTrade", SelfTrade.class, SelfTrade.ALLOW),
            fields.timeOrNull("expiresAt")),
        Command.STAMP_ON_ACCEPT);
  }

  private static OrderRequest cancelled(JsonFields fields) {
    String symbol = fields.text("symbol");
    String order = fields.text("clientOrderId");
    String id = fields.textOrNull("cancelId");
    return OrderRequest.cancel(
        symbol,
        fields.text("portfolio"),
        id == null ? DerivedId.of('c', symbol, order) : id,
        order);
  }

  private static OrderRequest amended(JsonFields fields) {
    return new OrderRequest.Amend(
        fields.text("symbol"),
        fields.text("portfolio"),
        fields.text("amendId"),
        fields.text("clientOrderId"),
        fields.decimalOrNull("price"),
        fields.decimal("quantity"),
        Command.STAMP_ON_ACCEPT);
  }
}
