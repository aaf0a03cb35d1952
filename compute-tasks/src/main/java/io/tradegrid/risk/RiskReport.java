package io.tradegrid.risk;

import java.time.LocalDate;

/**
 * Historical value at risk and expected shortfall of a portfolio over one day.
 *
 * @param portfolio the portfolio's name
 * @param marketValue of its positions at the last close, in its currency
 * @param valueAtRisk99 one-day loss exceeded with 1 % probability, positive for a loss
 * @param expectedShortfall975 mean loss in the worst 2.5 %, positive for a loss
 * @param positions number of positions that are not zero
 * @param scenarios number of daily scenarios used
 * @param firstDate day of the first scenario
 * @param lastDate day of the last scenario, whose closes value the positions
 */
public record RiskReport(
    String portfolio,
    double marketValue,
    double valueAtRisk99,
    double expectedShortfall975,
    int positions,
    int scenarios,
    LocalDate firstDate,
    LocalDate lastDate) {}
