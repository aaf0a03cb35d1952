package io.tradegrid.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.Control;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.history.BlockPlace;
import io.tradegrid.history.EventColumn;
import io.tradegrid.history.EventKind;
import io.tradegrid.history.EventRows;
import io.tradegrid.history.HistoryCursor;
import io.tradegrid.history.MemoryBlocks;
import io.tradegrid.history.MemoryBlocks.Death;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.market.Liquidity;
import io.tradegrid.market.MarketEvent;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Side;
import io.tradegrid.schema.Table;
import io.tradegrid.shard.Listing;
import io.tradegrid.shard.RequestStream;
import io.tradegrid.shard.ShardListener;
import io.tradegrid.shard.ShardState;
import io.tradegrid.shard.Trade;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tick.TradeTick;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: whoever owns the shard and however often it dies, the blocks have every event and trade of
 * the log once. Method: owners that rebuild the shard from a log of random commands, go on with it
 * and die at a random change of the store; what is read at the end is compared with what one state
 * told that never died.
 */
final class HistoriesTest {

  private static final int SHARD = 3;
  private static final int DEPTH = 5;
  private static final String LINE =
      "%d %s at %d order %d of %d %s price %d lots %d leaves %d shown %d"
          + " with %d of %d %s %d %d %s";

  /** What a state told: the events and trades of each instrument as text. */
  private static final class Told implements ShardListener {
    final Map<Integer, List<String>> events = new TreeMap<>();
    final Map<Integer, List<Trade>> trades = new TreeMap<>();

    @Override
    public void happened(Listing listing, MarketEvent event) {
      List<String> lines =
          events.computeIfAbsent(listing.instrument().id(), id -> new ArrayList<>());
      lines.add(
          LINE.formatted(
              event.sequence(),
              event.kind(),
              event.timeNs(),
              event.orderId(),
              event.portfolioId(),
              event.side(),
              event.priceTicks(),
              event.lots(),
              event.leavesLots(),
              event.shownLots(),
              event.contraOrderId(),
              event.contraPortfolioId(),
              event.liquidity(),
              event.rejectReason().code(),
              event.cancelReason().code(),
              event.phase() == null ? 0 : 1 + event.phase().code()));
    }

    @Override
    public void traded(Listing listing, Trade trade) {
      trades.computeIfAbsent(listing.instrument().id(), id -> new ArrayList<>()).add(trade);
    }
  }

  /** Entries of a log: sequence n is at n - 1. */
  private final List<List<Command>> log = new ArrayList<>();

  private final MemoryBlocks blocks = new MemoryBlocks();
  private final MemoryTables tables = new MemoryTables();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final BlockMetrics metrics = new BlockMetrics(meters);
  private final MemoryTicks ticks = new MemoryTicks();

  /** Ticks as the set they are; those that nobody waited for may be there or not. */
  private static final class MemoryTicks implements TradeTicks {
    final Map<Integer, TreeMap<TickPosition, Tick>> byInstrument = new TreeMap<>();

    @Override
    public Runnable add(int shard, Map<Integer, EventRows> events) {
      assertThat(shard).isEqualTo(SHARD);
      List<Runnable> puts = new ArrayList<>();
      events.forEach(
          (id, rows) -> {
            TickColumns trades = TradeColumns.of(RequestStream.instrument(id), rows);
            for (int i = 0; i < trades.count(); i++) {
              Tick trade = trades.get(i);
              puts.add(
                  () ->
                      byInstrument
                          .computeIfAbsent(id, any -> new TreeMap<>())
                          .put(TickPosition.of(trade), trade));
            }
          });
      puts.subList(0, puts.size() / 2).forEach(Runnable::run);
      return () -> puts.forEach(Runnable::run);
    }
  }

