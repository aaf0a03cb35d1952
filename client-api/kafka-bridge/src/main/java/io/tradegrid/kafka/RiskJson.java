package io.tradegrid.kafka;

import io.tradegrid.risk.live.LiveScope;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes rows of RISK_METRICS as records, as {@code docs/reference/kafka.md} has them. */
final class RiskJson {

  /** Columns and what they are called in a record, in its order. */
  private static final String[][] METRIC = {
    {"METRIC_NO", "number"},
    {"COMPUTED_AT", "computedAt"},
    {"CURRENCY", "currency"},
    {"POSITIONS", "positions"},
    {"MARKET_VALUE", "marketValue"},
    {"VALUE_AT_RISK", "valueAtRisk"},
    {"EXPECTED_SHORTFALL", "expectedShortfall"},
    {"OBSERVATIONS", "observations"},
    {"FIRST_DATE", "firstDate"},
    {"LAST_DATE", "lastDate"},
    {"FAILURE", "failure"},
    {"OVER_LIMITS", "overLimits"},
    {"ALERT", "alert"},
    {"LOG_SEQUENCES", "logSequences"}
  };

  private final JsonMapper mapper = new JsonMapper();

  /** Returns what has to be selected for {@link #metric}. */
  static String columns() {
    StringBuilder columns = new StringBuilder();
    for (String[] column : METRIC) {
      columns.append(columns.isEmpty() ? "" : ", ").append(column[0]);
    }
    return columns.toString();
  }

  /** Returns the number of a row. */
  static long number(List<?> values) {
    return (Long) values.get(0);
  }

  /**
   * Writes a row.
   *
   * @param values of {@link #columns}
   */
  byte[] metric(LiveScope scope, List<?> values) {
    ObjectNode object = mapper.createObjectNode();
    object.put("kind", scope.kind().name()).put("name", scope.name());
    for (int i = 0; i < METRIC.length; i++) {
      put(object, METRIC[i][1], values.get(i));
    }
    return mapper.writeValueAsBytes(object);
  }

  /** Doubles have every digit that matters; null is left out. */
  private static void put(ObjectNode object, String name, Object value) {
    if (value instanceof Double number) {
      object.put(name, number.doubleValue());
    } else if (value instanceof Integer number) {
      object.put(name, number.intValue());
    } else if (value instanceof Long number) {
      object.put(name, number.longValue());
    } else if (value instanceof Timestamp time) {
      object.put(name, time.toInstant().toString());
    } else if (value instanceof Date day) {
      object.put(name, day.toLocalDate().toString());
    } else if (value != null) {
      object.put(name, value.toString());
    }
  }
}
