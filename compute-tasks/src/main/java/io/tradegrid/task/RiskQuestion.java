package io.tradegrid.task;

import io.tradegrid.risk.GarchFit;
import io.tradegrid.risk.QuantileDefinition;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskReport;
import io.tradegrid.risk.VolatilityFilter;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.portfolio.Grouping;
import io.tradegrid.risk.stress.StressScenario;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is asked of the risk task: parameters by name, as texts, the same over the Java client, REST
 * and the command line; {@code docs/reference/risk.md} has a row for each. A class and not a record
 * because it travels between nodes.
 */
final class RiskQuestion {

  /** The names of the parameters. */
  static final Set<String> NAMES =
      new LinkedHashSet<>(
          List.of(
              "measure",
              "portfolio",
              "book",
              "by",
              "currency",
              "method",
              "weights",
              "decay",
              "level",
              "shortfall-level",
              "quantile",
              "observations",
              "scenarios",
              "numbers",
              "seed",
              "shocks",
              "from",
              "to",
              "loss",
              "cost",
              "options",
              "days"));

  private static final Set<String> SCOPE_NAMES = Set.of("measure", "portfolio", "book");

  /** Moves before the first scenario that a volatility filter may begin with. */
  static final int WARM_UP = 100;

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3,5}");
  private static final int SCENARIOS_MAX = 200_000;
  private static final int STRESSES_MAX = 100;
  private static final double OTHERWISE_DECAY = 0.99;

  private final RiskMeasure measure;
  private final String portfolio;
  private final String book;
  private final Grouping by;
  private final String currency;
  private final RiskMethod method;
  private final RiskWeights weights;
  private final double decay;
  private final double level;
  private final double shortfallLevel;
  private final QuantileDefinition quantile;
  private final int observations;
  private final int scenarios;
  private final RiskNumbers numbers;
  private final long seed;
  private final String shocks;
  private final String from;
  private final String to;
  private final double loss;
  private final double cost;
  private final String options;
  private final int days;

  private RiskQuestion(Parameters given) {
    measure = given.constant("measure", RiskMeasure.class, RiskMeasure.VAR);
    portfolio = given.text("portfolio");
    book = given.text("book");
    by =
        given.constant(
            "by",
            Grouping.class,
            measure == RiskMeasure.HEDGE ? Grouping.UNDERLYING : Grouping.ASSET_CLASS);
    currency = given.matching("currency", CURRENCY, "three to five capital letters");
    method = given.constant("method", RiskMethod.class, RiskMethod.HISTORICAL);
    weights = given.constant("weights", RiskWeights.class, RiskWeights.EQUAL);
    decay =
        given.between(
            "decay",
            weights == RiskWeights.FILTERED ? VolatilityFilter.RISK_METRICS_DECAY : OTHERWISE_DECAY,
            0,
            1);
    level = given.between("level", 0.99, 0, 1);
    shortfallLevel = given.between("shortfall-level", 0.975, 0, 1);
    quantile = given.constant("quantile", QuantileDefinition.class, QuantileDefinition.INVERSE);
    observations =
        given.integer(
            "observations", 250, RiskReport.MIN_OBSERVATIONS, RiskReport.MAX_OBSERVATIONS);
    scenarios = given.integer("scenarios", 10_000, 100, SCENARIOS_MAX);
    numbers = given.constant("numbers", RiskNumbers.class, RiskNumbers.RANDOM);
    seed = given.wide("seed", 1);
    shocks = given.text("shocks");
    from = day(given, "from");
    to = day(given, "to");
    loss = given.between("loss", 1, 0, 1e18);
    cost = given.between("cost", 0.0005, -1e-300, 1);
    options = given.text("options");
    days = given.integer("days", 250, 2, RiskReport.MAX_OBSERVATIONS);
  }

  private static String day(Parameters given, String name) {
    LocalDate day = given.day(name);
    return day == null ? null : day.toString();
  }

  /**
   * Reads a task argument.
   *
   * @throws RiskException INVALID_INPUT naming what does not fit
   */
  static RiskQuestion parse(Object argument) {
    if (!(argument instanceof Map<?, ?> values)) {
      throw Parameters.invalid("argument: must be a map of parameters");
    }
    Parameters given = new Parameters(values, NAMES);
    RiskQuestion question = new RiskQuestion(given);
    question.requireConsistent(given);
    return question;
  }

  private void requireConsistent(Parameters given) {
    require(portfolio == null || book == null, "portfolio, book: only one of the two can be given");
    require((from == null) == (to == null), "from, to: must be given both or none");
    require(
        from == null || LocalDate.parse(from).isBefore(LocalDate.parse(to)),
        "to: must be after from");
    require(
        weights == RiskWeights.EQUAL || quantile == QuantileDefinition.INVERSE || isFiltered(),
        "quantile: must be INVERSE with exponential weights");
    require(
        !isFiltered() || method == RiskMethod.HISTORICAL,
        "weights: must be EQUAL or EXPONENTIAL for this method");
    switch (measure) {
      case STRESS -> {
        require((shocks == null) == (from != null), "shocks: must be given, or from and to");
        stresses();
      }
      case REVERSE_STRESS -> {
        require(shocks != null && stresses().size() == 1, "shocks: must be one scenario");
        require(given.text("loss") != null, "loss: must be given");
      }
      case EXPLAIN -> require(from != null, "from, to: must be given");
      case LIVE -> requireOnlyScope(given);
      case BACKTEST ->
          require(
              method == RiskMethod.HISTORICAL || method == RiskMethod.DELTA_NORMAL,
              "method: must be HISTORICAL or DELTA_NORMAL for a backtest");
      default -> {}
    }
  }

  /** Everything else is as the grid keeps it, and as its configuration says. */
  private static void requireOnlyScope(Parameters given) {
    for (String name : NAMES) {
      require(
          SCOPE_NAMES.contains(name) || given.text(name) == null,
          name + ": cannot be chosen for live risk; ask for var");
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw Parameters.invalid(message);
    }
  }

  RiskMeasure measure() {
    return measure;
  }

  /** Returns the one portfolio asked about, null if it is a book or the firm. */
  String portfolio() {
    return portfolio;
  }

  /** Returns the currency to report in, null if it is that of the portfolios. */
  String currency() {
    return currency;
  }

  /** Returns the book asked about, null if it is a portfolio or the firm. */
  String book() {
    return book;
  }

  /** Returns how what is asked about is called in messages and answers. */
  String scope() {
    return portfolio != null ? "portfolio " + portfolio : book != null ? "book " + book : "firm";
  }

  /** Returns what it is about, as live risk names it. */
  LiveScope liveScope() {
    return portfolio != null
        ? LiveScope.portfolio(portfolio)
        : book != null ? LiveScope.book(book) : LiveScope.FIRM;
  }

  Grouping by() {
    return by;
  }

  RiskMethod method() {
    return method;
  }

  RiskWeights weights() {
    return weights;
  }

  boolean isFiltered() {
    return weights == RiskWeights.FILTERED || weights == RiskWeights.GARCH;
  }

  double decay() {
    return decay;
  }

  double level() {
    return level;
  }

  double shortfallLevel() {
    return shortfallLevel;
  }

  QuantileDefinition quantile() {
    return quantile;
  }

  int observations() {
    return observations;
  }

  /** Returns how many days of P&amp;L the answer is made of. */
  int daysOfPnl() {
    return measure == RiskMeasure.BACKTEST ? observations + days : observations;
  }

  int scenarios() {
    return scenarios;
  }

  RiskNumbers numbers() {
    return numbers;
  }

  long seed() {
    return seed;
  }

  LocalDate from() {
    return LocalDate.parse(from);
  }

  LocalDate to() {
    return LocalDate.parse(to);
  }

  /** Returns whether it is about two days of history. */
  boolean hasDays() {
    return from != null;
  }

  double loss() {
    return loss;
  }

  double cost() {
    return cost;
  }

  int days() {
    return days;
  }

  /** Returns the symbols of the options to hedge with. */
  List<String> options() {
    return options == null ? List.of() : Arrays.asList(options.split(",", -1));
  }

  /** Returns the scenarios that are written out. */
  List<StressScenario> stresses() {
    List<StressScenario> stresses = new ArrayList<>();
    if (shocks != null) {
      for (String text : shocks.split(";", -1)) {
        stresses.add(StressScenario.parse(text));
      }
    }
    require(
        stresses.size() <= STRESSES_MAX, "shocks: must be at most " + STRESSES_MAX + " scenarios");
    return stresses;
  }

  /** Returns how a volatility filter is found for a history of moves. */
  VolatilityFilter filter(double[] moves) {
    return weights == RiskWeights.GARCH ? GarchFit.of(moves) : VolatilityFilter.exponential(decay);
  }

  /** Whether every price of the portfolio has to be known in one place before it is valued. */
  boolean isSimulated() {
    return measure == RiskMeasure.VAR && method == RiskMethod.MONTE_CARLO;
  }

  /** Returns how many closes of each price are enough as a rule. */
  int depth() {
    return hasDays() ? ShardReader.MAX_CLOSES : depth(daysOfPnl());
  }

  /** Returns how many closes of a price are enough as a rule for so many days of P&L. */
  static int depth(int days) {
    return Math.max(days, 250) + WARM_UP + 1;
  }
}
