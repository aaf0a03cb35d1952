package io.tradegrid.task;

import io.tradegrid.contract.AssetClass;
import io.tradegrid.contract.Contract;
import io.tradegrid.risk.DailyMoves;
import io.tradegrid.risk.ExchangeRate;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.UnitRisk;
import io.tradegrid.risk.portfolio.GroupedPnl;
import io.tradegrid.risk.portfolio.Grouping;
import io.tradegrid.risk.portfolio.Position;
import io.tradegrid.risk.stress.StressScenario;
import java.time.LocalDate;
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
  private final int depth;
  private final PriceHistory[] underlyings;
  private final ExchangeRate[] rates;
  private Simulation simulation;
  private double[] multiples;

  ValueCall(
      int shard,
      RiskQuestion question,
      String[] portfolios,
      int depth,
      PriceHistory[] underlyings,
      ExchangeRate[] rates) {
    super(shard);
    this.question = question;
    this.portfolios = portfolios;
    this.depth = depth;
    this.underlyings = underlyings;
    this.rates = rates;
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
        if (history == null) { // To leave it out would leave out one half of a hedge.
          throw cameUp(symbol);
        }
        unit = unit(reader, contract, history);
      }
      positions.add(new Position(holding.portfolio(), holding.quantity(), unit));
    }
    return positions;
  }

  private UnitRisk unit(ShardReader reader, Contract contract, PriceHistory history) {
    String currency = reader.currency(contract.symbol());
    for (ExchangeRate rate : rates) {
      if (rate.from().equals(currency)) {
        return new UnitRisk(contract, history, rate);
      }
    }
    throw cameUp(currency);
  }

  private static RiskException cameUp(String what) {
    return new RiskException(
        Failure.INSUFFICIENT_DATA, what + ": came up while the question ran; ask again");
  }

  private Function<UnitRisk, PnlVector> scenarios(ShardReader reader) {
    return switch (question.measure()) {
      case VAR -> simulation != null ? simulation.revaluation() : historical();
      case BACKTEST -> historical();
      case STRESS, REVERSE_STRESS -> unit -> stressed(reader, unit);
      case GREEKS, HEDGE ->
          unit -> PnlVector.numbered(1, unit.marketValue(), unit.sensitivities().toArray());
      case EXPLAIN -> this::explained;
      case LIVE -> throw new IllegalStateException("live risk is read off a board");
    };
  }

  private Function<UnitRisk, PnlVector> historical() {
    Map<String, DailyMoves> kept = new HashMap<>();
    boolean isLinear =
        question.method() == RiskMethod.DELTA_NORMAL || question.method() == RiskMethod.DELTA_GAMMA;
    return unit -> {
      DailyMoves moves = moves(unit.history(), kept);
      DailyMoves ofRate = unit.rate().converts() ? moves(unit.rate().history(), kept) : moves;
      return isLinear ? unit.linear(moves, ofRate) : unit.historical(moves, ofRate);
    };
  }

  /** The moves of a price are the same for all options on it, and to find a filter takes long. */
  private DailyMoves moves(PriceHistory history, Map<String, DailyMoves> kept) {
    return kept.computeIfAbsent(history.symbol(), symbol -> moves(history));
  }

  private DailyMoves moves(PriceHistory history) {
    DailyMoves moves = history.moves();
    if (question.isFiltered() && question.measure() == RiskMeasure.VAR) {
      moves = moves.latest(question.observations() + RiskQuestion.WARM_UP);
      moves = moves.filtered(question.filter(moves.logarithmic()));
    }
    return moves.atLeast(question.daysOfPnl(), history.symbol());
  }

  private PnlVector stressed(ShardReader reader, UnitRisk unit) {
    String factor = unit.contract().factor();
    AssetClass assetClass = reader.contract(factor).assetClass();
    if (question.hasDays()) {
      return replayed(unit);
    }
    List<StressScenario> stresses = question.stresses();
    if (multiples == null) {
      double[] pnl = new double[stresses.size()];
      for (int i = 0; i < pnl.length; i++) {
        StressScenario stress = stresses.get(i);
        pnl[i] = unit.pnl(stress.of(factor, assetClass), stress.move(unit.rate()));
      }
      return PnlVector.numbered(1, unit.marketValue(), pnl);
    }
    double[] pnl = new double[multiples.length];
    for (int i = 0; i < pnl.length; i++) {
      StressScenario stress = stresses.get(0).times(multiples[i]);
      pnl[i] = unit.pnl(stress.of(factor, assetClass), stress.move(unit.rate()));
    }
    return PnlVector.numbered(1, unit.marketValue(), pnl);
  }

  private PnlVector replayed(UnitRisk unit) {
    double move = unit.history().move(question.from(), question.to());
    double ofRate =
        unit.rate().converts() ? unit.rate().history().move(question.from(), question.to()) : 0;
    double[] pnl = unit.pnl(new double[] {move}, new double[] {ofRate});
    return PnlVector.numbered(1, unit.marketValue(), pnl);
  }

  private static UnitRisk on(LocalDate day, UnitRisk unit) {
    return new UnitRisk(unit.contract(), unit.history().upTo(day), unit.rate().upTo(day));
  }

  private PnlVector explained(UnitRisk unit) {
    UnitRisk after = on(question.to(), unit);
    UnitRisk before = on(question.from(), after);
    return PnlVector.numbered(1, after.marketValue(), before.explain(after));
  }
}
