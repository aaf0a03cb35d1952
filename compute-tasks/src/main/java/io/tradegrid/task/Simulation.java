package io.tradegrid.task;

import io.tradegrid.risk.FactorModel;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.UnitRisk;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Simulated moves of the prices and rates of exchange that a shard needs. Immutable; it travels.
 */
final class Simulation {

  private final String[] factors;
  private final double[][] rows;
  private final RiskNumbers numbers;
  private final long seed;
  private final int scenarios;

  /**
   * Takes a part of a factor model.
   *
   * @param factors names of prices
   * @param rows of the model, one a factor
   */
  Simulation(String[] factors, double[][] rows, RiskQuestion question) {
    this.factors = factors;
    this.rows = rows;
    this.numbers = question.numbers();
    this.seed = question.seed();
    this.scenarios = question.scenarios();
  }

  /**
   * Returns what values a unit under all scenarios. Moves that several units need, of underlyings
   * and rates, are kept while it is used.
   */
  Function<UnitRisk, PnlVector> revaluation() {
    Map<String, double[]> kept = new HashMap<>();
    return unit -> {
      String factor = unit.contract().factor();
      double[] moves =
          unit.contract().option() == null
              ? moves(factor)
              : kept.computeIfAbsent(factor, this::moves);
      double[] pnl =
          unit.rate().converts()
              ? unit.pnl(moves, kept.computeIfAbsent(unit.rate().pair(), this::moves))
              : unit.pnl(moves);
      return unit.numbered(pnl);
    };
  }

  private double[] moves(String factor) {
    for (int i = 0; i < factors.length; i++) {
      if (factors[i].equals(factor)) {
        double[][] draws = Draws.of(numbers, seed, scenarios, rows[i].length);
        return FactorModel.moves(rows[i], draws, scenarios);
      }
    }
    throw new RiskException(
        Failure.INSUFFICIENT_DATA, factor + ": came up while the question ran; ask again");
  }
}
