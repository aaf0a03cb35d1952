package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.TickDesk;
import io.tradegrid.client.TickQuery;
import io.tradegrid.faults.process.JavaProcess;
import io.tradegrid.faults.process.Jvm;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickFlag;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TickSource;
import io.tradegrid.tick.TradeTick;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Two sources of one symbol, as files, through one process without Kafka that ends in the middle
 * and is started again. The preferred one falls silent and returns. What comes of it says a plain
 * loop, and whose ticks count says each question.
 */
final class SourcesScene {

  private static final long SEED = 11;
  private static final long SECOND = 1_000_000_000L;
  private static final long OPEN = 1_700_000_000L * SECOND;
  private static final long SILENT_NS = 2 * SECOND;
  private static final String SYMBOL = "TWO";
  private static final List<String> SOURCES = List.of("A", "B");
  private static final long BEST = Tag.of("BEST");
  private static final TickRange ALL = TickRange.of(0, Long.MAX_VALUE);
  private static final Duration SETTLED = Duration.ofMinutes(2);

  private final Path directory;
  private final NodeProcess node;
  private final List<QuoteTick> told = new ArrayList<>();

  SourcesScene(Path directory, NodeProcess node) {
    this.directory = directory;
    this.node = node;
    SplittableRandom random = new SplittableRandom(SEED);
    long afterOpenNs = 0;
    for (int number = 1; number <= 400; number++) {
      afterOpenNs += 1 + random.nextLong(SECOND / 3);
      boolean isSilent = afterOpenNs > 20 * SECOND && afterOpenNs < 30 * SECOND;
      String source = SOURCES.get(isSilent ? 1 : random.nextInt(2));
      long bid = 10_000L + random.nextInt(20);
      long ask = bid + 1 + random.nextInt(20);
      long size = 1L + random.nextInt(5);
      told.add(
          new QuoteTick(
              OPEN + afterOpenNs, Tag.of(source), number, 0, 0, 0, 2, 0, bid, size, ask, 7));
    }
  }

  void assertAll(TickDesk ticks) throws IOException, SQLException {
    for (long untilNs : new long[] {OPEN + 15 * SECOND, Long.MAX_VALUE}) {
      for (String source : SOURCES) {
        write(source, untilNs);
      }
      try (JavaProcess feed = launch()) {
        assertThat(feed.awaitExit(SETTLED)).as(feed.output()).isZero();
      }
    }
    List<Tick> merged = merged();
    List<Tick> every = Stream.concat(told.stream(), merged.stream()).sorted(order()).toList();
    assertThat(merged).hasSizeGreaterThan(100);
    assertThat(stream(ticks, TickSource.EVERY)).isEqualTo(every);
    assertThat(stream(ticks, TickSource.PREFERRED)).isEqualTo(merged);
    assertThat(stream(ticks, TickSource.of("B"))).isEqualTo(of("B", every));
    long atNs = OPEN + 40 * SECOND;
    assertThat(ticks.latest(SYMBOL, TickKind.QUOTE, atNs)).contains(last(merged, atNs));
    assertThat(ticks.ask(SYMBOL, TickQuery.latest(TickKind.QUOTE, atNs, 0, TickSource.of("A"))))
        .contains(last(of("A", every), atNs));
    List<Tick> trades = trades();
    int repeated = ticks.append(SYMBOL, trades);
    assertThat(repeated).isZero();
    try (Connection sql = DriverManager.getConnection("jdbc:ignite:thin://" + node.address())) {
      assertFunctions(sql, merged, every);
    }
    assertThat(
            new CommandLine(directory)
                .run(
                    "ticks",
                    "asof",
                    "--grid=" + node.address(),
                    "--source=A",
                    "--quote-source=B",
                    "--limit=1",
                    SYMBOL))
        .contains(price(((QuoteTick) last(of("B", every), trades.get(0).timeNs())).bidPrice()));
  }

