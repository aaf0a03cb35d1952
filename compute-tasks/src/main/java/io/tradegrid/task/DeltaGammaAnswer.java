package io.tradegrid.task;

import io.tradegrid.risk.DeltaGamma;
import io.tradegrid.risk.DeltaGammaParts;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.portfolio.GroupedPnl;
import java.util.Arrays;
import java.util.Map;

/** Reads delta-gamma risk off the sums, of the whole and of each group. */
final class DeltaGammaAnswer {

  /**
   * Multiplications that the groups' own models may take; one of n underlyings takes n³ a few
   * times.
   */
  private static final double WORK_MAX = 2e9;

  private final RiskQuestion question;
  private final AnswerBuilder builder;
  private final double[] weights;

  DeltaGammaAnswer(RiskQuestion question, AnswerBuilder builder, double[] weights) {
    this.question = question;
    this.builder = builder;
    this.weights = weights;
  }

  void of(GroupedPnl sum, GammaGroups gammas, Map<String, PriceHistory> histories) {
    double[] pnl = sum.total().pnl();
    double[][] moves =
        gammas.underlyings().stream()
            .map(underlying -> movesOn(sum.total(), histories.get(underlying)))
            .toArray(double[][]::new);
    DeltaGamma whole = new DeltaGamma(pnl, moves, gammas.whole(), weights);
    double valueAtRisk = whole.valueAtRisk(question.level());
    builder
        .put("mean", whole.mean())
        .put("deviation", whole.deviation())
        .put("skewness", whole.skewness())
        .put("excessKurtosis", whole.excessKurtosis())
        .put("valueAtRisk", valueAtRisk)
        .put("expectedShortfall", whole.expectedShortfall(question.shortfallLevel()))
        .put("scenarios", pnl.length)
        .columns(VarAnswer.COLUMNS);
    DeltaGammaParts parts = new DeltaGammaParts(whole);
    double each = Math.pow(moves.length, 3);
    boolean modelsGroups = sum.groups().size() * each <= WORK_MAX;
    sum.groups()
        .forEach(
            (label, group) -> {
              double[] linear = group.pnl();
              double[] own = gammas.of(label);
              double component = parts.valueAtRisk(linear, own, question.level());
              DeltaGamma alone = modelsGroups ? whole.of(linear, own) : null;
              DeltaGamma rest =
                  modelsGroups ? whole.of(less(pnl, linear), less(gammas.whole(), own)) : null;
              builder.row(
                  label,
                  group,
                  Arrays.asList(
                      alone == null ? null : alone.valueAtRisk(question.level()),
                      component,
                      VarAnswer.marginal(component, group),
                      rest == null ? null : valueAtRisk - rest.valueAtRisk(question.level()),
                      parts.expectedShortfall(linear, own, question.shortfallLevel())));
            });
  }

  private static double[] less(double[] whole, double[] part) {
    double[] rest = new double[whole.length];
    Arrays.setAll(rest, i -> whole[i] - part[i]);
    return rest;
  }

  private static double[] movesOn(PnlVector days, PriceHistory history) {
    if (history == null) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA, "an underlying came up while the question ran; ask again");
    }
    return PnlVector.historical(1, 0, history.moves(), history.moves().relative()).on(days).pnl();
  }
}
