package io.tradegrid.client;

import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.service.TickData;
import io.tradegrid.tick.AsOfPage;
import io.tradegrid.tick.AsOfRow;
import io.tradegrid.tick.AsOfRule;
import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.BarInterval;
import io.tradegrid.tick.Bars;
import io.tradegrid.tick.JoinAnswers;
import io.tradegrid.tick.SpreadTotals;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickBatch;
import io.tradegrid.tick.TickBlock;
import io.tradegrid.tick.TickBlockWriter;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPage;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tick.TickQuestion;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TickSource;
import io.tradegrid.tick.TickWindow;
import io.tradegrid.tick.TradeTotals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.ignite.client.ClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history of trades and quotes of each symbol. Ticks are a set: what is sent again, by
 * whomever, changes nothing, so every failure is simply tried again.
 */
public final class TickDesk {

  private static final Logger LOG = LoggerFactory.getLogger(TickDesk.class);

  /** The most rows of a page; streams are for more. */
  public static final int PAGE_MAX = 100;

  /** The most events that windows are asked around in one call. */
  public static final int EVENTS_MAX = 100_000;

  private final TickData service;
  private final TickCalls calls;
  private final ToIntFunction<String> shardOf;
  private final Patience patience;

  TickDesk(TickData service, ToIntFunction<String> shardOf, Patience patience) {
    this.service = service;
    this.calls = new TickCalls(service, patience);
    this.shardOf = shardOf;
    this.patience = patience;
  }

  /**
   * Returns a desk at a service, which need not be that of a grid.
   *
   * @param shardOf tells the shard of a symbol
   * @param patience how long a question is repeated that nobody answers
   */
  public static TickDesk at(TickData service, ToIntFunction<String> shardOf, Duration patience) {
    return new TickDesk(service, shardOf, new Patience(patience));
  }

  /**
   * Makes ticks of a symbol durable.
   *
   * @param ticks in any order, of either kind
   * @return how many had been there already
   * @throws RejectedException BUSY or OUTCOME_UNKNOWN if it should be tried again later, with the
   *     same ticks; BAD_REQUEST if the symbol cannot be one
   */
  public int append(String symbol, List<? extends Tick> ticks) {
    return append(Map.of(symbol, ticks));
  }

  /**
   * Makes ticks of several symbols durable; see {@link #append(String, List)}. If it fails, some of
   * them may be there.
   */
  public int append(Map<String, ? extends List<? extends Tick>> ticks) {
    Map<Integer, List<TickBatch.Part>> byShard = new LinkedHashMap<>();
    ticks.forEach(
        (symbol, some) ->
            byShard
                .computeIfAbsent(shardOf.applyAsInt(symbol), shard -> new ArrayList<>())
                .addAll(parts(symbol, some)));
    int repeated = 0;
    for (Map.Entry<Integer, List<TickBatch.Part>> each : byShard.entrySet()) {
      repeated += appendParts(each.getKey(), each.getValue());
    }
    return repeated;
  }

  private static List<TickBatch.Part> parts(String symbol, List<? extends Tick> ticks) {
    Map<TickKind, TickColumns> columns = new EnumMap<>(TickKind.class);
    ticks.forEach(tick -> columns.computeIfAbsent(TickKind.of(tick), TickColumns::new).add(tick));
    List<TickBatch.Part> parts = new ArrayList<>();
    columns.forEach(
        (kind, run) -> {
          run.normalise();
          TickBlockWriter writer = new TickBlockWriter(kind);
          for (int from = 0; from < run.count(); from += TickBlock.ROWS_MAX) {
            int to = Math.min(run.count(), from + TickBlock.ROWS_MAX);
            parts.add(new TickBatch.Part(symbol, writer.write(run, from, to)));
          }
        });
    return parts;
  }

  private int appendParts(int shard, List<TickBatch.Part> parts) {
    int repeated = 0;
    List<TickBatch.Part> batch = new ArrayList<>();
    int bytes = 0;
    for (TickBatch.Part part : parts) {
      if (bytes + part.bytes() > TickBatch.BYTES_MAX / 2) {
        repeated += send(shard, batch);
        batch.clear();
        bytes = 0;
      }
      batch.add(part);
      bytes += part.bytes();
    }
    return batch.isEmpty() ? repeated : repeated + send(shard, batch);
  }

