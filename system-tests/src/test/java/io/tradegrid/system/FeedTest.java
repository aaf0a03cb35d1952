package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.client.TickDesk;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.process.JavaProcess;
import io.tradegrid.faults.process.Jvm;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.BarInterval;
import io.tradegrid.tick.Bars;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TradeTick;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: an hour of real AAPL that goes through a real broker and the whole pipeline into a real
 * node, feed and node being killed on the way, is there trade by trade, each once, and its bars are
 * those of the file, also in the tables of SQL, and also when trades come late and the node dies. A
 * feed that would judge by other settings does not start beside it. Two sources without a broker
 * become one quote, and questions name whose ticks they are about.
 */
final class FeedTest {

  private static final String HOUR = "lobster/AAPL_2012-06-21_34200000_37800000_message_30.csv.gz";
  private static final int KILLS = Integer.getInteger("test.kills", 1);
  private static final long MIDNIGHT_NS =
      Instant.parse("2012-06-21T04:00:00Z").getEpochSecond() * 1_000_000_000L;
  private static final long MINUTE_NS = 60_000_000_000L;
  private static final Duration SETTLED = Duration.ofMinutes(3);
  private static final TickRange ALL = TickRange.of(0, Long.MAX_VALUE);
  private static final int PRICE_DECIMALS = 4;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  /** A trade of the file. */
  private record Line(long timeNs, long price, long size) {}

  /** A minute of the file, as text so that all of it is compared. */
  private static final class Minute {
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private long trades;

    void add(Line line) {
      open = trades == 0 ? line.price : open;
      high = trades == 0 ? line.price : Math.max(high, line.price);
      low = trades == 0 ? line.price : Math.min(low, line.price);
      close = line.price;
      volume += line.size;
      trades++;
    }

    @Override
    public String toString() {
      return bar(trades, open, high, low, close, Long.toString(volume));
    }
  }

  private static String bar(
      long trades, long open, long high, long low, long close, String volume) {
    return "%d trades, %d %d %d %d, %s".formatted(trades, open, high, low, close, volume);
  }

