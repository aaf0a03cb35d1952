package io.tradegrid.task;

import io.tradegrid.risk.Attribution;
import io.tradegrid.risk.DeltaNormal;
import io.tradegrid.risk.HistoricalRisk;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.QuantileDefinition;
import io.tradegrid.risk.ScenarioWeights;
import io.tradegrid.risk.Tail;
import io.tradegrid.risk.portfolio.GroupedPnl;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Reads value at risk, expected shortfall and what each group has to do with them off the sums. */
final class VarAnswer {

  static final List<String> COLUMNS =
      List.of(
          "valueAtRisk",
          "componentValueAtRisk",
          "marginalValueAtRisk",
          "incrementalValueAtRisk",
          "componentExpectedShortfall");

  private final RiskQuestion question;
  private final AnswerBuilder builder;

  VarAnswer(RiskQuestion question, AnswerBuilder builder) {
    this.question = question;
    this.builder = builder;
  }

  RiskAnswer of(
      GroupedPnl sum,
      GammaGroups gammas,
      Map<String, PriceHistory> histories,
      SimulatedFactors factors) {
    builder
        .put("method", AnswerBuilder.lower(question.method()))
        .put("weights", AnswerBuilder.lower(question.weights()))
        .put("level", question.level())
        .put("shortfallLevel", question.shortfallLevel());
    switch (question.method()) {
      case HISTORICAL -> {
        GroupedPnl used = sum.latest(question.observations());
        fromScenarios(used, historicalWeights());
        days(used.total());
      }
      case MONTE_CARLO -> {
        fromScenarios(sum, null);
        builder.put("factors", factors.size()).put("rank", factors.rank());
        builder.put("numbers", AnswerBuilder.lower(question.numbers()));
        builder.put("seed", question.seed());
        days(factors.days());
      }
      case DELTA_NORMAL -> {
        GroupedPnl used = sum.latest(question.observations());
        deltaNormal(used, parametricWeights());
        days(used.total());
      }
      case DELTA_GAMMA -> {
        GroupedPnl used = sum.latest(question.observations());
        new DeltaGammaAnswer(question, builder, parametricWeights()).of(used, gammas, histories);
        days(used.total());
      }
    }
    return builder.build();
  }

  private void days(PnlVector days) {
    builder
        .put("observations", days.size())
        .put("firstDate", days.day(0).toString())
        .put("lastDate", days.day(days.size() - 1).toString());
  }

  /** Returns null for equal ones. */
  private double[] historicalWeights() {
    return question.weights() == RiskWeights.EXPONENTIAL
        ? ScenarioWeights.exponential(question.observations(), question.decay())
        : null;
  }

  private double[] parametricWeights() {
    return question.weights() == RiskWeights.EXPONENTIAL
        ? historicalWeights()
        : ScenarioWeights.equal(question.observations());
  }

  private void fromScenarios(GroupedPnl sum, double[] weights) {
    double[] whole = sum.total().pnl();
    Tail tail = valueAtRisk(whole, weights);
    Tail shortfall =
        weights == null
            ? Tail.expectedShortfall(whole, question.shortfallLevel())
            : Tail.expectedShortfall(whole, weights, question.shortfallLevel());
    builder
        .put("valueAtRisk", tail.loss(whole))
        .put(
            "expectedShortfall",
            weights == null
                ? HistoricalRisk.expectedShortfall(whole, question.shortfallLevel())
                : shortfall.loss(whole))
        .put("scenarios", whole.length);
    ToDoubleFunction<double[]> measure = measure(weights);
    builder.columns(COLUMNS);
    sum.groups()
        .forEach(
            (label, group) -> {
              double[] part = group.pnl();
              double component = tail.loss(part);
              builder.row(
                  label,
                  group,
                  Arrays.asList(
                      measure.applyAsDouble(part),
                      component,
                      marginal(component, group),
                      Attribution.incremental(whole, part, measure),
                      shortfall.loss(part)));
            });
  }

  private Tail valueAtRisk(double[] pnl, double[] weights) {
    return weights == null
        ? Tail.valueAtRisk(pnl, question.level(), question.quantile())
        : Tail.valueAtRisk(pnl, weights, question.level());
  }

  private ToDoubleFunction<double[]> measure(double[] weights) {
    if (weights == null && question.quantile() == QuantileDefinition.INVERSE) {
      return pnl -> HistoricalRisk.valueAtRisk(pnl, question.level());
    }
    return pnl -> valueAtRisk(pnl, weights).loss(pnl);
  }

  /** Returns null for a group without value: there is nothing that more of could be put in. */
  static Double marginal(double component, PnlVector group) {
    return group.marketValue() == 0 ? null : Attribution.marginal(component, group.marketValue());
  }

  private void deltaNormal(GroupedPnl sum, double[] weights) {
    double[] whole = sum.total().pnl();
    double deviation = DeltaNormal.deviation(whole, weights);
    double valueAtRisk = DeltaNormal.valueAtRisk(deviation, question.level());
    double shortfall = DeltaNormal.expectedShortfall(deviation, question.shortfallLevel());
    ToDoubleFunction<double[]> measure =
        pnl -> DeltaNormal.valueAtRisk(DeltaNormal.deviation(pnl, weights), question.level());
    builder
        .put("deviation", deviation)
        .put("valueAtRisk", valueAtRisk)
        .put("expectedShortfall", shortfall)
        .put("scenarios", whole.length)
        .columns(COLUMNS);
    sum.groups()
        .forEach(
            (label, group) -> {
              double[] part = group.pnl();
              double component = DeltaNormal.component(part, whole, weights, valueAtRisk);
              builder.row(
                  label,
                  group,
                  Arrays.asList(
                      measure.applyAsDouble(part),
                      component,
                      marginal(component, group),
                      Attribution.incremental(whole, part, measure),
                      DeltaNormal.component(part, whole, weights, shortfall)));
            });
  }
}
