package io.tradegrid.task;

import io.tradegrid.risk.DeltaNormal;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.ScenarioWeights;
import io.tradegrid.risk.Tail;
import io.tradegrid.risk.backtest.Backtest;
import io.tradegrid.risk.backtest.TrafficLight;
import io.tradegrid.risk.portfolio.GroupedPnl;
import java.util.function.ToDoubleFunction;

/**
 * Tests value at risk of what is held now on past days: each day's forecast is made of the P&amp;L
 * that the same holdings would have had on the days before.
 */
final class BacktestAnswer {

  private final RiskQuestion question;
  private final AnswerBuilder builder;

  BacktestAnswer(RiskQuestion question, AnswerBuilder builder) {
    this.question = question;
    this.builder = builder;
  }

  RiskAnswer of(GroupedPnl sum) {
    PnlVector used = sum.total().latest(question.daysOfPnl());
    Backtest test =
        Backtest.rolling(used.pnl(), question.observations(), question.level(), forecast());
    builder
        .put("method", AnswerBuilder.lower(question.method()))
        .put("weights", AnswerBuilder.lower(question.weights()))
        .put("level", question.level())
        .put("observations", question.observations())
        .put("days", test.days())
        .put("firstDate", used.day(question.observations()).toString())
        .put("lastDate", used.day(used.size() - 1).toString())
        .put("exceptions", test.exceptions())
        .put("expectedExceptions", test.days() * (1 - test.level()))
        .put("kupiec", test.proportionOfFailures().statistic())
        .put("kupiecPValue", test.proportionOfFailures().pValue())
        .put("independence", test.independence().statistic())
        .put("independencePValue", test.independence().pValue())
        .put("conditionalCoverage", test.conditionalCoverage().statistic())
        .put("conditionalCoveragePValue", test.conditionalCoverage().pValue())
        .put("trafficLight", AnswerBuilder.lower(test.light()));
    if (test.days() == 250) {
      builder.put("plusFactor", TrafficLight.plusFactor(test.exceptions()));
    }
    return builder.build();
  }

  private ToDoubleFunction<double[]> forecast() {
    int window = question.observations();
    if (question.method() == RiskMethod.DELTA_NORMAL) {
      double[] weights =
          question.weights() == RiskWeights.EXPONENTIAL
              ? ScenarioWeights.exponential(window, question.decay())
              : ScenarioWeights.equal(window);
      return pnl -> DeltaNormal.valueAtRisk(DeltaNormal.deviation(pnl, weights), question.level());
    }
    return switch (question.weights()) {
      case EQUAL -> this::valueAtRisk;
      case EXPONENTIAL -> {
        double[] weights = ScenarioWeights.exponential(window, question.decay());
        yield pnl -> Tail.valueAtRisk(pnl, weights, question.level()).loss(pnl);
      }
      case FILTERED, GARCH -> pnl -> valueAtRisk(question.filter(pnl).rescaled(pnl));
    };
  }

  private double valueAtRisk(double[] pnl) {
    return Tail.valueAtRisk(pnl, question.level(), question.quantile()).loss(pnl);
  }
}
