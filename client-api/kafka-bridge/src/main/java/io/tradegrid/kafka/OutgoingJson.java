package io.tradegrid.kafka;

import io.tradegrid.command.Answer;
import io.tradegrid.model.Instrument;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the values of outgoing records, as {@code docs/reference/kafka.md} has them. */
final class OutgoingJson {

  /** Columns of an event in the order of the record's fields, and what they are called there. */
  private static final String[][] EVENT = {
    {"EVENT_SEQUENCE", "sequence"},
    {"HAPPENED_AT", "happenedAt"},
    {"KIND", "kind"},
    {"ORDER_ID", "orderId"},
    {"PORTFOLIO", "portfolio"},
    {"SIDE", "side"},
    {"PRICE", "price"},
    {"QUANTITY", "quantity"},
    {"LEAVES_QUANTITY", "leavesQuantity"},
    {"CONTRA_ORDER_ID", "contraOrderId"},
    {"CONTRA_PORTFOLIO", "contraPortfolio"},
    {"LIQUIDITY", "liquidity"},
    {"REJECT_REASON", "rejectReason"},
    {"CANCEL_REASON", "cancelReason"},
    {"PHASE", "phase"},
    {"TRADE_ID", "tradeId"}
  };

  private final JsonMapper mapper = new JsonMapper();

  /** Returns what has to be selected for {@link #event}. */
  static String columns() {
    StringBuilder columns = new StringBuilder();
    for (String[] column : EVENT) {
      columns.append(columns.isEmpty() ? "" : ", ").append(column[0]);
    }
    return columns.toString();
  }

  /**
   * Writes an event.
   *
   * @param row number of the event in the symbol's history, from 0
   * @param values of {@link #columns}
   */
  byte[] event(String symbol, long row, List<?> values) {
    ObjectNode object = mapper.createObjectNode();
    object.put("symbol", symbol).put("row", row);
    for (int i = 0; i < EVENT.length; i++) {
      put(object, EVENT[i][1], values.get(i));
    }
    return mapper.writeValueAsBytes(object);
  }

  /** Numbers that pass what a double can hold are texts, as over REST; null is left out. */
  private static void put(ObjectNode object, String name, Object value) {
    if (value instanceof BigDecimal decimal) {
      object.put(name, plain(decimal));
    } else if (value instanceof Timestamp time) {
      object.put(name, time.toInstant().toString());
    } else if (value instanceof Long number && name.equals("sequence")) {
      object.put(name, number.longValue());
    } else if (value != null) {
      object.put(name, value.toString());
    }
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** Writes the answer to a request that came as a record. */
  byte[] answer(Incoming asked, Answer answer, Instrument instrument) {
    ObjectNode object = mapper.createObjectNode();
    object.put("symbol", asked.request().symbol());
    object.put("portfolio", asked.request().portfolio());
    object.put("clientOrderId", asked.request().clientOrderId());
    object.put("partition", asked.source().partition());
    object.put("offset", asked.source().offset());
    object.put("reason", answer.reason().name());
    object.put("duplicate", answer.duplicate());
    object.put("status", answer.status().name());
    object.put("orderId", Long.toString(answer.orderId()));
    object.put("filledQuantity", plain(instrument.quantity(answer.filledLots())));
    object.put("leavesQuantity", plain(instrument.quantity(answer.leavesLots())));
    object.put("cancelledOrders", answer.cancelledOrders());
    return mapper.writeValueAsBytes(object);
  }
}
