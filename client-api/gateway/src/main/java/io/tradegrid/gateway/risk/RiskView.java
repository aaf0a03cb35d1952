package io.tradegrid.gateway.risk;

import io.tradegrid.risk.RiskReport;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One-day historical risk of a portfolio; see {@link RiskReport} for the numbers, which are
 * doubles.
 *
 * @param computedAt when the grid computed it
 */
record RiskView(
    String portfolio,
    double marketValue,
    double valueAtRisk99,
    double expectedShortfall975,
    int positions,
    int scenarios,
    LocalDate firstDate,
    LocalDate lastDate,
    Instant computedAt) {

  static RiskView of(RiskReport report, Instant computedAt) {
    return new RiskView(
        report.portfolio(),
        report.marketValue(),
        report.valueAtRisk99(),
        report.expectedShortfall975(),
        report.positions(),
        report.scenarios(),
        report.firstDate(),
        report.lastDate(),
        computedAt);
  }
}
