package io.tradegrid.task;

import io.tradegrid.pricing.SobolNormals;
import io.tradegrid.risk.DailyMoves;
import io.tradegrid.risk.FactorModel;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.ScenarioWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.ignite.cache.affinity.Affinity;

/** The factor model of all prices of a question, over the latest days that all of them have. */
final class SimulatedFactors {

  /** Random numbers of a simulation that are kept in memory at once: 160 MB of them. */
  private static final long NUMBERS_MAX = 20_000_000;

  private static final long MOVES_MAX = 20_000_000;

  private final RiskQuestion question;
  private final String[] symbols;
  private final FactorModel model;
  private final PnlVector days;

  SimulatedFactors(RiskQuestion question, Collection<PriceHistory> histories) {
    this.question = question;
    Map<String, PnlVector> moves = new TreeMap<>();
    for (PriceHistory history : histories) {
      DailyMoves daily = history.moves();
      if (daily.size() < question.observations()) {
        throw RiskException.tooFewMoves(
            "%s: daily moves: required %d, actual %d"
                .formatted(history.symbol(), question.observations(), daily.size()));
      }
      moves.put(history.symbol(), PnlVector.ofPrice(history, daily, daily.logarithmic()));
    }
    requireRoom("prices × observations", (long) moves.size() * question.observations(), MOVES_MAX);
    symbols = moves.keySet().toArray(String[]::new);
    days = PnlVector.sum(List.copyOf(moves.values())).latest(question.observations());
    List<double[]> rows = new ArrayList<>();
    moves.values().forEach(of -> rows.add(of.on(days).pnl()));
    model =
        FactorModel.of(
            rows.toArray(double[][]::new),
            question.weights() == RiskWeights.EXPONENTIAL
                ? ScenarioWeights.exponential(days.size(), question.decay())
                : ScenarioWeights.equal(days.size()));
    requireRoom("scenarios × directions", (long) question.scenarios() * model.rank(), NUMBERS_MAX);
    if (question.numbers() == RiskNumbers.SOBOL) {
      requireRoom("directions of Sobol numbers", model.rank(), SobolNormals.DIMENSIONS_MAX);
    }
  }

  private static void requireRoom(String what, long needed, long most) {
    if (needed > most) {
      throw new RiskException(
          Failure.INVALID_INPUT, what + ": must be at most " + most + ", got " + needed);
    }
  }

  /**
   * Returns the rows that a shard needs: of its own symbols, of its options' underlyings, and of
   * all rates of exchange.
   *
   * @param underlyings in their order
   * @param pairs names of the rates
   */
  Simulation of(int shard, String[] underlyings, Set<String> pairs, Affinity<String> affinity) {
    List<String> needed = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < symbols.length; i++) {
      if (affinity.partition(symbols[i]) == shard
          || Arrays.binarySearch(underlyings, symbols[i]) >= 0
          || pairs.contains(symbols[i])) {
        needed.add(symbols[i]);
        rows.add(model.row(i));
      }
    }
    return new Simulation(needed.toArray(String[]::new), rows.toArray(double[][]::new), question);
  }

  int size() {
    return symbols.length;
  }

  int rank() {
    return model.rank();
  }

  /** Returns the days the model is made of. */
  PnlVector days() {
    return days;
  }
}
