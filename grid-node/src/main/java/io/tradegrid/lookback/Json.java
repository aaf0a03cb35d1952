package io.tradegrid.lookback;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what is told as JSON. */
final class Json {

  private Json() {}

  /**
   * Returns a value as JSON.
   *
   * @param value a map, a list, a number, a boolean or null; of anything else its text
   */
  static String of(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(field -> of(field.getKey()) + ":" + of(field.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    } else if (value instanceof List<?> list) {
      return list.stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
    } else if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      return String.valueOf(value);
    }
    return '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
