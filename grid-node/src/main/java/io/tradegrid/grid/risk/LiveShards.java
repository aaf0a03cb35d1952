package io.tradegrid.grid.risk;

import io.tradegrid.contract.Contract;
import io.tradegrid.grid.risk.LiveReply.ScopePart;
import io.tradegrid.grid.risk.ShardFills.Changes;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.live.LiveRates;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.live.LiveScopes;
import io.tradegrid.risk.live.LiveUnit;
import io.tradegrid.risk.live.ShardHoldings;
import io.tradegrid.risk.live.ShardPart;
import io.tradegrid.schema.Shards;
import io.tradegrid.task.LiveInputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The shards that this node runs: what is held in each, what a unit of it may lose, and the part of
 * each portfolio, book and the firm that is there. A fill changes the parts of its buyer and seller
 * alone; a price those of who holds something that follows it. Units wait to be valued in a set,
 * each once, so there are never more than there are symbols held. Used by one thread at a time.
 */
final class LiveShards {

  /** Histories that are read together, so that fills wait no longer. */
  private static final int READ_TOGETHER = 8;

  /** Where a unit is. */
  private record UnitAt(int shard, String symbol) {}

  private record Versioned(ShardPart part, long version) {}

  private record PartAt(int shard, LiveScope scope) {}

  private static final class Open {

    private final ShardFills fills;
    private final ShardHoldings holdings;
    private final Map<LiveScope, Versioned> parts = new HashMap<>();

    /** Symbols without a value yet; without them no sum is right. */
    private final Set<String> unvalued = new LinkedHashSet<>();

    /** Portfolios whose parts are not those of the holdings any more. */
    private final Set<String> dirty = new HashSet<>();

    private long sequence;
    private boolean isRead;

    /** Whether it has been added up since portfolios belong to what they do. */
    private boolean isSummed;

    Open(ShardFills fills, LiveRates rates) {
      this.fills = fills;
      this.holdings = new ShardHoldings(fills.shard(), rates);
    }
  }

  private final LiveInputs inputs;
  private final LivePrices prices;
  private final LiveRates rates;
  private final int observations;
  private final SortedMap<Integer, Open> open = new TreeMap<>();

  /**
   * Where units are whose risk comes from a price, by its symbol; also some that are gone, and the
   * prices that rates come from.
   */
  private final Map<String, Set<UnitAt>> byFactor = new HashMap<>();

  /** Units whose price has changed. */
  private final Set<UnitAt> stale = new LinkedHashSet<>();

  /** Symbols of prices that other nodes have asked for. */
  private final Set<String> wanted = new HashSet<>();

  /** Where parts are, by their version. */
  private final NavigableMap<Long, PartAt> byVersion = new TreeMap<>();

  private volatile LiveScopes scopes = new LiveScopes(Map.of(), Map.of(), "");
  private long version;

  LiveShards(LiveInputs inputs, LivePrices prices, int observations) {
    this.inputs = inputs;
    this.prices = prices;
    this.rates = new LiveRates(this::ofPair, observations);
    this.observations = observations;
  }

  /** Follows a shard that is being opened, in place of what was known of it. */
  void add(ShardFills fills) {
    Open before = open.put(fills.shard(), new Open(fills, rates));
    if (before != null) {
      forget(before);
    }
  }

  private void forget(Open shard) {
    shard.parts.values().forEach(part -> byVersion.remove(part.version));
  }

  /** Returns which portfolios belong to what; any thread may ask. */
  LiveScopes scopes() {
    return scopes;
  }

  /** Takes which portfolios belong to what now; all parts are made anew if that has changed. */
  void scopes(LiveScopes now) {
    if (!now.equals(scopes)) {
      scopes = now;
      for (Open shard : open.values()) {
        for (LiveScope scope : Set.copyOf(shard.parts.keySet())) {
          if (!now.has(scope)) {
            byVersion.remove(shard.parts.remove(scope).version);
          }
        }
        shard.dirty.addAll(shard.holdings.holders());
        shard.isSummed = false;
      }
    }
  }

  /** Takes what fills changed, and forgets shards that were given up. */
  void takeFills() {
    for (Open shard : List.copyOf(open.values())) {
      if (shard.fills.isClosed()) {
        open.remove(shard.holdings.shard());
        forget(shard);
        continue;
      }
      Changes changes = shard.fills.take();
      if (changes != null) {
        take(shard, changes);
      }
    }
  }

  private void take(Open shard, Changes changes) {
    changes
        .holdings()
        .forEach(
            (holding, lots) -> {
              shard.holdings.hold(holding.symbol(), holding.portfolio(), lots.units());
              shard.dirty.add(holding.portfolio());
              if (lots.lots() != 0 && shard.holdings.unit(holding.symbol()) == null) {
                shard.unvalued.add(holding.symbol());
              }
            });
    shard.unvalued.retainAll(shard.holdings.symbols());
    shard.sequence = changes.sequence();
    shard.isRead |= changes.isWhole();
    changes
        .closes()
        .forEach(
            (symbol, close) -> {
              if (prices.traded(symbol, close, changes.sequence())) {
                priceChanged(symbol);
              }
            });
  }

  /** Whatever follows the price is to be valued again, or at another rate added up again. */
  void priceChanged(String symbol) {
    stale.addAll(byFactor.getOrDefault(symbol, Set.of()));
    Set<String> currencies = rates.changed(symbol);
    if (!currencies.isEmpty()) {
      open.values().forEach(shard -> shard.dirty.addAll(shard.holdings.holdersIn(currencies)));
    }
  }

