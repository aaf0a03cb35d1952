package io.tradegrid.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.run.FeedMetrics;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TickFlag;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several sources become one quote, and one that is silent loses its place. */
final class MergedQuoteTest {

  private static final long A = Tag.of("A");
  private static final long B = Tag.of("B");
  private static final long BEST = Tag.of("BEST");
  private static final long SILENT = 1_000;

  private final Heard heard = new Heard();

  private static Pipeline pipeline(MergeSettings.Rule rule) {
    return new Pipeline(
        PipelineSettings.preset().with(new MergeSettings(List.of(A, B), BEST, SILENT, rule)),
        new FeedMetrics());
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
