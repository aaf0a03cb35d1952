package io.tradegrid.task;

import io.tradegrid.contract.Contract;
import io.tradegrid.risk.ExchangeRate;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.Sensitivities;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.portfolio.GroupedPnl;
import io.tradegrid.risk.stress.ReverseStress;
import io.tradegrid.schema.Shards;
import io.tradegrid.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.ignite.Ignite;
import org.apache.ignite.cache.affinity.Affinity;

/**
 * One question on its way to its answer: which calls to make next, given what the last ones
 * answered. The rounds are
 *
 * <ol>
 *   <li>a survey of all shards: which hold something, and on which underlyings their options are;
 *   <li>the closes of these underlyings, and of the pairs that rates of exchange come from, from
 *       their owners, so that each is read once;
 *   <li>the values, from the shards that hold something, each with the underlyings it needs;
 *   <li>for a reverse stress test the values again, of finer grids.
 * </ol>
 *
 * <p>As a rule only the latest closes are read. If they turn out to be too few, because of holes,
 * the rounds are gone through once more with all there are. Used by one thread at a time.
 */
final class RiskRun {

  private enum Stage {
    SURVEY,
    HISTORIES,
    VALUES,
    BOARD
  }

  private final Ignite ignite;
  private final RiskQuestion question;
  private final RiskScope scope;
  private final int shards;
  private int depth;
  private Stage stage;

  /** Underlyings of the options in each shard that holds something. */
  private SortedMap<Integer, String[]> holding;

  /** Prices of underlyings and, for a simulation, of all that is held. */
  private Map<String, PriceHistory> histories;

  /** The currency of each underlying. */
  private Map<String, String> currencies;

  /** By the currency that is converted. */
  private SortedMap<String, ExchangeRate> rates;

  /** The currencies that anything is priced in, and the names of the prices. */
  private Set<String> priced;

  private Set<String> prices;
  private SimulatedFactors factors;
  private double[] grid;
  private int grids;
  private Object[] answer;

  RiskRun(Ignite ignite, RiskQuestion question) {
    this.ignite = ignite;
    this.question = question;
    this.scope = RiskScope.of(ignite, question);
    this.shards = ignite.affinity(Table.POSITIONS.name()).partitions();
    this.depth = question.depth();
  }

  /** Returns the calls of the first round. */
  List<? extends ShardCall> first() {
    if (question.measure() == RiskMeasure.LIVE) {
      stage = Stage.BOARD;
      LiveScope live = question.liveScope();
      return List.of(new LiveCall(Shards.of(live.name(), shards), live));
    }
    stage = Stage.SURVEY;
    grids = 0;
    List<ShardCall> calls = new ArrayList<>(shards);
    for (int shard = 0; shard < shards; shard++) {
      calls.add(new SurveyCall(shard, scope.portfolios(), question.isSimulated() ? depth : 0));
    }
    return calls;
  }

  /** Returns the calls of the next round, none if there is an answer. */
  List<? extends ShardCall> next(List<Object[]> replies) {
    try {
      return switch (stage) {
        case SURVEY -> surveyed(replies);
        case HISTORIES -> fetched(replies);
        case VALUES -> valued(replies);
        case BOARD -> read(replies.get(0));
      };
    } catch (RiskException e) {
      if (!e.isForTooFewMoves() || depth == ShardReader.MAX_CLOSES) {
        throw e;
      }
      depth = ShardReader.MAX_CLOSES;
      return first();
    }
  }

  /** Returns whether it is but looked up. */
  boolean isLight() {
    return question.measure() == RiskMeasure.LIVE;
  }

  Object[] answer() {
    return answer;
  }

  private List<? extends ShardCall> read(Object[] reply) {
    answer = RiskReply.of(RiskReply.values(reply));
    return List.of();
  }