  private void write(String source, long untilNs) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("time,seq,bid_price,bid_size,ask_price,ask_size");
    for (QuoteTick quote : told) {
      if (quote.source() == Tag.of(source) && quote.timeNs() < untilNs) {
        lines.add(
            "%d,%d,%d,%d,%d,%d"
                .formatted(
                    quote.timeNs(),
                    quote.sequence(),
                    quote.bidPrice(),
                    quote.bidSize(),
                    quote.askPrice(),
                    quote.askSize()));
      }
    }
    Files.write(directory.resolve(source + ".csv"), lines);
  }

  private static String price(long price) {
    return BigDecimal.valueOf(price, 2).toString();
  }

  private JavaProcess launch() {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--grid.addresses=" + node.address(),
                "--feed.name=two",
                "--feed.members=a,b",
                "--feed.clock=events",
                "--feed.home=" + directory.resolve("two"),
                "--feed.batch.messages=20",
                "--check.band.basis.points=0",
                "--merge.sources=A,B",
                "--merge.silent.ms=" + SILENT_NS / 1_000_000));
    for (String source : SOURCES) {
      String member = "--" + source.toLowerCase(Locale.ROOT) + ".";
      settings.add(member + "feed.adapter=csv");
      settings.add(member + "csv.file=" + directory.resolve(source + ".csv"));
      settings.add(member + "csv.source=" + source);
      settings.add(member + "csv.symbol=" + SYMBOL);
      settings.add(member + "csv.kind=quote");
      settings.add(member + "csv.time.format=epoch-ns");
      settings.add(member + "csv.price.decimals=2");
      settings.add(member + "csv.column.sequence=seq");
    }
    Jvm jvm =
        Jvm.ofModule("client-api/market-data", "256m", "io.tradegrid.ingest.process.FeedProcess");
    return JavaProcess.launch(jvm, directory.resolve("two"), settings);
  }

  /** The rule of the page, in the plainest words there are. */
  private List<Tick> merged() {
    List<Tick> merged = new ArrayList<>();
    Map<Long, QuoteTick> quotes = new HashMap<>();
    Map<Long, Long> heard = new HashMap<>();
    for (QuoteTick quote : told) {
      heard.entrySet().stream()
          .filter(each -> quote.timeNs() - each.getValue() > SILENT_NS)
          .sorted(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .toList()
          .forEach(
              source -> {
                quotes.remove(source);
                merge(heard.remove(source) + SILENT_NS, 0, source, quotes, merged);
              });
      heard.put(quote.source(), quote.timeNs());
      quotes.put(quote.source(), quote);
      merge(quote.timeNs(), quote.sequence(), quote.source(), quotes, merged);
    }
    merged.sort(order());
    return merged;
  }

  private static void merge(
      long timeNs, long sequence, long by, Map<Long, QuoteTick> quotes, List<Tick> merged) {
    List<QuoteTick> ranked =
        SOURCES.stream().map(Tag::of).map(quotes::get).filter(quote -> quote != null).toList();
    if (ranked.isEmpty()) {
      return;
    }
    QuoteTick bid = ranked.get(0);
    QuoteTick ask = ranked.get(0);
    for (QuoteTick quote : ranked) {
      bid = quote.bidPrice() > bid.bidPrice() ? quote : bid;
      ask = quote.askPrice() < ask.askPrice() ? quote : ask;
    }
    int crossed = bid.bidPrice() > ask.askPrice() ? TickFlag.CROSSED.bit() : 0;
    QuoteTick made =
        new QuoteTick(
            timeNs,
            BEST,
            sequence * 16 + SOURCES.indexOf(Tag.text(by)),
            bid.source(),
            ask.source(),
            TickFlag.MERGED.bit() | crossed,
            2,
            0,
            bid.bidPrice(),
            bid.bidSize(),
            ask.askPrice(),
            ask.askSize());
    if (merged.isEmpty() || !content(made).equals(content(merged.get(merged.size() - 1)))) {
      merged.add(made);
    }
  }

  private static List<Long> content(Tick tick) {
    QuoteTick quote = (QuoteTick) tick;
    return List.of(
        quote.venue(),
        quote.conditions(),
        quote.bidPrice(),
        quote.bidSize(),
        quote.askPrice(),
        quote.askSize());
  }

  private static Comparator<Tick> order() {
    return Comparator.comparing(TickPosition::of);
  }

  private static List<Tick> stream(TickDesk ticks, TickSource source) {
    List<Tick> all = new ArrayList<>();
    ticks.stream(SYMBOL, TickKind.QUOTE, ALL.toldBy(source), Optional.empty())
        .forEachRemaining(all::add);
    return all;
  }

  private static List<Tick> of(String source, List<Tick> ticks) {
    return ticks.stream().filter(tick -> tick.source() == Tag.of(source)).toList();
  }

  private static Tick last(List<Tick> ticks, long atNs) {
    return ticks.stream().filter(tick -> tick.timeNs() <= atNs).reduce((a, b) -> b).orElseThrow();
  }

  /** A trade of each source in the 35th and the 36th second. */
  private static List<Tick> trades() {
    List<Tick> trades = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      long timeNs = OPEN + 35 * SECOND + i * SECOND / 2;
      trades.add(
          new TradeTick(
              timeNs, Tag.of(SOURCES.get(i % 2)), i, 0, 0, 0, 2, 0, 10_000 + 100L * i, 10));
    }
    return trades;
  }

  private void assertFunctions(Connection sql, List<Tick> merged, List<Tick> every)
      throws SQLException {
    assertThat(number(sql, "SELECT COUNT(*) FROM TICK_QUOTES('TWO', NULL, NULL)"))
        .isEqualTo(Integer.toString(merged.size()));
    assertThat(number(sql, "SELECT COUNT(*) FROM TICK_QUOTES('TWO', NULL, NULL, '*')"))
        .isEqualTo(Integer.toString(every.size()));
    assertThat(number(sql, "SELECT COUNT(*) FROM TICK_QUOTES('TWO', NULL, NULL, 'A')"))
        .isEqualTo(Integer.toString(of("A", every).size()));
    assertThat(number(sql, "SELECT COUNT(*) FROM TICK_TRADES('TWO', NULL, NULL, 'A')"))
        .isEqualTo("2");
    assertThat(number(sql, "SELECT TICK_VWAP('TWO', NULL, NULL, 'A')")).isEqualTo("101.0000000000");
    assertThat(number(sql, "SELECT TICK_VWAP('TWO', NULL, NULL)")).isEqualTo("101.5000000000");
    assertThat(
            number(sql, "SELECT SUM(CLOSE) FROM TICK_BARS('TWO', '1s', NULL, NULL, 'none', 'B')"))
        .isEqualTo("204.00");
    QuoteTick lastOfB = (QuoteTick) last(of("B", every), Long.MAX_VALUE);
    assertThat(number(sql, "SELECT BID_PRICE FROM TICK_LATEST('TWO', 'B')"))
        .isEqualTo(price(lastOfB.bidPrice()));
    QuoteTick prevailing = (QuoteTick) last(of("A", every), OPEN + 35 * SECOND);
    assertThat(
            number(sql, "SELECT ASK_PRICE FROM AS_OF('TWO', NULL, NULL, NULL, 'A', 'A') LIMIT 1"))
        .isEqualTo(price(prevailing.askPrice()));
  }

  private static String number(Connection sql, String query) throws SQLException {
    try (Statement statement = sql.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
