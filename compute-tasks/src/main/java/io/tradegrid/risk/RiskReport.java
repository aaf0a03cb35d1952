package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;
import java.time.LocalDate;

/**
 * Historical value at risk and expected shortfall of a portfolio over one day.
 *
 * @param portfolio the portfolio's name
 * @param marketValue of its positions, each at its own last close, in the portfolio's currency
 * @param valueAtRisk99 one-day loss exceeded with at most 1 % probability, positive for a loss
 * @param expectedShortfall975 mean loss in the worst 2.5 %, positive for a loss
 * @param positions number of positions that are not zero
 * @param scenarios number of daily scenarios used
 * @param firstDate day of the first scenario
 * @param lastDate day of the last scenario
 */
public record RiskReport(
    String portfolio,
    double marketValue,
    double valueAtRisk99,
    double expectedShortfall975,
    int positions,
    int scenarios,
    LocalDate firstDate,
    LocalDate lastDate) {

  /** Fewest daily scenarios a report is made from: at 99 %, the tail is then one scenario. */
  public static final int MIN_OBSERVATIONS = 100;

  /** Most daily scenarios a report is made from, about forty years. */
  public static final int MAX_OBSERVATIONS = 10_000;

  /** Confidence of its value at risk. */
  public static final double VALUE_AT_RISK_LEVEL = 0.99;

  /** Confidence of its expected shortfall. */
  public static final double EXPECTED_SHORTFALL_LEVEL = 0.975;

  /**
   * Makes the report of a portfolio from its latest scenarios.
   *
   * @param portfolio its name
   * @param all the P&amp;L of all its positions
   * @param observations scenarios to use, {@link #MIN_OBSERVATIONS} to {@link #MAX_OBSERVATIONS}
   * @throws RiskException INSUFFICIENT_DATA if there are fewer scenarios, INVALID_INPUT for a
   *     number of observations out of range, NUMERICAL_ERROR on overflow
   */
  public static RiskReport of(String portfolio, PnlVector all, int observations) {
    requireObservations(observations);
    PnlVector used = all.latest(observations);
    double[] pnl = used.pnl();
    return new RiskReport(
        portfolio,
        used.marketValue(),
        HistoricalRisk.valueAtRisk(pnl, VALUE_AT_RISK_LEVEL),
        HistoricalRisk.expectedShortfall(pnl, EXPECTED_SHORTFALL_LEVEL),
        used.positions(),
        used.size(),
        used.day(0),
        used.day(used.size() - 1));
  }

  /**
   * Checks a number of observations.
   *
   * @throws RiskException INVALID_INPUT if it is out of range
   */
  public static void requireObservations(int observations) {
    if (observations < MIN_OBSERVATIONS || observations > MAX_OBSERVATIONS) {
      throw new RiskException(
          Failure.INVALID_INPUT,
          "observations: must be %d to %d, got %d"
              .formatted(MIN_OBSERVATIONS, MAX_OBSERVATIONS, observations));
    }
  }
}