  private void makeLog(long seed, int entries) {
    SplittableRandom random = new SplittableRandom(seed);
    RequestStream stream = new RequestStream(seed);
    List<Command> definitions = new ArrayList<>();
    for (int id = 1; id <= RequestStream.INSTRUMENTS; id++) {
      definitions.add(new DefineInstrument(RequestStream.instrument(id)));
    }
    for (int id = 1; id <= RequestStream.PORTFOLIOS; id++) {
      definitions.add(new DefinePortfolio(RequestStream.portfolio(id)));
    }
    log.add(definitions);
    ShardState state = new ShardState(SHARD, LadderMarket::new, new Told());
    definitions.forEach(state::replay);
    while (log.size() < entries) {
      List<Command> entry = new ArrayList<>();
      for (int n = 1 + random.nextInt(40); n > 0; n--) {
        Command next = random.nextInt(60) == 0 ? stream.control() : stream.next();
        if (!(next instanceof Control control) || state.isChangedBy(control)) {
          state.replay(next);
          entry.add(next);
        }
      }
      log.add(entry);
    }
  }

  private Projection projection(TableScope scope) {
    return new Projection(SHARD, scope, tables, blocks, Runnable::run, metrics, ticks);
  }

  private Told tellAll() {
    Told told = new Told();
    ShardState state = new ShardState(SHARD, LadderMarket::new, told);
    log.forEach(entry -> entry.forEach(state::replay));
    return told;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void ownersThatDieLeaveNoGapAndNothingTwice(long seed) {
    makeLog(seed, 500);
    SplittableRandom random = new SplittableRandom(seed);
    int deaths = 0;
    int durable = 1;
    while (durable < log.size()) {
      blocks.changesToLive = random.nextInt(120);
      int goesOn = durable + random.nextInt(200);
      try {
        durable = live(durable, Math.min(log.size(), goesOn), random);
      } catch (Death e) {
        deaths++;
        durable = Math.min(log.size(), goesOn);
      }
    }
    blocks.changesToLive = -1;
    live(durable, durable, random);
    assertThat(deaths).as("seed %d", seed).isPositive();
    assertBlocksTellAll("seed " + seed);
    assertThat(meters.get("tradegrid.blocks.bytes.per.event").gauge().value()).isBetween(1.0, 16.0);
  }

  /** An owner: rebuilds, goes on to an entry, flushes now and then; the last flush may be lost. */
  private int live(int from, int to, SplittableRandom random) {
    Projection projection = projection(TableScope.all(DEPTH));
    ShardState state = new ShardState(SHARD, LadderMarket::new, projection.listener());
    for (int sequence = 1; sequence <= to; sequence++) {
      log.get(sequence - 1).forEach(state::replay);
      if (sequence <= from) {
        projection.skipTo(sequence);
      } else if (random.nextInt(5) == 0) {
        flush(projection, state, sequence);
      }
    }
    if (from == to) {
      flushAll(projection, state, to);
    }
    return to;
  }

  private static void flush(Projection projection, ShardState state, long sequence) {
    projection.flush(state, sequence, () -> {}, projection::writeAgain);
    projection.flushed();
    assertThat(projection.blocksSequence()).isEqualTo(sequence);
  }

  /** Flushes until the rows have caught up too; returns how many flushes that took. */
  private static int flushAll(Projection projection, ShardState state, long sequence) {
    int flushes = 0;
    do {
      flush(projection, state, sequence);
      flushes++;
    } while (projection.writtenSequence() < sequence && flushes <= Projection.PAUSES_MAX);
    assertThat(projection.writtenSequence()).isEqualTo(sequence);
    return flushes;
  }

  private void assertBlocksTellAll(String what) {
    Told told = tellAll();
    for (int id = 1; id <= RequestStream.INSTRUMENTS; id++) {
      assertThat(blocks.places(id))
          .as("%s, blocks of %d", what, id)
          .anyMatch(place -> place.span() == BlockPlace.FULL);
      List<String> lines = new ArrayList<>();
      List<Trade> trades = new ArrayList<>();
      HistoryCursor row = all(id, false);
      while (row.next()) {
        if (row.get(EventColumn.KIND) != EventKind.REPORTED.code()) {
          lines.add(line(row));
        }
        addTrade(row, trades);
      }
      assertThat(lines).as("%s, events of %d", what, id).isEqualTo(told.events.get(id));
      assertThat(trades).as("%s, trades of %d", what, id).isEqualTo(told.trades.get(id));
      assertThat(List.copyOf(ticks.byInstrument.get(id).values()))
          .as("%s, ticks of %d", what, id)
          .isEqualTo(asTicks(RequestStream.instrument(id), told.trades.get(id)));
    }
  }

  private static List<Tick> asTicks(Instrument instrument, List<Trade> trades) {
    return trades.stream()
        .map(
            trade -> {
              BigDecimal price =
                  instrument.tickSize().multiply(BigDecimal.valueOf(trade.priceTicks()));
              BigDecimal size =
                  instrument.lotSize().multiply(BigDecimal.valueOf(trade.quantityLots()));
              String how =
                  trade.buyOrderId() == 0
                      ? "REPORTED"
                      : trade.aggressor() == null ? "AUCTION" : trade.aggressor().name();
              return (Tick)
                  new TradeTick(
                      trade.timeNs(),
                      Tag.of("GRID"),
                      trade.tradeId(),
                      0,
                      Tag.of(how),
                      0,
                      price.scale(),
                      size.scale(),
                      price.unscaledValue().longValueExact(),
                      size.unscaledValue().longValueExact());
            })
        .toList();
  }

  private HistoryCursor all(int instrumentId, boolean onlyTrades) {
    return new HistoryCursor(
        blocks, SHARD, instrumentId, Long.MIN_VALUE, Long.MAX_VALUE, onlyTrades);
  }

  private static String line(HistoryCursor row) {
    long side = row.get(EventColumn.SIDE);
    return LINE.formatted(
        row.get(EventColumn.SEQUENCE),
        EventKind.of(row.get(EventColumn.KIND)),
        row.get(EventColumn.TIME_NS),
        row.get(EventColumn.ORDER_ID),
        row.get(EventColumn.PORTFOLIO_ID),
        side == 0 ? null : Side.of((int) side - 1),
        row.get(EventColumn.PRICE_TICKS),
        row.get(EventColumn.LOTS),
        row.get(EventColumn.LEAVES_LOTS),
        row.get(EventColumn.SHOWN_LOTS),
        row.get(EventColumn.CONTRA_ORDER_ID),
        row.get(EventColumn.CONTRA_PORTFOLIO_ID),
        EventColumn.liquidity(row.get(EventColumn.LIQUIDITY)),
        row.get(EventColumn.REJECT_REASON),
        row.get(EventColumn.CANCEL_REASON),
        row.get(EventColumn.PHASE));
  }

  /** Of a matched trade the second row; the first one has to name the same trade. */
  private static void addTrade(HistoryCursor row, List<Trade> trades) {
    Liquidity liquidity = EventColumn.liquidity(row.get(EventColumn.LIQUIDITY));
    boolean buys = row.get(EventColumn.SIDE) == 1;
    boolean first = liquidity == Liquidity.AUCTION ? buys : liquidity == Liquidity.MAKER;
    long tradeId = row.get(EventColumn.TRADE_ID);
    if (first) {
      long known = trades.isEmpty() ? 0 : trades.get(trades.size() - 1).tradeId();
      assertThat(tradeId).as("trade of the first side").isGreaterThan(known);
    } else if (tradeId != 0) {
      int own = (int) row.get(EventColumn.PORTFOLIO_ID);
      int contra = (int) row.get(EventColumn.CONTRA_PORTFOLIO_ID);
      long order = row.get(EventColumn.ORDER_ID);
      long contraOrder = row.get(EventColumn.CONTRA_ORDER_ID);
      Side aggressor = buys ? Side.BUY : Side.SELL;
      trades.add(
          new Trade(
              tradeId,
              row.get(EventColumn.PRICE_TICKS),
              row.get(EventColumn.LOTS),
              buys ? own : contra,
              buys ? contra : own,
              buys ? order : contraOrder,
              buys ? contraOrder : order,
              liquidity == Liquidity.TAKER ? aggressor : null,
              row.get(EventColumn.TIME_NS)));
    }
  }

  @Test
  void tradesAloneAreAllThereToo() {
    makeLog(9, 100);
    live(log.size(), log.size(), new SplittableRandom(9));
    Told told = tellAll();
    for (int id = 1; id <= RequestStream.INSTRUMENTS; id++) {
      List<Trade> trades = new ArrayList<>();
      HistoryCursor row = all(id, true);
      while (row.next()) {
        addTrade(row, trades);
      }
      assertThat(trades).isEqualTo(told.trades.get(id));
    }
  }

  /** A log whose events nobody wrote is written while it is read, not gathered as a whole. */
  @Test
  void aRebuildWithoutBlocksWritesThemOnTheWay() {
    makeLog(5, 2_000);
    Projection projection = projection(TableScope.all(DEPTH));
    ShardState state = new ShardState(SHARD, LadderMarket::new, projection.listener());
    long before = 0;
    for (int sequence = 1; sequence <= log.size(); sequence++) {
      log.get(sequence - 1).forEach(state::replay);
      projection.skipTo(sequence);
      before = Math.max(before, projection.blocksSequence());
    }
    assertThat(before).as("blocks before the first flush").isPositive();
    flush(projection, state, log.size());
    assertBlocksTellAll("one rebuild");
  }

  @Test
  void afterManyRowsTheNextFlushesHaveBlocksOnly() {
    makeLog(7, 600);
    Projection projection = projection(TableScope.all(DEPTH));
    ShardState state = new ShardState(SHARD, LadderMarket::new, projection.listener());
    int last = log.size() - Projection.PAUSES_MAX - 3;
    log.subList(0, last).forEach(entry -> entry.forEach(state::replay));
    flush(projection, state, last);
    assertThat(projection.writtenSequence()).as("nothing was before").isEqualTo(last);
    int rows = 0;
    for (Table table : Table.values()) {
      rows += tables.table(table).size();
    }
    assertThat(rows).isGreaterThan(2 * Projection.ROWS_A_PAUSE);

    int sequence = last;
    do {
      log.get(sequence).forEach(state::replay);
      flush(projection, state, ++sequence);
    } while (projection.writtenSequence() == last);
    assertThat(projection.writtenSequence()).isEqualTo(sequence);
    assertThat(sequence - last)
        .isEqualTo(Math.min(rows / Projection.ROWS_A_PAUSE, Projection.PAUSES_MAX) + 1);
    assertThat(flushAll(projection, state, sequence)).as("few rows, no pause").isEqualTo(1);
  }

  @Test
  void rowsPauseNoLongerThanSomethingHappens() {
    makeLog(7, 600);
    Projection projection = projection(TableScope.all(DEPTH));
    ShardState state = new ShardState(SHARD, LadderMarket::new, projection.listener());
    int last = log.size() - 1;
    log.subList(0, last).forEach(entry -> entry.forEach(state::replay));
    flush(projection, state, last);
    log.get(last).forEach(state::replay);

    flush(projection, state, last + 1);
    assertThat(projection.writtenSequence()).isEqualTo(last);
    flush(projection, state, last + 1);
    assertThat(projection.writtenSequence()).as("nothing happened since").isEqualTo(last + 1);
  }

  @Test
  void withBlocksOnlyOpenOrdersAndNoTradesHaveRows() {
    makeLog(6, 300);
    live(150, 150, new SplittableRandom(6));
    assertThat(tables.table(Table.TRADES)).isNotEmpty();
    int trades = tables.table(Table.TRADES).size();
    List<String> all = tables.table(Table.ORDERS);
    assertThat(all).anyMatch(HistoriesTest::isClosed);

    Projection projection = projection(new TableScope(DEPTH, false, false));
    ShardState state = new ShardState(SHARD, LadderMarket::new, projection.listener());
    for (int sequence = 1; sequence <= log.size(); sequence++) {
      log.get(sequence - 1).forEach(state::replay);
      projection.skipTo(sequence);
      if (sequence > 150 && sequence % 7 == 0) {
        flush(projection, state, sequence);
      }
    }
    flushAll(projection, state, log.size());
    assertThat(tables.table(Table.TRADES)).as("no more trades").hasSize(trades);
    List<String> left = tables.table(Table.ORDERS);
    assertThat(left.stream().filter(row -> !isClosed(row))).hasSize(state.openOrders());
    assertThat(left.stream().filter(HistoriesTest::isClosed).toList())
        .as("closed orders that have rows had them before")
        .isSubsetOf(all);
  }

  private static boolean isClosed(String order) {
    return !order.contains(", NEW, ") && !order.contains(", PARTIALLY_FILLED, ");
  }
}