  private List<? extends ShardCall> surveyed(List<Object[]> replies) {
    holding = new TreeMap<>();
    histories = new HashMap<>();
    currencies = new HashMap<>();
    priced = new TreeSet<>();
    TreeSet<String> wanted = new TreeSet<>();
    for (int shard = 0; shard < shards; shard++) {
      Object[] survey = RiskReply.values(replies.get(shard));
      if ((Integer) survey[0] > 0) {
        String[] underlyings = strings(survey[1]);
        holding.put(shard, underlyings);
        wanted.addAll(Arrays.asList(underlyings));
        add((Object[]) survey[2]);
        priced.addAll(Arrays.asList(strings(survey[3])));
        String[] ofUnderlyings = strings(survey[4]);
        for (int i = 0; i < underlyings.length; i++) {
          currencies.put(underlyings[i], ofUnderlyings[i]);
        }
      }
    }
    if (holding.isEmpty()) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA,
          question.scope() + " holds nothing: positions: required 1, actual 0");
    }
    for (String option : question.options()) {
      Contract hedge = hedge(option);
      wanted.add(hedge.factor());
      currencies.put(hedge.factor(), ShardReader.currency(ignite, option));
      priced.add(currencies.get(hedge.factor()));
    }
    prices = new TreeSet<>(histories.keySet());
    prices.addAll(wanted);
    for (String currency : priced) {
      wanted.addAll(ExchangeRate.pairs(currency, scope.currency()));
    }
    wanted.removeAll(histories.keySet());
    return wanted.isEmpty() ? value() : fetch(wanted);
  }

  private static String[] strings(Object array) {
    return Arrays.copyOf((Object[]) array, ((Object[]) array).length, String[].class);
  }

  private void add(Object[] some) {
    for (Object history : some) {
      histories.put(((PriceHistory) history).symbol(), (PriceHistory) history);
    }
  }

  private ExchangeRate rate(String underlying) {
    return rates.get(currencies.get(underlying));
  }

  private Contract hedge(String symbol) {
    Contract contract = ShardReader.contract(ignite, symbol);
    if (contract.option() == null) {
      throw new RiskException(Failure.INVALID_INPUT, "options: " + symbol + " is no option");
    }
    return contract;
  }

  private List<ShardCall> fetch(Set<String> symbols) {
    stage = Stage.HISTORIES;
    Affinity<String> affinity = ignite.affinity(Table.BARS_1D.name());
    SortedMap<Integer, List<String>> byShard = new TreeMap<>();
    for (String symbol : symbols) {
      byShard.computeIfAbsent(affinity.partition(symbol), s -> new ArrayList<>()).add(symbol);
    }
    List<ShardCall> calls = new ArrayList<>();
    byShard.forEach(
        (shard, of) -> calls.add(new HistoryCall(shard, of.toArray(String[]::new), depth)));
    return calls;
  }

  private List<? extends ShardCall> fetched(List<Object[]> replies) {
    for (Object[] reply : replies) {
      add((Object[]) RiskReply.values(reply)[0]);
    }
    return value();
  }

  private List<ShardCall> value() {
    rates = new TreeMap<>();
    for (String currency : priced) {
      rates.put(currency, ExchangeRate.find(currency, scope.currency(), histories::get));
    }
    histories.keySet().retainAll(prices);
    if (question.isSimulated()) {
      Map<String, PriceHistory> all = new HashMap<>(histories);
      conversions().forEach(rate -> all.put(rate.pair(), rate.history()));
      factors = new SimulatedFactors(question, all.values());
    }
    if (question.measure() == RiskMeasure.REVERSE_STRESS) {
      grid = ReverseStress.grid(0, question.stresses().get(0).largestMultiple());
    }
    return valueCalls();
  }

  private List<ExchangeRate> conversions() {
    return rates.values().stream().filter(ExchangeRate::converts).toList();
  }

  private List<ShardCall> valueCalls() {
    stage = Stage.VALUES;
    ExchangeRate[] all = rates.values().toArray(ExchangeRate[]::new);
    Set<String> pairs = conversions().stream().map(ExchangeRate::pair).collect(Collectors.toSet());
    List<ShardCall> calls = new ArrayList<>();
    holding.forEach(
        (shard, underlyings) -> {
          PriceHistory[] needed =
              Arrays.stream(underlyings).map(histories::get).toArray(PriceHistory[]::new);
          ValueCall call = new ValueCall(shard, question, scope.portfolios(), depth, needed, all);
          if (factors != null) {
            call.with(factors.of(shard, underlyings, pairs, ignite.affinity(Table.BARS_1D.name())));
          }
          if (grid != null) {
            call.with(grid);
          }
          calls.add(call);
        });
    return calls;
  }

  private List<? extends ShardCall> valued(List<Object[]> replies) {
    List<GroupedPnl> parts = new ArrayList<>();
    List<GroupedPnl> gammas = new ArrayList<>();
    List<GroupedPnl> ofGroups = new ArrayList<>();
    for (Object[] reply : replies) {
      Object[] values = RiskReply.values(reply);
      if (values[0] != null) {
        parts.add((GroupedPnl) values[0]);
      }
      if (values[1] != null) {
        gammas.add((GroupedPnl) values[1]);
        ofGroups.add((GroupedPnl) values[2]);
      }
    }
    GroupedPnl sum = GroupedPnl.sum(parts);
    if (grid != null && ++grids < ReverseStress.GRIDS) {
      int reached = ReverseStress.firstReached(sum.total().pnl(), question.loss());
      if (reached > 0) {
        grid = ReverseStress.grid(grid[reached - 1], grid[reached]);
        return valueCalls();
      }
    }
    answer = RiskReply.of(answer(sum, new GammaGroups(gammas, ofGroups)));
    return List.of();
  }

  private RiskAnswer answer(GroupedPnl sum, GammaGroups gammas) {
    AnswerBuilder builder =
        new AnswerBuilder(question, scope.currency(), sum.total()).rates(conversions());
    return switch (question.measure()) {
      case VAR -> new VarAnswer(question, builder).of(sum, gammas, histories, factors);
      case BACKTEST -> new BacktestAnswer(question, builder).of(sum);
      case STRESS -> new StressAnswer(question, builder).stress(sum);
      case REVERSE_STRESS -> new StressAnswer(question, builder).reverse(sum, grid);
      case GREEKS -> builder.named(Sensitivities.NAMES, sum);
      case EXPLAIN -> builder.named(AnswerBuilder.EXPLAINED, sum);
      case HEDGE -> new HedgeAnswer(question, builder, ignite, this::rate).of(sum, histories);
      case LIVE -> throw new IllegalStateException("live risk is read off a board");
    };
  }
}
