package io.tradegrid.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.run.FeedMetrics;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickFlag;
import io.tradegrid.tick.TickPosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several sources become one quote, and one that is silent loses its place. */
final class MergedQuoteTest {

  private static final long A = Tag.of("A");
  private static final long B = Tag.of("B");
  private static final long BEST = Tag.of("BEST");
  private static final long SILENT = 1_000;

  private final Heard heard = new Heard();

  private static Pipeline pipeline(MergeSettings.Rule rule) {
    return new Pipeline(settings(rule), new FeedMetrics());
  }

  private static PipelineSettings settings(MergeSettings.Rule rule) {
    return PipelineSettings.preset().with(new MergeSettings(List.of(A, B), BEST, SILENT, rule));
  }

  private static SourceTick quote(
      long source, long timeNs, int decimals, long bid, long bidSize, long ask, long askSize) {
    return quote("X", source, timeNs, decimals, bid, bidSize, ask, askSize);
  }

  private static SourceTick quote(
      String symbol,
      long source,
      long timeNs,
      int decimals,
      long bid,
      long bidSize,
      long ask,
      long askSize) {
    return new SourceTick(
        symbol,
        new QuoteTick(timeNs, source, timeNs, 0, 0, 0, decimals, 0, bid, bidSize, ask, askSize));
  }

  private List<QuoteTick> merged() {
    return heard.ticks.stream()
        .filter(tick -> tick.source() == BEST)
        .map(tick -> (QuoteTick) tick)
        .toList();
  }

  private static QuoteTick best(
      long timeNs,
      long sequence,
      long bidFrom,
      long askFrom,
      int flags,
      int decimals,
      long bid,
      long bidSize,
      long ask,
      long askSize) {
    return new QuoteTick(
        timeNs,
        BEST,
        sequence,
        bidFrom,
        askFrom,
        flags | TickFlag.MERGED.bit(),
        decimals,
        0,
        bid,
        bidSize,
        ask,
        askSize);
  }

  @Test
  void theBestOfEachSideWins() {
    Pipeline pipeline = pipeline(MergeSettings.Rule.BEST);
    pipeline.accept(quote(B, 1, 2, 1000, 5, 1010, 6), 1, heard);
    pipeline.accept(quote(A, 2, 1, 100, 7, 102, 8), 2, heard);
    pipeline.accept(quote(A, 3, 1, 100, 7, 101, 8), 3, heard);
    pipeline.accept(quote(B, 4, 2, 1000, 9, 1010, 6), 4, heard);
    pipeline.accept(quote(A, 5, 1, 0, 0, 101, 8), 5, heard);
    pipeline.accept(quote(B, 6, 2, 1020, 9, 1030, 6), 6, heard);

    assertThat(merged())
        .containsExactly(
            best(1, 1 << 4 | 1, B, B, 0, 2, 1000, 5, 1010, 6),
            best(2, 2 << 4, A, B, 0, 2, 1000, 7, 1010, 6),
            best(3, 3 << 4, A, A, 0, 1, 100, 7, 101, 8),
            best(5, 5 << 4, B, A, 0, 2, 1000, 9, 1010, 8),
            best(6, 6 << 4 | 1, B, A, TickFlag.CROSSED.bit(), 2, 1020, 9, 1010, 8));
    assertThat(heard.ticks).hasSize(11);
  }

  @Test
  void thePreferredSourceIsTheOneUntilItIsSilent() {
    Pipeline pipeline = pipeline(MergeSettings.Rule.PRIMARY);
    pipeline.accept(quote(A, 1, 0, 10, 1, 12, 1), 1, heard);
    pipeline.accept(quote(B, 2, 0, 11, 1, 12, 1), 2, heard);
    // Silence is that of the source, not of the symbol.
    pipeline.accept(new Heartbeat(A, 900, 0), 900, heard);
    pipeline.accept(quote(B, 1_500, 0, 11, 2, 13, 1), 1_500, heard);
    pipeline.passTime(1_900, heard);
    assertThat(merged()).containsExactly(best(1, 1 << 4, A, A, 0, 0, 10, 1, 12, 1));

    pipeline.passTime(1_901, heard);
    pipeline.passTime(2_000, heard);
    pipeline.accept(quote(A, 2_100, 0, 10, 3, 14, 3), 2_100, heard);
    pipeline.passTime(9_999, heard);

    assertThat(merged())
        .containsExactly(
            best(1, 1 << 4, A, A, 0, 0, 10, 1, 12, 1),
            best(1_900, 0, B, B, 0, 0, 11, 2, 13, 1),
            best(2_100, 2_100 << 4, A, A, 0, 0, 10, 3, 14, 3));
  }

