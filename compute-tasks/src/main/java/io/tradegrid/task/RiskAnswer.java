package io.tradegrid.task;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer to a risk question: numbers of the whole by name, and a table that drills down. Which
 * names there are depends on what was asked; {@code docs/reference/risk.md} lists them.
 *
 * @param values of the whole, in a fixed order: texts, whole numbers and doubles
 * @param columns names of the table's columns, the first one that of the group; empty if the
 *     question does not drill down
 * @param rows one a group, as long as the columns; null where a number has no meaning
 */
public record RiskAnswer(
    Map<String, Object> values, List<String> columns, List<List<Object>> rows) {

  /** Takes unmodifiable views. */
  public RiskAnswer {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    columns = List.copyOf(columns);
    rows = rows.stream().map(Collections::unmodifiableList).toList();
  }

  /**
   * Returns a number of the whole.
   *
   * @throws RiskException INVALID_INPUT if the answer has none of this name
   */
  public double number(String name) {
    if (values.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw new RiskException(
        Failure.INVALID_INPUT,
        name + ": is no number of this answer, which has " + values.keySet());
  }

  /** Returns a text of the whole, null if there is none of this name. */
  public String text(String name) {
    Object value = values.get(name);
    return value == null ? null : value.toString();
  }

  /**
   * Returns a number of a group.
   *
   * @param group as in the first column
   * @param column name of the column
   * @throws RiskException INVALID_INPUT if the answer has no such group or column or no number
   *     there
   */
  public double number(String group, String column) {
    int index = columns.indexOf(column);
    for (List<Object> row : rows) {
      if (index > 0 && row.get(0).equals(group) && row.get(index) instanceof Number number) {
        return number.doubleValue();
      }
    }
    throw new RiskException(
        Failure.INVALID_INPUT, group + ", " + column + ": is no number of this answer");
  }
}