  private PriceHistory ofPair(String symbol) {
    byFactor.computeIfAbsent(symbol, factor -> new LinkedHashSet<>());
    return prices.history(symbol);
  }

  /**
   * A symbol may be something else now, or in another currency, which its options have to be in.
   */
  void contractChanged(String symbol) {
    stale.addAll(byFactor.getOrDefault(symbol, Set.of()));
    open.values().stream()
        .filter(shard -> shard.holdings.unit(symbol) != null)
        .forEach(shard -> stale.add(new UnitAt(shard.holdings.shard(), symbol)));
  }

  /**
   * Values units that have no value yet, until all have or time is up.
   *
   * @param deadlineNs of {@link System#nanoTime}; some are valued in any case
   * @return whether some are left
   */
  boolean valueNew(long deadlineNs) {
    for (Open shard : open.values()) {
      while (!shard.unvalued.isEmpty()) {
        List<String> some = shard.unvalued.stream().limit(READ_TOGETHER).toList();
        prices.track(factors(some));
        some.forEach(symbol -> value(shard, symbol));
        if (System.nanoTime() > deadlineNs) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Values units whose price has changed, until all are valued or time is up.
   *
   * @param deadlineNs of {@link System#nanoTime}; one is valued in any case
   */
  void valueStale(long deadlineNs) {
    Iterator<UnitAt> units = stale.iterator();
    for (boolean isLate = false; units.hasNext() && !isLate; ) {
      UnitAt unit = units.next();
      Open shard = open.get(unit.shard);
      if (shard != null && shard.holdings.unit(unit.symbol) != null) {
        value(shard, unit.symbol);
      }
      units.remove();
      isLate = System.nanoTime() > deadlineNs;
    }
  }

  /** Returns whether there are units whose price has changed, or prices to read for others. */
  boolean isBehind() {
    return !stale.isEmpty() || !wanted.isEmpty();
  }

  private Collection<String> factors(List<String> symbols) {
    Set<String> factors = new HashSet<>();
    for (String symbol : symbols) {
      try {
        factors.add(inputs.contract(symbol).factor());
      } catch (RiskException e) {
        factors.add(symbol); // It fails again, and is told, where it is valued.
      }
    }
    return factors;
  }

  private void value(Open shard, String symbol) {
    LiveUnit unit = unit(symbol);
    shard.holdings.value(unit);
    shard.unvalued.remove(symbol);
    shard.dirty.addAll(shard.holdings.holders(symbol));
    byFactor
        .computeIfAbsent(unit.factor(), factor -> new LinkedHashSet<>())
        .add(new UnitAt(shard.holdings.shard(), symbol));
  }

  private LiveUnit unit(String symbol) {
    String factor = symbol;
    try {
      Contract contract = inputs.contract(symbol);
      factor = contract.factor();
      return LiveUnit.of(contract, inputs.currency(contract), prices.history(factor), observations);
    } catch (RiskException e) {
      return LiveUnit.failed(symbol, factor, e);
    }
  }

  /** Reads the prices that other nodes want. */
  void readWanted() {
    List<String> some = wanted.stream().limit(READ_TOGETHER).toList();
    prices.track(some);
    some.forEach(wanted::remove);
  }

  /** Adds up what is not as it is held any more; returns whose parts are new. */
  Set<LiveScope> sum() {
    Set<LiveScope> changed = new TreeSet<>();
    for (Open shard : open.values()) {
      if (shard.isRead && shard.unvalued.isEmpty()) {
        changed.addAll(sum(shard));
      }
    }
    return changed;
  }

  /** Whose parts are dirty is forgotten last: a rate may have to be read, and that may fail. */
  private Set<LiveScope> sum(Open shard) {
    Set<LiveScope> changed = new TreeSet<>();
    shard.dirty.forEach(portfolio -> changed.addAll(scopes.of(portfolio)));
    if (!shard.isSummed) {
      changed.addAll(shard.parts.keySet()); // Nobody in it may be left.
    }
    for (LiveScope scope : changed) {
      Versioned before = shard.parts.put(scope, new Versioned(part(shard, scope), ++version));
      if (before != null) {
        byVersion.remove(before.version);
      }
      byVersion.put(version, new PartAt(shard.holdings.shard(), scope));
    }
    shard.dirty.clear();
    shard.isSummed = true;
    return changed;
  }

  private ShardPart part(Open shard, LiveScope scope) {
    return shard.holdings.part(scopes.portfolios(scope), scopes.currency(scope), shard.sequence);
  }

  /** Answers another node, or this one. */
  LiveReply answer(LiveQuestion question, int shardCount) {
    boolean[] isHome = new boolean[shardCount];
    Arrays.stream(question.homes()).forEach(home -> isHome[home] = true);
    List<ScopePart> parts = new ArrayList<>();
    for (PartAt at : byVersion.tailMap(question.since(), false).values()) {
      if (isHome[Shards.of(at.scope.name(), shardCount)]) {
        parts.add(new ScopePart(at.scope, open.get(at.shard).parts.get(at.scope).part));
      }
    }
    question.prices().keySet().stream()
        .filter(symbol -> !prices.isTracked(symbol))
        .forEach(wanted::add);
    int[] summed =
        open.values().stream()
            .filter(shard -> shard.isSummed)
            .mapToInt(shard -> shard.holdings.shard())
            .toArray();
    return new LiveReply(
        scopes.fingerprint(), summed, version, parts, prices.newerThan(question.prices()));
  }

  /** Returns the symbols of the prices that what is held here follows. */
  Set<String> factors() {
    return byFactor.keySet();
  }
}
