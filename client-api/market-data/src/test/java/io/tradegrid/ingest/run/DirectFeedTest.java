package io.tradegrid.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.DeadLetter;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedProvider;
import io.tradegrid.ingest.FeedSettings;
import io.tradegrid.ingest.SharedData;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.TickSink;
import io.tradegrid.ingest.Told;
import io.tradegrid.ingest.pipeline.MergeSettings;
import io.tradegrid.ingest.pipeline.Pipeline;
import io.tradegrid.ingest.pipeline.PipelineSettings;
import io.tradegrid.ingest.pipeline.TickOutput;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TradeTick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed without Kafka: bounded, and nothing lost or doubled whatever fails. */
final class DirectFeedTest {

  private static final long SOURCE = Tag.of("S");
  private static final long SECOND_NS = 1_000_000_000L;
  private static final RunSettings QUICK = new RunSettings(50, 20, 5, 1);
  private static final RunSettings LARGE = new RunSettings(500, 200, 5, 1);

  @TempDir private Path folder;

  private final FeedMetrics metrics = new FeedMetrics();
  private final List<DeadLetter> letters = Collections.synchronizedList(new ArrayList<>());

  private DirectFeed feed(FeedAdapter adapter, TickSink sink) {
    return feed(adapter, sink, QUICK);
  }

  private DirectFeed feed(FeedAdapter adapter, TickSink sink, RunSettings settings) {
    return feed(adapter, sink, settings, FeedClock::events);
  }

  private DirectFeed feed(
      FeedAdapter adapter, TickSink sink, RunSettings settings, Supplier<FeedClock> clock) {
    return new DirectFeed(
        "test",
        List.of(new NamedFeed("test", adapter)),
        new Pipeline(PipelineSettings.preset(), metrics),
        new DurableWriter(sink, letters::addAll, metrics, 1),
        new PositionFile(folder),
        clock,
        metrics,
        settings);
  }

  private static Tick tick(long number) {
    return new TradeTick(1_000 + number, SOURCE, number, 0, 0, 0, 2, 0, 100, 1);
  }

  /** Tells the numbers behind its position. */
  private static FeedAdapter numbers(long last) {
    return (position, sink) -> {
      for (long number = position + 1; number <= last; number++) {
        sink.put(number, new SourceTick("X" + number % 3, tick(number)));
      }
    };
  }

  @Test
  void nothingIsLostOrDoubledWhateverFailsAndHoweverOftenItIsKilled()
      throws IOException, InterruptedException {
    FeedProvider lobster =
        ServiceLoader.load(FeedProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.name().equals("lobster"))
            .findFirst()
            .orElseThrow();
    Path file = SharedData.file("lobster/AAPL_2012-06-21_34200000_37800000_message_30.csv.gz");
    FeedAdapter adapter =
        lobster.open(new FeedSettings(lobster.settings(), Map.of("lobster.file", file.toString())));
    Random random = new Random(7);
    MemoryTickSink sink = new MemoryTickSink(7, 20);
    for (int kill = 1; kill <= 8; kill++) {
      long enough = sink.count() + random.nextInt(4_000);
      try (DirectFeed feed = feed(adapter, sink, LARGE)) {
        feed.start();
        await().pollInterval(Duration.ofMillis(1)).until(() -> sink.count() >= enough);
      }
    }
    try (DirectFeed feed = feed(adapter, sink, LARGE)) {
      feed.start();
      assertThat(feed.awaitEnd(30_000)).isTrue();
    }

    List<Tick> told = Told.by(adapter, 0).ticks().stream().map(SourceTick::tick).toList();
    List<Tick> kept = sink.history("AAPL").stream().map(DirectFeedTest::withoutFlags).toList();
    assertThat(kept).containsExactlyInAnyOrderElementsOf(told);
    assertThat(metrics.appendsRepeated()).isPositive();
    assertThat(metrics.durable()).isGreaterThanOrEqualTo(told.size());
    assertThat(letters).isEmpty();
  }

  private static Tick withoutFlags(Tick tick) {
    if (tick instanceof TradeTick trade && trade.flags() != 0) {
      return new TradeTick(
          trade.timeNs(),
          trade.source(),
          trade.sequence(),
          trade.venue(),
          trade.conditions(),
          0,
          trade.priceDecimals(),
          trade.sizeDecimals(),
          trade.price(),
          trade.size());
    }
    return tick;
  }

  @Test
  void aFullQueueKeepsTheAdapterWaiting() throws InterruptedException {
    AtomicLong put = new AtomicLong();
    CompletableFuture<Void> gate = new CompletableFuture<>();
    MemoryTickSink memory = new MemoryTickSink(1, 0);
    FeedAdapter adapter =
        (position, sink) ->
            numbers(1_000)
                .run(
                    position,
                    (at, message) -> {
                      sink.put(at, message);
                      put.set(at);
                    });
    try (DirectFeed feed =
        feed(adapter, batch -> gate.thenCompose(unused -> memory.append(batch)))) {
      feed.start();
      await().until(() -> put.get() >= QUICK.queueMessages());
      await()
          .during(Duration.ofMillis(100))
          .until(() -> put.get() <= QUICK.queueMessages() + QUICK.batchMessages());
      assertThat(new PositionFile(folder).position("test")).isZero();
      gate.complete(null);
      assertThat(feed.awaitEnd(10_000)).isTrue();
    }
    assertThat(memory.count()).isEqualTo(1_000);
    assertThat(new PositionFile(folder).position("test")).isEqualTo(1_000);
  }

