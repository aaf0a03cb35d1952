package io.tradegrid.task;

import io.tradegrid.risk.DeltaNormal;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.ScenarioWeights;
import io.tradegrid.risk.Tail;
import io.tradegrid.risk.backtest.Backtest;
import io.tradegrid.risk.backtest.TrafficLight;
import io.tradegrid.risk.portfolio.GroupedPnl;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Tests value at risk of what is held now on past days: each day's forecast is made of the P&amp;L
 * that the same holdings would have had on the days before.
 */
final class BacktestAnswer {

  private static final List<String> COLUMNS =
      List.of(
          "exceptions",
          "kupiecPValue",
          "independencePValue",
          "conditionalCoveragePValue",
          "trafficLight");

  /** Some seconds of one processor. */
  private static final long COST_MAX = 1_000_000_000L;

  /** A GARCH fit takes as long as so many quantiles. */
  private static final long FIT_COST = 1_000;

  private final RiskQuestion question;
  private final AnswerBuilder builder;

  BacktestAnswer(RiskQuestion question, AnswerBuilder builder) {
    this.question = question;
    this.builder = builder;
  }

  RiskAnswer of(GroupedPnl sum) {
    GroupedPnl latest = sum.latest(question.daysOfPnl());
    PnlVector used = latest.total();
    requireFew(latest.groups().size());
    Backtest test = test(used);
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
    builder.columns(COLUMNS);
    latest.groups().forEach((label, group) -> builder.row(label, group, cells(group)));
    return builder.build();
  }

  private Backtest test(PnlVector pnl) {
    return Backtest.rolling(pnl.pnl(), question.observations(), question.level(), forecast());
  }

  /** Every group makes a forecast a day of its own, which is found in a moment or is a long fit. */
  private void requireFew(int groups) {
    long cost = question.weights() == RiskWeights.GARCH ? FIT_COST : 1;
    long most = COST_MAX / (cost * question.days() * question.observations());
    if (groups > Math.max(1, most)) {
      throw new RiskException(
          Failure.INVALID_INPUT,
          "by: %d groups are too many for so many days and observations, at most %d"
              .formatted(groups, most));
    }
  }

  /** A group of which no forecast can be made, as one that never moves, has none. */
  private List<Object> cells(PnlVector group) {
    Backtest test;
    try {
      test = test(group);
    } catch (RiskException e) {
      return Collections.nCopies(COLUMNS.size(), null);
    }
    return List.of(
        test.exceptions(),
        test.proportionOfFailures().pValue(),
        test.independence().pValue(),
        test.conditionalCoverage().pValue(),
        AnswerBuilder.lower(test.light()));
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