  private int send(int shard, List<TickBatch.Part> parts) {
    byte[] batch = TickBatch.encode(parts);
    int answer = patience.askForNumber(() -> attempt(shard, batch));
    if (answer < 0) {
      RejectReason reason = RejectReason.of(-answer);
      throw new RejectedException(reason, "ticks: " + reason.description());
    }
    return answer;
  }

  private int attempt(int shard, byte[] batch) {
    try {
      return service.append(shard, batch);
    } catch (ClientException e) {
      LOG.debug("Nobody answered for the ticks of shard {}", shard, e);
      return -RejectReason.OUTCOME_UNKNOWN.code();
    }
  }

  /**
   * Returns the first ticks of a range, or those after a page before.
   *
   * @param after {@link TickPage#next} of the page before, empty for the first page
   * @param limit most ticks of the page, 1 to {@link #PAGE_MAX}
   * @throws RejectedException OUTCOME_UNKNOWN if nobody answers, SHARD_LOST if nobody can
   * @throws IllegalArgumentException naming what is out of range
   */
  public TickPage page(
      String symbol, TickKind kind, TickRange range, Optional<TickPosition> after, int limit) {
    return pageOf(symbol, kind, range, after, checked("limit", limit, PAGE_MAX));
  }

  private TickPage pageOf(
      String symbol, TickKind kind, TickRange range, Optional<TickPosition> after, int limit) {
    return calls.ask(
        symbol,
        new TickQuestion.Page(kind, range, after, limit),
        bytes -> TickAnswers.page(bytes, kind));
  }

