package io.tradegrid.task;

import io.tradegrid.contract.Contract;
import io.tradegrid.risk.DailyMoves;
import io.tradegrid.risk.ExchangeRate;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.UnitRisk;
import io.tradegrid.risk.portfolio.GroupedPnl;
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
   * Returns the P&amp;L by group, null if nothing is held; and of a quadratic model what {@link
   * GammaGroups} makes of the options.
   */
  @Override
  Object[] answer(ShardReader reader) {
    List<Position> positions = positions(reader);
    if (positions.isEmpty()) {
      return new Object[] {null, null, null};
    }
    GroupedPnl pnl =
        question.measure() == RiskMeasure.HEDGE
            ? GroupedPnl.of(positions, HedgeAnswer.label(question.by()), scenarios())
            : GroupedPnl.of(positions, question.by(), scenarios());
    GroupedPnl[] gammas =
        question.method() == RiskMethod.DELTA_GAMMA
            ? GammaGroups.of(positions, question.by())
            : new GroupedPnl[2];
    return new Object[] {pnl, gammas[0], gammas[1]};
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
        return new UnitRisk(
            contract, reader.contract(contract.factor()).assetClass(), history, rate);
      }
    }
    throw cameUp(currency);
  }

  private static RiskException cameUp(String what) {
    return new RiskException(
        Failure.INSUFFICIENT_DATA, what + ": came up while the question ran; ask again");
  }

  private Function<UnitRisk, PnlVector> scenarios() {
    return switch (question.measure()) {
      case VAR -> simulation != null ? simulation.revaluation() : historical();
      case BACKTEST -> historical();
      case STRESS, REVERSE_STRESS -> this::stressed;
      case GREEKS -> unit -> unit.numbered(unit.sensitivities().toArray());
      case HEDGE -> unit -> unit.numbered(unit.withoutRates().toArray());
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
      int needed = question.observations() + RiskQuestion.WARM_UP;
      moves = moves.atLeast(needed, history.symbol()).latest(needed);
      moves = moves.filtered(question.filter(moves.logarithmic()));
    }
    return moves.atLeast(question.daysOfPnl(), history.symbol());
  }

  private PnlVector stressed(UnitRisk unit) {
    if (question.hasDays()) {
      return replayed(unit);
    }
    List<StressScenario> stresses = new ArrayList<>();
    if (multiples == null) {
      stresses.addAll(question.stresses());
    } else {
      StressScenario stress = question.stresses().get(0);
      for (double multiple : multiples) {
        stresses.add(stress.times(multiple));
      }
    }
    double[] pnl = new double[stresses.size()];
    for (int i = 0; i < pnl.length; i++) {
      StressScenario stress = stresses.get(i);
      pnl[i] =
          unit.pnl(
              stress.of(unit.contract().factor(), unit.factorClass(), unit.rate()),
              stress.move(unit.rate()));
    }
    return unit.numbered(pnl);
  }

  private PnlVector replayed(UnitRisk unit) {
    double move = unit.history().move(question.from(), question.to());
    double ofRate =
        unit.rate().converts() ? unit.rate().history().move(question.from(), question.to()) : 0;
    return unit.numbered(unit.pnl(new double[] {move}, new double[] {ofRate}));
  }

  private static UnitRisk on(LocalDate day, UnitRisk unit) {
    return new UnitRisk(
        unit.contract(), unit.factorClass(), unit.history().upTo(day), unit.rate().upTo(day));
  }

  /** What expires on the way is explained up to then, and before it nothing is to be explained. */
  private PnlVector explained(UnitRisk unit) {
    LocalDate from = question.from();
    LocalDate to = question.to();
    if (unit.contract().option() != null && unit.contract().option().expiry().isBefore(to)) {
      to = unit.contract().option().expiry();
    }
    if (!from.isBefore(to)) {
      return unit.numbered(new double[AnswerBuilder.EXPLAINED.size()]);
    }
    UnitRisk after = on(to, unit);
    UnitRisk before = on(from, after);
    return after.numbered(before.explain(after));
  }
}
