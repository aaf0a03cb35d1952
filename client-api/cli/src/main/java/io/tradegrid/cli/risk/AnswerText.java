package io.tradegrid.cli.risk;

import io.tradegrid.task.RiskAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Answers about risk as text. */
final class AnswerText {

  private AnswerText() {}

  /** The numbers of the whole, one a line, and the groups as a table. */
  static String table(RiskAnswer answer) {
    StringBuilder text = new StringBuilder();
    int width = answer.values().keySet().stream().mapToInt(String::length).max().orElse(0);
    for (Map.Entry<String, Object> value : answer.values().entrySet()) {
      text.append(pad(value.getKey(), width, false))
          .append("  ")
          .append(cell(value.getValue()))
          .append(System.lineSeparator());
    }
    if (!answer.rows().isEmpty()) {
      text.append(System.lineSeparator());
      groups(answer, text);
    }
    return text.toString();
  }

  private static void groups(RiskAnswer answer, StringBuilder text) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(answer.columns());
    for (List<Object> row : answer.rows()) {
      lines.add(row.stream().map(AnswerText::cell).toList());
    }
    int[] widths = new int[answer.columns().size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (List<String> line : lines) {
      StringJoiner joined = new StringJoiner("  ");
      for (int i = 0; i < widths.length; i++) {
        joined.add(pad(line.get(i), widths[i], i > 0));
      }
      text.append(joined.toString().stripTrailing()).append(System.lineSeparator());
    }
  }

  private static String pad(String cell, int width, boolean right) {
    String room = " ".repeat(Math.max(0, width - cell.length()));
    return right ? room + cell : cell + room;
  }

  /** Money to the cent; what is small in full. */
  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double number) {
      return Math.abs(number) >= 10 || number == 0
          ? String.format(Locale.ROOT, "%,.2f", number)
          : String.format(Locale.ROOT, "%.6g", number);
    }
    return value.toString();
  }

  /** One object with every digit. */
  static String json(RiskAnswer answer) {
    StringJoiner object = new StringJoiner(",", "{", "}" + System.lineSeparator());
    answer.values().forEach((name, value) -> object.add(member(name, value)));
    StringJoiner groups = new StringJoiner(",", "[", "]");
    for (List<Object> row : answer.rows()) {
      StringJoiner group = new StringJoiner(",", "{", "}");
      for (int i = 0; i < row.size(); i++) {
        group.add(member(answer.columns().get(i), row.get(i)));
      }
      groups.add(group.toString());
    }
    return object.add("\"groups\":" + groups).toString();
  }

  /** Names and texts never need escapes: a shock that was read holds no quotation mark. */
  private static String member(String name, Object value) {
    String text = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    return "\"" + name + "\":" + text;
  }
}