  /** Types 4 and 5 are trades; times are seconds after midnight in New York. */
  private static List<Line> trades(Path file) throws IOException {
    List<Line> trades = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(",", -1);
        if (fields[1].equals("4") || fields[1].equals("5")) {
          long ns = new BigDecimal(fields[0]).movePointRight(9).longValueExact();
          trades.add(
              new Line(MIDNIGHT_NS + ns, Long.parseLong(fields[4]), Long.parseLong(fields[3])));
        }
      }
    }
    return trades;
  }

  @Test
  void anHourOfApplesSharesGoesThroughKafkaOnce() throws IOException, SQLException {
    Path file = RealData.file(HOUR);
    List<Line> expected = trades(file);
    try (NodeProcess node = new NodeProcess(directory).launch();
        Broker broker = Broker.in(directory.resolve("broker"));
        TradeGridClient client = node.awaitReady().connect()) {
      JavaProcess feed = feed(file, broker, node);
      for (int kill = 0; kill < KILLS; kill++) {
        double before = node.metric("tradegrid_ticks_taken_total");
        await().atMost(SETTLED).until(() -> node.metric("tradegrid_ticks_taken_total") > before);
        feed.killHard();
        if (kill == 0) {
          node.killHard();
          node.start();
        }
        feed = feed(file, broker, node);
      }
      await()
          .atMost(SETTLED)
          .until(() -> client.ticks().totals("AAPL", ALL).count() >= expected.size());
      assertOtherSettingsAreRefused(settings(file, broker, node));
      feed.killHard();
      assertTrades(client.ticks(), expected);
      assertBars(client.ticks(), expected);
      assertTables(node, expected);
      addLateOnes(client.ticks(), expected);
      node.killHard();
      node.start();
      assertTables(node, expected);
      assertThat(client.ticks().latest("AAPL", TickKind.QUOTE, Long.MAX_VALUE - 1)).isPresent();
      new SourcesScene(directory, node).assertAll(client.ticks());
    }
  }

  private JavaProcess feed(Path file, Broker broker, NodeProcess node) {
    return launch("feed", settings(file, broker, node)).awaitReady();
  }

  private JavaProcess launch(String folder, List<String> settings) {
    Jvm jvm =
        Jvm.ofModule("client-api/market-data", "256m", "io.tradegrid.ingest.process.FeedProcess");
    return JavaProcess.launch(jvm, directory.resolve(folder), settings);
  }

  private static List<String> settings(Path file, Broker broker, NodeProcess node) {
    return List.of(
        "--feed.name=hour",
        "--feed.adapter=lobster",
        "--feed.clock=events",
        "--feed.batch.messages=500",
        "--lobster.file=" + file,
        "--kafka.bootstrap=" + broker.bootstrap(),
        "--kafka.partitions=2",
        "--grid.addresses=" + node.address());
  }

  private void assertOtherSettingsAreRefused(List<String> same) {
    List<String> other = new ArrayList<>(same);
    other.add("--feed.name=other");
    other.add("--merge.silent.ms=7");
    try (JavaProcess refused = launch("other", other)) {
      assertThat(refused.awaitExit(SETTLED)).as(refused.output()).isOne();
      assertThat(refused.output()).contains("merge.*: must be those of all feeds that run");
    }
  }

  /** The five tables have the bars of the file, soon after the ticks were there. */
  private static void assertTables(NodeProcess node, List<Line> expected) throws SQLException {
    List<TradeTick> trades = expected.stream().map(FeedTest::tick).toList();
    try (Connection sql = DriverManager.getConnection("jdbc:ignite:thin://" + node.address())) {
      new TickSqlAssertions(sql, "AAPL", trades, List.of()).assertTables();
    }
  }

  private static TradeTick tick(Line line) {
    long number = line.timeNs % 1_000_000_007;
    return new TradeTick(
        line.timeNs, Tag.of("LATE"), number, 0, 0, 0, PRICE_DECIMALS, 0, line.price, line.size);
  }

  /** Some trades come hours late, one of them before all others, and the node dies at once. */
  private static void addLateOnes(TickDesk ticks, List<Line> trades) {
    long firstNs = trades.get(0).timeNs;
    List<Line> late = new ArrayList<>();
    for (long minute = -1; minute < 60; minute += 7) {
      late.add(new Line(firstNs + minute * MINUTE_NS + 1, 5_850_000 + minute, 100 + minute));
    }
    ticks.append("AAPL", late.stream().<Tick>map(FeedTest::tick).toList());
    trades.addAll(late);
    trades.sort(Comparator.comparingLong(Line::timeNs));
  }

  private static void assertTrades(TickDesk ticks, List<Line> expected) {
    List<Line> told = new ArrayList<>();
    ticks.stream("AAPL", TickKind.TRADE, ALL, Optional.empty())
        .forEachRemaining(
            tick -> {
              TradeTick trade = (TradeTick) tick;
              assertThat(trade.priceDecimals()).isEqualTo(PRICE_DECIMALS);
              told.add(new Line(trade.timeNs(), trade.price(), trade.size()));
            });
    assertThat(told).isEqualTo(expected);
  }

  private static void assertBars(TickDesk ticks, List<Line> expected) {
    TreeMap<Long, Minute> minutes = new TreeMap<>();
    for (Line line : expected) {
      minutes.computeIfAbsent(line.timeNs / MINUTE_NS * MINUTE_NS, start -> new Minute()).add(line);
    }
    List<String> wanted = new ArrayList<>();
    minutes.forEach((start, minute) -> wanted.add(start + ": " + minute));
    Bars bars = ticks.bars("AAPL", ALL, BarInterval.of(MINUTE_NS), BarFill.NONE);
    List<String> got = new ArrayList<>();
    for (int i = 0; i < bars.count(); i++) {
      got.add(
          bars.startNs(i)
              + ": "
              + bar(
                  bars.trades(i),
                  bars.open(i),
                  bars.high(i),
                  bars.low(i),
                  bars.close(i),
                  bars.volume(i).toString()));
    }
    assertThat(got).hasSize(60).isEqualTo(wanted);
  }
}
