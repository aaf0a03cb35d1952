package io.tradegrid.task;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.RiskReport;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Answers of the risk task as they travel: an array of plain values, because Ignite's marshaller
 * cannot write records and an exception would arrive at a thin client as text only. The first
 * element is null and the rest the answer, or it is the name of the failure and the rest its
 * message.
 */
public final class RiskReply {

  private RiskReply() {}

  static Object[] of(Object... values) {
    Object[] reply = new Object[values.length + 1];
    System.arraycopy(values, 0, reply, 1, values.length);
    return reply;
  }

  static Object[] of(RiskException failure) {
    return new Object[] {failure.failure().name(), failure.getMessage()};
  }

  static Object[] of(RiskReport report) {
    return of(
        report.portfolio(),
        report.marketValue(),
        report.valueAtRisk99(),
        report.expectedShortfall975(),
        report.positions(),
        report.scenarios(),
        report.firstDate().toEpochDay(),
        report.lastDate().toEpochDay());
  }

  /** Returns the values of an answer, or throws the failure it carries. */
  static Object[] values(Object[] reply) {
    if (reply[0] != null) {
      throw new RiskException(Failure.valueOf((String) reply[0]), (String) reply[1]);
    }
    return Arrays.copyOfRange(reply, 1, reply.length);
  }

  /**
   * Reads what {@link PortfolioRiskTask} answered.
   *
   * @param reply the task's result
   * @throws RiskException if the answer is that there is none
   */
  public static RiskReport toReport(Object[] reply) {
    Object[] values = values(reply);
    return new RiskReport(
        (String) values[0],
        (Double) values[1],
        (Double) values[2],
        (Double) values[3],
        (Integer) values[4],
        (Integer) values[5],
        LocalDate.ofEpochDay((Long) values[6]),
        LocalDate.ofEpochDay((Long) values[7]));
  }
}