  @Test
  void aSourceThatReturnsBringsNoQuoteFromBeforeItsSilence() {
    Pipeline pipeline = pipeline(MergeSettings.Rule.BEST);
    pipeline.accept(quote(A, 1, 0, 10, 1, 12, 1), 1, heard);
    pipeline.accept(quote("Y", A, 2, 0, 20, 1, 22, 1), 2, heard);
    pipeline.accept(quote(B, 3, 0, 9, 1, 13, 1), 3, heard);
    pipeline.accept(quote("Y", B, 4, 0, 19, 1, 23, 1), 4, heard);
    pipeline.accept(new Heartbeat(B, 900, 0), 900, heard);
    pipeline.accept(new Heartbeat(B, 1_500, 0), 1_500, heard);
    pipeline.accept(quote(A, 1_600, 0, 8, 1, 12, 1), 1_600, heard);
    pipeline.accept(quote("Y", B, 1_700, 0, 19, 1, 24, 1), 1_700, heard);

    assertThat(merged())
        .containsExactly(
            best(1, 1 << 4, A, A, 0, 0, 10, 1, 12, 1),
            best(2, 2 << 4, A, A, 0, 0, 20, 1, 22, 1),
            best(1_002, 0, B, B, 0, 0, 9, 1, 13, 1),
            best(1_002, 0, B, B, 0, 0, 19, 1, 23, 1),
            best(1_600, 1_600 << 4, B, A, 0, 0, 9, 1, 12, 1),
            best(1_700, 1_700 << 4 | 1, B, B, 0, 0, 19, 1, 24, 1));
  }

  @Test
  void silenceIsNoticedWhenTheFirstToSpeakAfterItIsTheSourceItself() {
    Pipeline pipeline = pipeline(MergeSettings.Rule.BEST);
    pipeline.accept(quote(A, 1, 0, 10, 1, 12, 1), 1, heard);
    pipeline.accept(quote("Y", A, 2_000, 0, 20, 1, 22, 1), 2_000, heard);
    pipeline.accept(quote(B, 2_001, 0, 9, 1, 13, 1), 2_001, heard);

    assertThat(merged())
        .containsExactly(
            best(1, 1 << 4, A, A, 0, 0, 10, 1, 12, 1),
            best(2_000, 2_000 << 4, A, A, 0, 0, 20, 1, 22, 1),
            best(2_001, 2_001 << 4 | 1, B, B, 0, 0, 9, 1, 13, 1));
  }

  /** A history as it is asked by a pipeline that is new. */
  private static QuoteMemory memory(List<Tick> history) {
    return (symbol, source, atNs, withoutFlags) ->
        history.stream()
            .filter(tick -> tick.source() == source && tick.timeNs() <= atNs)
            .filter(tick -> (tick.flags() & withoutFlags) == 0)
            .max(Comparator.comparing(TickPosition::of))
            .map(QuoteTick.class::cast);
  }