  private static int checked(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + ": must be 1 to " + max + ", got " + value);
    }
    return value;
  }

  /**
   * Goes through all ticks of a range in their order, some thousand of them in memory. It is asked
   * for more as it goes, so it lasts as long as its reader does; what comes meanwhile is among them
   * if it lies ahead.
   *
   * @param after where to begin, as {@link #page}
   * @return for one thread; its methods throw what {@link #page} does
   */
  public Iterator<Tick> stream(
      String symbol, TickKind kind, TickRange range, Optional<TickPosition> after) {
    return new TickStream(from -> pageOf(symbol, kind, range, from, TickQuestion.ROWS_MAX), after);
  }

  /**
   * Returns the last preferred tick at or before a time, empty if there is none; {@link
   * TickQuery#latest(TickKind, long, int, TickSource)} asks for that of a source.
   *
   * @param atNs nanoseconds since the epoch
   * @throws RejectedException as {@link #page}
   */
  public Optional<Tick> latest(String symbol, TickKind kind, long atNs) {
    return ask(symbol, TickQuery.latest(kind, atNs));
  }

  /**
   * Sums the trades of a range up; the volume-weighted average price is {@link TradeTotals#vwap}.
   *
   * @throws RejectedException as {@link #page}
   */
  public TradeTotals totals(String symbol, TickRange range) {
    return ask(symbol, TickQuery.totals(range));
  }

  /**
   * Makes bars of the trades of a range.
   *
   * @throws RejectedException as {@link #page}
   * @throws IllegalArgumentException if there are too many bars
   */
  public Bars bars(String symbol, TickRange range, BarInterval interval, BarFill fill) {
    return ask(symbol, TickQuery.bars(range, interval, fill));
  }

  /**
   * Asks about one symbol.
   *
   * @throws RejectedException as {@link #page}
   * @throws IllegalArgumentException naming what cannot be answered
   */
  public <T> T ask(String symbol, TickQuery<T> query) {
    return calls.ask(symbol, query.question(), query::read);
  }

  /**
   * Asks about several symbols in one call; their owners work at the same time.
   *
   * @param symbols 1 to {@link TickData#SYMBOLS_MAX}
   * @return an answer a symbol, in their order; one without a value says why
   * @throws IllegalArgumentException if they are more
   */
  public <T> List<SymbolAnswer<T>> askEach(List<String> symbols, TickQuery<T> query) {
    checked("symbols", symbols.size(), TickData.SYMBOLS_MAX);
    return calls.ask(symbols, query.question(), query::read);
  }

  /**
   * Asks about every symbol that has ticks of the query's kind.
   *
   * @param reader is given an answer a symbol, in the order of the symbols
   * @return how many symbols there are
   * @throws RejectedException if which symbols there are cannot be told, because a shard is lost or
   *     does not answer: no symbol is left out in silence
   */
  public <T> int askAll(TickQuery<T> query, Consumer<SymbolAnswer<T>> reader) {
    int count = 0;
    String after = "";
    while (true) {
      List<String> some = symbols(query.kind(), after, TickData.SYMBOLS_MAX);
      if (some.isEmpty()) {
        return count;
      }
      askEach(some, query).forEach(reader);
      count += some.size();
      after = some.get(some.size() - 1);
    }
  }

  /**
   * Returns the symbols that have ticks of a kind, in their order.
   *
   * @param after only those behind it; empty for the first ones
   * @param limit the most of them, 1 to {@link TickData#SYMBOLS_MAX}
   * @throws RejectedException SHARD_LOST or OUTCOME_UNKNOWN if any shard cannot be asked
   */
  public List<String> symbols(TickKind kind, String after, int limit) {
    return calls.symbols(kind, after, checked("limit", limit, TickData.SYMBOLS_MAX));
  }

  /**
   * Returns the first trades of a range, or those after a page before, each with the quote that
   * prevailed.
   *
   * @param range of the trades; its flags and source are not those of the quotes
   * @param after {@link AsOfPage#next} of the page before, empty for the first page
   * @param limit most trades of the page, 1 to {@link #PAGE_MAX}
   * @throws RejectedException as {@link #page}
   */
  public AsOfPage asOf(
      String symbol, TickRange range, AsOfRule rule, Optional<TickPosition> after, int limit) {
    return asOfPage(symbol, range, rule, after, checked("limit", limit, PAGE_MAX));
  }

  private AsOfPage asOfPage(
      String symbol, TickRange range, AsOfRule rule, Optional<TickPosition> after, int limit) {
    return calls.ask(
        symbol, new TickQuestion.AsOf(range, after, limit, rule), bytes -> JoinAnswers.asOf(bytes));
  }

  /**
   * Hands out all trades of a range in their order, each with the quote that prevailed; some
   * thousand of them are in memory.
   *
   * @return how many there were
   * @throws RejectedException as {@link #page}
   */
  public long asOfAll(String symbol, TickRange range, AsOfRule rule, Consumer<AsOfRow> reader) {
    long count = 0;
    Optional<TickPosition> after = Optional.empty();
    do {
      AsOfPage page = asOfPage(symbol, range, rule, after, TickQuestion.ROWS_MAX);
      page.rows().forEach(reader);
      count += page.rows().size();
      after = page.next();
    } while (after.isPresent());
    return count;
  }

  /**
   * Returns what the trades around events come to.
   *
   * @param eventsNs 1 to {@link #EVENTS_MAX} times, in any order
   * @return in the order of the events
   * @throws RejectedException as {@link #page}
   */
  public List<TradeTotals> tradesAround(String symbol, List<Long> eventsNs, TickWindow window) {
    return around(symbol, TickKind.TRADE, eventsNs, window, JoinAnswers::tradeWindows);
  }

  /**
   * Returns what the spreads around events come to; see {@link #tradesAround}.
   *
   * @return in the order of the events
   */
  public List<SpreadTotals> spreadsAround(String symbol, List<Long> eventsNs, TickWindow window) {
    return around(symbol, TickKind.QUOTE, eventsNs, window, JoinAnswers::spreadWindows);
  }

  private <T> List<T> around(
      String symbol,
      TickKind kind,
      List<Long> eventsNs,
      TickWindow window,
      Function<byte[], List<T>> reader) {
    checked("events", eventsNs.size(), EVENTS_MAX);
    List<T> all = new ArrayList<>();
    while (all.size() < eventsNs.size()) {
      List<Long> rest = eventsNs.subList(all.size(), eventsNs.size());
      List<Long> some = rest.subList(0, Math.min(rest.size(), TickQuestion.ROWS_MAX));
      List<T> found = calls.ask(symbol, new TickQuestion.Around(kind, window, some), reader);
      if (found.isEmpty()) {
        throw new IllegalArgumentException("answer: has no window");
      }
      all.addAll(found);
    }
    return all;
  }
}