  @Test
  void aMessageIsJudgedAsOfWhenItCameHoweverLongItWaits() throws InterruptedException {
    FeedClock wall = FeedClock.wall();
    assertThat(List.of(wall.nowNs(null, 5), wall.nowNs(null, 3), wall.nowNs(null, 9)))
        .containsExactly(5L, 5L, 9L);
    List<Long> arrivals = Collections.synchronizedList(new ArrayList<>());
    FeedClock clock =
        (message, arrivedNs) -> {
          if (message != null) {
            arrivals.add(arrivedNs);
          }
          return arrivedNs;
        };
    CountDownLatch isWriting = new CountDownLatch(1);
    CountDownLatch isPut = new CountDownLatch(1);
    CompletableFuture<Void> gate = new CompletableFuture<>();
    MemoryTickSink memory = new MemoryTickSink(1, 0);
    FeedAdapter adapter =
        (position, sink) -> {
          sink.put(1, new SourceTick("X", tick(1)));
          isWriting.await();
          sink.put(2, new SourceTick("X", tick(2)));
          isPut.countDown();
        };
    TickSink slow =
        batch -> {
          isWriting.countDown();
          return gate.thenCompose(unused -> memory.append(batch));
        };
    try (DirectFeed feed = feed(adapter, slow, QUICK, () -> clock)) {
      feed.start();
      isPut.await();
      long openedNs = FeedClock.timeOfDayNs();
      gate.complete(null);
      assertThat(feed.awaitEnd(10_000)).isTrue();
      assertThat(arrivals).hasSize(2).allMatch(arrivedNs -> arrivedNs <= openedNs);
    }
  }

