package io.tradegrid.task;

import io.tradegrid.contract.AssetClass;
import io.tradegrid.contract.Contract;
import io.tradegrid.risk.DailyMoves;
import io.tradegrid.risk.FactorModel;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.UnitRisk;
import io.tradegrid.risk.portfolio.GroupedPnl;
import io.tradegrid.risk.portfolio.Grouping;
import io.tradegrid.risk.portfolio.Position;
import io.tradegrid.risk.stress.StressScenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Values the positions of one shard under the scenarios that the question is about, and sums them
 * up by group. An option is valued here, where its position is, with the closes of its underlying
 * that came along.
 */
final class ValueCall extends ShardCall {

  private static final long serialVersionUID = 1L;

  private final RiskQuestion question;
  private final String[] portfolios;
  private final String currency;
  private final int depth;
  private final PriceHistory[] underlyings;
  private Simulation simulation;
  private double[] multiples;

  ValueCall(
      int shard,
      RiskQuestion question,
      String[] portfolios,
      String currency,
      int depth,
      PriceHistory[] underlyings) {
    super(shard);
    this.question = question;
    this.portfolios = portfolios;
    this.currency = currency;
    this.depth = depth;
    this.underlyings = underlyings;
  }

  /** Takes along the rows of the factor model that the shard's positions need. */
  ValueCall with(Simulation rows) {
    simulation = rows;
    return this;
  }

  /** Takes along which multiples of a stress scenario to value. */
  ValueCall with(double[] ofScenario) {
    multiples = ofScenario;
    return this;
  }

  /**
   * Returns the P&amp;L by group, null if nothing is held; and of a quadratic model the second
   * derivatives by underlying, null if there are none.
   */
  @Override
  Object[] answer(ShardReader reader) {
    List<Position> positions = positions(reader);
    if (positions.isEmpty()) {
      return new Object[] {null, null};
    }
    Grouping by = question.measure() == RiskMeasure.HEDGE ? Grouping.UNDERLYING : question.by();
    GroupedPnl pnl = GroupedPnl.of(positions, by, scenarios(reader));
    return new Object[] {pnl, gammas(positions)};
  }

  private GroupedPnl gammas(List<Position> positions) {
    List<Position> options =
        positions.stream().filter(p -> p.unit().contract().option() != null).toList();
    return question.method() != RiskMethod.DELTA_GAMMA || options.isEmpty()
        ? null
        : GroupedPnl.of(
            options,
            Grouping.UNDERLYING,
            unit -> PnlVector.numbered(1, 0, new double[] {100 * unit.sensitivities().gamma()}));
  }

  private List<Position> positions(ShardReader reader) {
    Map<String, PriceHistory> known = new HashMap<>();
    for (PriceHistory history : underlyings) {
      known.put(history.symbol(), history);
    }
    List<Position> positions = new ArrayList<>();
    String symbol = null;
    UnitRisk unit = null;
    for (ShardReader.Holding holding : reader.holdings(portfolios)) {
      if (!holding.symbol().equals(symbol)) {
        symbol = holding.symbol();
        Contract contract = reader.contract(symbol);
        boolean isOption = contract.option() != null;
        PriceHistory history =
            isOption ? known.get(contract.factor()) : reader.history(symbol, depth);
        // Of an option that came up since the survey there is no history: it is not yet held.
        unit = history == null ? null : unit(reader, contract, history);
      }
      if (unit != null) {
        positions.add(new Position(holding.portfolio(), holding.quantity(), unit));
      }
    }
    return positions;
  }

  private UnitRisk unit(ShardReader reader, Contract contract, PriceHistory history) {
    reader.requireCurrency(contract.symbol(), currency);
    return new UnitRisk(contract, history);
  }

  private Function<UnitRisk, PnlVector> scenarios(ShardReader reader) {
    return switch (question.measure()) {
      case VAR -> simulation != null ? simulation::pnl : this::historical;
      case BACKTEST -> this::historical;
      case STRESS, REVERSE_STRESS -> unit -> stressed(reader, unit);
      case GREEKS, HEDGE ->
          unit -> PnlVector.numbered(1, unit.marketValue(), unit.sensitivities().toArray());
      case EXPLAIN -> this::explained;
      case LIVE -> throw new IllegalStateException("live risk is read off a board");
    };
  }

  private PnlVector historical(UnitRisk unit) {
    DailyMoves moves = unit.history().moves();
    if (question.isFiltered() && question.measure() == RiskMeasure.VAR) {
      moves = moves.latest(question.observations() + RiskQuestion.WARM_UP);
      moves = moves.filtered(question.filter(moves.logarithmic()));
    }
    if (moves.size() < question.daysOfPnl()) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA,
          "%s: daily scenarios: required %d, actual %d"
              .formatted(unit.history().symbol(), question.daysOfPnl(), moves.size()));
    }
    boolean isLinear =
        question.method() == RiskMethod.DELTA_NORMAL || question.method() == RiskMethod.DELTA_GAMMA;
    return isLinear ? linear(unit, moves) : unit.historical(moves);
  }

  private static PnlVector linear(UnitRisk unit, DailyMoves moves) {
    double delta = unit.sensitivities().delta();
    double[] pnl = new double[moves.size()];
    for (int i = 0; i < pnl.length; i++) {
      pnl[i] = delta * moves.relative()[i];
    }
    return PnlVector.historical(1, unit.marketValue(), moves, pnl);
  }

  private PnlVector stressed(ShardReader reader, UnitRisk unit) {
    String factor = unit.contract().factor();
    AssetClass assetClass = reader.contract(factor).assetClass();
    if (question.hasDays()) {
      double move = unit.history().move(question.from(), question.to());
      return PnlVector.numbered(1, unit.marketValue(), unit.pnl(new double[] {move}));
    }
    List<StressScenario> stresses = question.stresses();
    if (multiples == null) {
      double[] pnl = new double[stresses.size()];
      for (int i = 0; i < pnl.length; i++) {
        pnl[i] = unit.pnl(stresses.get(i).of(factor, assetClass));
      }
      return PnlVector.numbered(1, unit.marketValue(), pnl);
    }
    double[] pnl = new double[multiples.length];
    for (int i = 0; i < pnl.length; i++) {
      pnl[i] = unit.pnl(stresses.get(0).times(multiples[i]).of(factor, assetClass));
    }
    return PnlVector.numbered(1, unit.marketValue(), pnl);
  }

  private PnlVector explained(UnitRisk unit) {
    UnitRisk before = new UnitRisk(unit.contract(), unit.history().upTo(question.from()));
    UnitRisk after = new UnitRisk(unit.contract(), unit.history().upTo(question.to()));
    return PnlVector.numbered(1, after.marketValue(), before.explain(after));
  }

  /** Simulated moves of the prices that a shard needs. */
  static final class Simulation {

    private final String[] factors;
    private final double[][] rows;
    private final long seed;
    private final int scenarios;

    Simulation(String[] factors, double[][] rows, long seed, int scenarios) {
      this.factors = factors;
      this.rows = rows;
      this.seed = seed;
      this.scenarios = scenarios;
    }

    private PnlVector pnl(UnitRisk unit) {
      for (int i = 0; i < factors.length; i++) {
        if (factors[i].equals(unit.contract().factor())) {
          double[][] draws = Draws.of(seed, scenarios, rows[i].length);
          double[] moves = FactorModel.moves(rows[i], draws);
          return PnlVector.numbered(1, unit.marketValue(), unit.pnl(moves));
        }
      }
      throw new RiskException(
          Failure.INSUFFICIENT_DATA,
          unit.contract().factor() + ": came up while the question ran; ask again");
    }
  }
}
