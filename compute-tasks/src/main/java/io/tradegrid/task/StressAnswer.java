package io.tradegrid.task;

import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.portfolio.GroupedPnl;
import io.tradegrid.risk.stress.ReverseStress;
import io.tradegrid.risk.stress.StressScenario;
import java.util.ArrayList;
import java.util.List;

/** Reads the P&amp;L of stress scenarios off the sums. */
final class StressAnswer {

  private final RiskQuestion question;
  private final AnswerBuilder builder;

  StressAnswer(RiskQuestion question, AnswerBuilder builder) {
    this.question = question;
    this.builder = builder;
  }

  /** One number a scenario, named as the scenario is. */
  RiskAnswer stress(GroupedPnl sum) {
    List<String> names =
        question.hasDays()
            ? List.of(question.from() + " to " + question.to())
            : question.stresses().stream().map(StressScenario::name).toList();
    double[] totals = sum.total().pnl();
    for (int i = 0; i < names.size(); i++) {
      builder.put(names.get(i), totals[i]);
    }
    builder.columns(names);
    sum.groups()
        .forEach((label, group) -> builder.row(label, group, cells(group, 0, names.size())));
    return builder.build();
  }

  private static List<Object> cells(PnlVector group, int from, int to) {
    double[] pnl = group.pnl();
    List<Object> cells = new ArrayList<>();
    for (int i = from; i < to; i++) {
      cells.add(pnl[i]);
    }
    return cells;
  }

  /** The first point of the last grid at which the loss is reached. */
  RiskAnswer reverse(GroupedPnl sum, double[] grid) {
    double[] totals = sum.total().pnl();
    int reached = ReverseStress.firstReached(totals, question.loss());
    builder.put("loss", question.loss()).put("multiple", grid[reached]).put("pnl", totals[reached]);
    StressScenario scenario = question.stresses().get(0).times(grid[reached]);
    for (StressScenario.Part part : scenario.shocks()) {
      String target = part.target().isEmpty() ? "" : "@" + part.target();
      builder.put(AnswerBuilder.lower(part.kind()) + target, part.amount());
    }
    builder.columns(List.of("pnl"));
    sum.groups()
        .forEach((label, group) -> builder.row(label, group, cells(group, reached, reached + 1)));
    return builder.build();
  }
}
