package io.tradegrid.client;

import io.tradegrid.risk.RiskReport;
import org.apache.ignite.client.IgniteClient;

/** Runs the portfolio risk task and reads its answer. */
final class PortfolioRiskQuery {

  private static final String TASK = "io.tradegrid.task.PortfolioRiskTask";

  private final IgniteClient ignite;

  PortfolioRiskQuery(IgniteClient ignite) {
    this.ignite = ignite;
  }

  RiskReport run(String portfolio, int observations) {
    try {
      return ignite.compute().execute(TASK, new Object[] {portfolio, observations});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for risk", e);
    }
  }
}