  @Test
  void anAdapterThatFailsGoesOnBehindWhatItHasPut() throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    FeedAdapter adapter =
        (position, sink) -> {
          if (runs.incrementAndGet() < 4) {
            numbers(position + 40).run(position, sink);
            throw new IOException("the line is dead");
          }
          numbers(200).run(position, sink);
          sink.put(201, new BrokenRecord(SOURCE, DeadReason.UNREADABLE, "price: none", "x"));
        };
    MemoryTickSink sink = new MemoryTickSink(1, 0);
    try (DirectFeed feed = feed(adapter, sink)) {
      feed.start();
      assertThat(feed.awaitEnd(10_000)).isTrue();
    }
    assertThat(metrics.restarts()).isEqualTo(3);
    assertThat(sink.history("X1")).containsExactlyElementsOf(every(1));
    assertThat(sink.count()).isEqualTo(200);
    assertThat(letters)
        .containsExactly(new DeadLetter(SOURCE, "", DeadReason.UNREADABLE, "price: none", "x"));
    assertThat(new PositionFile(folder).position("test")).isEqualTo(201);
  }

  private static List<Tick> every(int rest) {
    return LongStream.rangeClosed(1, 200)
        .filter(number -> number % 3 == rest)
        .mapToObj(DirectFeedTest::tick)
        .toList();
  }

  /** Tells a quote at each of some seconds, whose number it is. */
  private static FeedAdapter quotes(long source, long... seconds) {
    return (position, sink) -> {
      for (long second : seconds) {
        if (second > position) {
          sink.put(second, new SourceTick("X", quote(source, second)));
        }
      }
    };
  }

  private static QuoteTick quote(long source, long second) {
    return new QuoteTick(second * SECOND_NS, source, second, 0, 0, 0, 0, 0, second, 1, 100, 1);
  }

  private static TickOutput heard(List<String> lines) {
    return new TickOutput() {
      @Override
      public void tick(String symbol, Tick tick) {
        lines.add(Tag.text(tick.source()) + " " + tick.timeNs() / SECOND_NS);
      }

      @Override
      public void deadLetter(DeadLetter letter) {
        lines.add(letter.toString());
      }
    };
  }

  /** Files are read as fast as they go, in any mixture, and are one stream in the order of time. */
  @Test
  void feedsOfThePastAreMergedByTimeAndRememberedEach() throws InterruptedException {
    long other = Tag.of("O");
    MergeSettings merge =
        new MergeSettings(
            List.of(SOURCE, other), Tag.of("BEST"), 10 * SECOND_NS, MergeSettings.Rule.PRIMARY);
    PipelineSettings settings = PipelineSettings.preset().with(merge);
    List<String> expected = new ArrayList<>();
    Pipeline plain = new Pipeline(settings, new FeedMetrics());
    TickOutput out = heard(expected);
    // The preferred source is silent for a while and returns.
    long[] first = {1, 4, 5, 40, 41};
    long[] second = {2, 3, 6, 12, 18, 24, 42};
    for (long time = 1; time <= 42; time++) {
      for (long source : new long[] {SOURCE, other}) {
        if (Arrays.binarySearch(source == SOURCE ? first : second, time) >= 0) {
          plain.accept(new SourceTick("X", quote(source, time)), time * SECOND_NS, out);
        }
      }
    }
    assertThat(expected).contains("BEST 15", "BEST 18", "BEST 40", "BEST 41").hasSize(20);

    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    TickSink sink =
        batch -> {
          batch.forEach(each -> each.ticks().forEach(tick -> heard(heard).tick("X", tick)));
          return CompletableFuture.completedFuture(null);
        };
    CountDownLatch begun = new CountDownLatch(1);
    FeedAdapter early =
        (position, to) ->
            quotes(SOURCE, first)
                .run(
                    position,
                    (at, message) -> {
                      to.put(at, message);
                      begun.countDown();
                    });
    FeedAdapter late =
        (position, to) -> {
          begun.await();
          quotes(other, second).run(position, to);
        };
    PositionFile positions = new PositionFile(folder);
    try (DirectFeed feed =
        new DirectFeed(
            "two",
            List.of(new NamedFeed("a", early), new NamedFeed("b", late)),
            new Pipeline(settings, metrics),
            new DurableWriter(sink, letters::addAll, metrics, 1),
            positions,
            FeedClock::events,
            metrics,
            new RunSettings(2, 3, 50, 1))) {
      feed.start();
      assertThat(feed.awaitEnd(10_000)).isTrue();
    }
    assertThat(heard).isEqualTo(expected);
    assertThat(positions.position("a")).isEqualTo(41);
    assertThat(positions.position("b")).isEqualTo(42);
    assertThat(letters).isEmpty();
  }

  /** One that has nothing to tell keeps nobody waiting, and what both had is taken as it came. */
  @Test
  void liveFeedsTakeTurnsAsTheirMessagesCome() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    FeedAdapter silent = (position, sink) -> end.await();
    MemoryTickSink memory = new MemoryTickSink(1, 0);
    try (DirectFeed feed =
        new DirectFeed(
            "two",
            List.of(new NamedFeed("quiet", silent), new NamedFeed("loud", numbers(500))),
            new Pipeline(PipelineSettings.preset(), metrics),
            new DurableWriter(memory, letters::addAll, metrics, 1),
            new PositionFile(folder),
            FeedClock::wall,
            metrics,
            QUICK)) {
      feed.start();
      await().until(() -> memory.count() == 500);
      await().until(() -> new PositionFile(folder).position("loud") == 500);
      assertThat(feed.awaitEnd(1)).isFalse();
      end.countDown();
      assertThat(feed.awaitEnd(10_000)).isTrue();
    }
    assertThat(new PositionFile(folder).position("quiet")).isZero();
  }

  @Test
  void positionsAndLettersAreInFiles() throws IOException {
    PositionFile positions = new PositionFile(folder.resolve("a"));
    assertThat(positions.position("feed")).isZero();
    positions.keep("feed", 41);
    positions.keep("feed", 42);
    assertThat(new PositionFile(folder.resolve("a")).position("feed")).isEqualTo(42);
    assertThatThrownBy(() -> positions.position("a/b"))
        .hasMessage("feed.name: must be 1 to 64 letters, digits, '.', '_' and '-', got a/b");

    Path file = folder.resolve("letters");
    DeadLetter letter = new DeadLetter(SOURCE, "A", DeadReason.BAD_TIME, "timeNs: 0", "\"x\"\n");
    new DeadLetterFile(file).keep(List.of(letter));
    new DeadLetterFile(file).keep(List.of(letter));
    String line =
        "{\"source\":\"S\",\"symbol\":\"A\",\"reason\":\"BAD_TIME\",\"message\":\"timeNs: 0\","
            + "\"content\":\"\\\"x\\\"\\n\"}";
    assertThat(Files.readAllLines(file)).containsExactly(line, line);
  }

  @Test
  void whatIsCountedHasNamesAndLabels() throws InterruptedException {
    try (DirectFeed feed = feed(numbers(10), new MemoryTickSink(1, 0))) {
      feed.start();
      assertThat(feed.awaitEnd(10_000)).isTrue();
    }
    List<String> shown = new ArrayList<>();
    metrics.visit(
        1_010 + 2_000_000_000L, (name, value, labels) -> shown.add(name + List.of(labels) + value));
    assertThat(shown)
        .contains(
            "market_data_ticks_total[source, S]10.0",
            "market_data_durable_ticks_total[]10.0",
            "market_data_duplicates_total[source, S]0.0",
            "market_data_dead_letters_total[source, S, reason, UNREADABLE]0.0",
            "market_data_freshness_seconds[symbol, X1, source, S]2.0");
  }
}
