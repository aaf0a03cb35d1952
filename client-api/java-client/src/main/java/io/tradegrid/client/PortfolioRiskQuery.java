package io.tradegrid.client;

import io.tradegrid.risk.RiskReport;
import io.tradegrid.task.PortfolioRiskTask;
import io.tradegrid.task.RiskReply;
import org.apache.ignite.client.IgniteClient;

/** Runs the portfolio risk task and reads its answer. */
final class PortfolioRiskQuery {

  private static final long TIMEOUT_MS = 15_000;

  private final IgniteClient ignite;

  PortfolioRiskQuery(IgniteClient ignite) {
    this.ignite = ignite;
  }

  /** Answers, or throws a {@link io.tradegrid.risk.RiskException} that says why not. */
  RiskReport run(String portfolio, int observations) {
    try {
      return RiskReply.toReport(
          ignite
              .compute()
              .withTimeout(TIMEOUT_MS)
              .execute(PortfolioRiskTask.class.getName(), new Object[] {portfolio, observations}));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for risk", e);
    }
  }
}
