package io.tradegrid.task;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.RiskReport;

/** What is asked of the risk task. A class and not a record because it travels between nodes. */
final class RiskQuestion {

  private final String portfolio;
  private final int observations;

  private RiskQuestion(String portfolio, int observations) {
    this.portfolio = portfolio;
    this.observations = observations;
  }

  /**
   * Reads a task argument.
   *
   * @throws RiskException INVALID_INPUT naming what does not fit
   */
  static RiskQuestion parse(Object argument) {
    if (!(argument instanceof Object[] parts) || parts.length != 2) {
      throw invalid("argument: must be an array of portfolio and observations");
    }
    if (!(parts[0] instanceof String portfolio) || portfolio.isEmpty()) {
      throw invalid("portfolio: must be a name, got " + parts[0]);
    }
    if (!(parts[1] instanceof Integer observations)) {
      throw invalid("observations: must be an int, got " + parts[1]);
    }
    RiskReport.requireObservations(observations);
    return new RiskQuestion(portfolio, observations);
  }

  private static RiskException invalid(String message) {
    return new RiskException(Failure.INVALID_INPUT, message);
  }

  String portfolio() {
    return portfolio;
  }

  int observations() {
    return observations;
  }
}