  /** However often it dies and tells again what may be there, the merged quotes are the same. */
  @ParameterizedTest
  @EnumSource(MergeSettings.Rule.class)
  void aPipelineThatIsNewGoesOnAsTheOneBefore(MergeSettings.Rule rule) {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<SourceTick> told = new ArrayList<>();
      for (long timeNs = 1; told.size() < 60; timeNs += random.nextInt(20)) {
        boolean isCrossed = random.nextInt(8) == 0;
        long bid = 90L + random.nextInt(4);
        told.add(
            quote(
                random.nextBoolean() ? A : B,
                timeNs,
                0,
                bid,
                1 + random.nextInt(2),
                isCrossed ? bid - 1 : 95 + random.nextInt(4),
                1));
        timeNs++;
      }
      Heard whole = new Heard();
      Pipeline unbroken = pipeline(rule);
      told.forEach(each -> unbroken.accept(each, each.tick().timeNs(), whole));

      Map<TickPosition, Tick> history = new TreeMap<>();
      int next = 0;
      while (next < told.size()) {
        Pipeline pipeline =
            new Pipeline(settings(rule), new FeedMetrics(), memory(List.copyOf(history.values())));
        int end = Math.min(told.size(), next + 1 + random.nextInt(20));
        Heard part = new Heard();
        for (SourceTick each : told.subList(next, end)) {
          pipeline.accept(each, each.tick().timeNs(), part);
        }
        part.ticks.forEach(tick -> history.put(TickPosition.of(tick), tick));
        next = end == told.size() ? end : Math.max(next + 1, end - random.nextInt(5));
      }
      Map<TickPosition, Tick> expected = new TreeMap<>();
      whole.ticks.forEach(tick -> expected.put(TickPosition.of(tick), tick));
      assertThat(history).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void whoeverWasSilentWhenThePipelineDiedHasNoPlaceInTheNextOne() {
    Pipeline first = pipeline(MergeSettings.Rule.PRIMARY);
    first.accept(quote(A, 1, 0, 10, 1, 12, 1), 1, heard);
    first.accept(quote(B, 2, 0, 9, 1, 13, 1), 2, heard);
    first.accept(quote(B, 1_900, 0, 8, 1, 13, 1), 1_900, heard);
    Pipeline second =
        new Pipeline(
            settings(MergeSettings.Rule.PRIMARY),
            new FeedMetrics(),
            memory(List.copyOf(heard.ticks)));
    second.accept(quote(B, 2_000, 0, 7, 1, 13, 1), 2_000, heard);
    second.accept(quote(A, 2_100, 0, 10, 2, 12, 1), 2_100, heard);

    assertThat(merged())
        .containsExactly(
            best(1, 1 << 4, A, A, 0, 0, 10, 1, 12, 1),
            best(1_001, 0, B, B, 0, 0, 9, 1, 13, 1),
            best(1_900, 1_900 << 4 | 1, B, B, 0, 0, 8, 1, 13, 1),
            best(2_000, 2_000 << 4 | 1, B, B, 0, 0, 7, 1, 13, 1),
            best(2_100, 2_100 << 4, A, A, 0, 0, 10, 2, 12, 1));
  }

  @Test
  void whoeverDoesNotSpeakToTheNextPipelineLosesItsPlaceThere() {
    List<Tick> history = List.of(quote(A, 1, 0, 10, 1, 12, 1).tick());
    Pipeline pipeline =
        new Pipeline(settings(MergeSettings.Rule.BEST), new FeedMetrics(), memory(history));
    pipeline.accept(quote(B, 500, 0, 9, 1, 11, 1), 500, heard);
    pipeline.accept(new Heartbeat(B, 1_400, 0), 1_400, heard);
    pipeline.passTime(1_501, heard);

    assertThat(merged())
        .containsExactly(
            best(500, 500 << 4 | 1, A, B, 0, 0, 10, 1, 11, 1),
            best(1_500, 0, B, B, 0, 0, 9, 1, 11, 1));
  }

  @Test
  void oneSourceAloneIsNotMerged() {
    MergeSettings alone = new MergeSettings(List.of(A), BEST, SILENT, MergeSettings.Rule.BEST);
    Pipeline pipeline = new Pipeline(PipelineSettings.preset().with(alone), new FeedMetrics());
    pipeline.accept(quote(A, 1, 0, 10, 1, 12, 1), 1, heard);
    pipeline.passTime(5_000, heard);

    assertThat(heard.ticks).containsExactly(quote(A, 1, 0, 10, 1, 12, 1).tick());
  }

  @Test
  void whatIsFlaggedAsWrongTakesNoPlace() {
    Pipeline pipeline = pipeline(MergeSettings.Rule.BEST);
    pipeline.accept(quote(A, 1, 0, 10, 1, 12, 1), 1, heard);
    pipeline.accept(quote(B, 2, 0, 13, 1, 12, 1), 2, heard);

    assertThat(merged()).containsExactly(best(1, 1 << 4, A, A, 0, 0, 10, 1, 12, 1));
  }
}
