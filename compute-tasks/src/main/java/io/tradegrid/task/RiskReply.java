package io.tradegrid.task;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.RiskReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers of the risk task as they travel: an array of plain values, because Ignite's marshaller
 * cannot write records and an exception would arrive at a thin client as text only. The first
 * element is null and the rest the answer, or it is the name of the failure, and then come its
 * message and whether {@link RiskException#isForTooFewMoves older closes may cure it}.
 */
public final class RiskReply {

  private RiskReply() {}

  static Object[] of(Object... values) {
    Object[] reply = new Object[values.length + 1];
    System.arraycopy(values, 0, reply, 1, values.length);
    return reply;
  }

  static Object[] of(RiskException failure) {
    return new Object[] {
      failure.failure().name(), failure.getMessage(), failure.isForTooFewMoves()
    };
  }

  static Object[] of(RiskAnswer answer) {
    Object[][] rows = answer.rows().stream().map(List::toArray).toArray(Object[][]::new);
    return of(
        answer.values().keySet().toArray(String[]::new),
        answer.values().values().toArray(),
        answer.columns().toArray(String[]::new),
        rows);
  }

  /** Returns the values of an answer, or throws the failure it carries. */
  static Object[] values(Object[] reply) {
    if (reply[0] != null) {
      String message = (String) reply[1];
      throw Boolean.TRUE.equals(reply[2])
          ? RiskException.tooFewMoves(message)
          : new RiskException(Failure.valueOf((String) reply[0]), message);
    }
    return Arrays.copyOfRange(reply, 1, reply.length);
  }

  /**
   * Reads what {@link RiskTask} answered.
   *
   * @param reply the task's result
   * @throws RiskException if the answer is that there is none
   */
  public static RiskAnswer toAnswer(Object[] reply) {
    Object[] parts = values(reply);
    Object[] names = (Object[]) parts[0];
    Object[] values = (Object[]) parts[1];
    Map<String, Object> byName = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      byName.put((String) names[i], values[i]);
    }
    List<List<Object>> rows = new ArrayList<>();
    for (Object row : (Object[]) parts[3]) {
      rows.add(Arrays.asList((Object[]) row));
    }
    return new RiskAnswer(
        byName, Arrays.stream((Object[]) parts[2]).map(String.class::cast).toList(), rows);
  }

  /**
   * Reads the answer about historical risk as a report.
   *
   * @param reply the task's result
   * @throws RiskException if the answer is that there is none
   */
  public static RiskReport toReport(Object[] reply) {
    RiskAnswer answer = toAnswer(reply);
    return new RiskReport(
        answer.text("portfolio"),
        answer.number("marketValue"),
        answer.number("valueAtRisk"),
        answer.number("expectedShortfall"),
        (int) answer.number("positions"),
        (int) answer.number("scenarios"),
        LocalDate.parse(answer.text("firstDate")),
        LocalDate.parse(answer.text("lastDate")));
  }
}
