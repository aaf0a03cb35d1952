package io.tradegrid.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.run.FeedMetrics;
import io.tradegrid.ingest.run.SourceCounters;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TickFlag;
import io.tradegrid.tick.TradeTick;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the pipeline flags, refuses, counts and makes alike. */
final class PipelineTest {

  private static final long A = Tag.of("A");
  private static final long SECOND = 1_000_000_000L;
  private static final long NOW = 1_769_783_400L * SECOND;

  private final FeedMetrics metrics = new FeedMetrics();
  private final Heard heard = new Heard();

  private Pipeline pipeline(PipelineSettings settings) {
    return new Pipeline(settings, metrics);
  }

  private SourceCounters counted() {
    return metrics.of(A);
  }

  private static SourceTick trade(long sequence, long price) {
    return trade("AAPL", NOW, sequence, price, 100);
  }

  private static SourceTick trade(
      String symbol, long timeNs, long sequence, long price, long size) {
    return new SourceTick(symbol, new TradeTick(timeNs, A, sequence, 0, 0, 0, 4, 0, price, size));
  }

  private static SourceTick quote(long sequence, long bid, long ask) {
    return new SourceTick("AAPL", new QuoteTick(NOW, A, sequence, 0, 0, 0, 4, 0, bid, 1, ask, 1));
  }

  @Test
  void aTickThatIsFinePassesAsItIs() {
    SourceTick told = trade(1, 2_318_700);

    pipeline(PipelineSettings.preset()).accept(told, NOW + SECOND, heard);

    assertThat(heard.ticks).containsExactly(told.tick());
    assertThat(heard.symbols).containsExactly("AAPL");
    assertThat(counted().ticks()).isEqualTo(1);
    assertThat(counted().lagNs()).isEqualTo(SECOND);
    assertThat(counted().freshness())
        .singleElement()
        .satisfies(fresh -> assertThat(fresh.timeNs()).isEqualTo(NOW));
  }

  @Test
  void whatCameBeforeIsCountedAndNotToldAgain() {
    Pipeline pipeline = pipeline(PipelineSettings.preset());
    for (SourceTick told :
        List.of(trade(1, 10), trade(2, 10), trade(1, 10), quote(1, 9, 10), quote(1, 9, 10))) {
      pipeline.accept(told, NOW, heard);
    }
    // Another time under the same number is another tick: numbers may begin again.
    pipeline.accept(trade("AAPL", NOW + 1, 1, 10, 1), NOW + 1, heard);

    assertThat(heard.ticks).hasSize(4);
    assertThat(counted().duplicates()).isEqualTo(2);
    assertThat(counted().ticks()).isEqualTo(6);
  }

  @Test
  void whatCannotBeATickIsADeadLetterWithItsReason() {
    PipelineSettings settings =
        new PipelineSettings(
            SymbolMap.asIs(),
            1,
            0,
            SECOND,
            8,
            Set.of(),
            BandSettings.preset(),
            MergeSettings.none());
    Pipeline pipeline = pipeline(settings);
    pipeline.accept(new BrokenRecord(A, DeadReason.UNREADABLE, "price: none", "x,y"), NOW, heard);
    pipeline.accept(trade("AAPL", 0, 1, 1, 1), NOW, heard);
    pipeline.accept(trade("AAPL", NOW + SECOND + 1, 1, 1, 1), NOW, heard);
    pipeline.accept(trade("brk b", NOW, 1, 1, 1), NOW, heard);
    pipeline.accept(trade("AAPL", NOW + SECOND, 1, 1, 1), NOW, heard);
    pipeline.accept(trade("MSFT", NOW, 1, 1, 1), NOW, heard);

    assertThat(heard.reasons())
        .containsExactly(
            "UNREADABLE price: none",
            "BAD_TIME timeNs: 0",
            "FUTURE_TIME timeNs: %d when it was %d".formatted(NOW + SECOND + 1, NOW),
            "BAD_SYMBOL symbol: brk b",
            "TOO_MANY_SYMBOLS symbol: MSFT");
    assertThat(heard.ticks).hasSize(1);
    assertThat(counted().dead(DeadReason.BAD_SYMBOL)).isEqualTo(1);
  }

  @Test
  void whatIsStrangeIsFlaggedAndKept() {
    SymbolMap map = SymbolMap.of(List.of(SymbolMap.HEADER, "*,AAPL,AAPL,,,1,500.5,1000"), false);
    PipelineSettings settings =
        new PipelineSettings(
            map, 10, SECOND, 0, 8, Set.of(), BandSettings.preset(), MergeSettings.none());
    Pipeline pipeline = pipeline(settings);
    pipeline.accept(trade("AAPL", NOW, 1, 5_005_000, 1_000), NOW + SECOND, heard);
    pipeline.accept(trade("AAPL", NOW, 2, 5_005_001, 1_000), NOW + SECOND, heard);
    pipeline.accept(trade("AAPL", NOW, 3, 9_999, 1), NOW + SECOND, heard);
    pipeline.accept(trade("AAPL", NOW, 4, 10_000, 1_001), NOW + SECOND, heard);
    pipeline.accept(trade("AAPL", NOW, 5, 10_000, 1), NOW + SECOND + 1, heard);
    pipeline.accept(quote(6, 20_001, 20_000), NOW + SECOND, heard);
    pipeline.accept(quote(7, 20_000, 20_000), NOW + SECOND, heard);

    assertThat(heard.ticks.stream().map(tick -> tick.sequence() + ":" + tick.flags()))
        .containsExactly(
            "1:0",
            "2:" + TickFlag.OUT_OF_RANGE.bit(),
            "3:" + TickFlag.OUT_OF_RANGE.bit(),
            "4:" + TickFlag.OUT_OF_RANGE.bit(),
            "5:" + TickFlag.STALE.bit(),
            "6:" + TickFlag.CROSSED.bit(),
            "7:0");
    assertThat(heard.letters).isEmpty();
    assertThat(counted().flagged(TickFlag.OUT_OF_RANGE)).isEqualTo(3);
  }

  @Test
  void aPriceFarFromTheLastOnesIsAnOutlier() {
    Pipeline pipeline = pipeline(PipelineSettings.preset());
    long sequence = 1;
    for (int i = 0; i < 40; i++) {
      pipeline.accept(trade(sequence++, 1_000_000 + i % 3 * 100), NOW, heard);
    }
    pipeline.accept(trade(sequence++, 1_200_000), NOW, heard);
    pipeline.accept(trade(sequence++, 1_050_000), NOW, heard);
    pipeline.accept(trade(sequence, 100), NOW, heard);

    assertThat(heard.ticks).hasSize(43);
    assertThat(heard.ticks.stream().filter(tick -> tick.flags() != 0).map(t -> t.sequence()))
        .containsExactly(41L, 43L);
    assertThat(counted().flagged(TickFlag.OUTLIER)).isEqualTo(2);
  }

  @Test
  void numbersThatAreLeftOutAreCounted() {
    Pipeline pipeline = pipeline(PipelineSettings.preset().with(Set.of(A)));
    for (long sequence : new long[] {10, 11, 14, 12, 15, 13, 12}) {
      pipeline.accept(trade("AAPL", NOW + sequence, sequence, 10, 1), NOW + sequence, heard);
    }
    // The source begins again: nothing is missing.
    pipeline.accept(trade("AAPL", NOW + 100, 1, 10, 1), NOW + 100, heard);
    pipeline.accept(trade("AAPL", NOW + 101, 2, 10, 1), NOW + 101, heard);

    assertThat(heard.ticks.stream().map(tick -> tick.sequence() + ":" + tick.flags()))
        .containsExactly(
            "10:0", "11:0", "14:" + TickFlag.AFTER_GAP.bit(), "12:0", "15:0", "13:0", "1:0", "2:0");
    assertThat(counted().gaps()).isEqualTo(1);
    assertThat(counted().missing()).isZero();
    assertThat(counted().duplicates()).isEqualTo(1);
  }

  @Test
  void numbersThatBeginAgainAreNoneThatCameLate() {
    Pipeline pipeline = pipeline(PipelineSettings.preset().with(Set.of(A)));
    for (long sequence : new long[] {10, 14, 1, 2, 3}) {
      long timeNs = sequence < 10 ? NOW + 100 + sequence : NOW + sequence;
      pipeline.accept(trade("AAPL", timeNs, sequence, 10, 1), timeNs, heard);
    }

    assertThat(counted().missing()).isEqualTo(3);
    assertThat(counted().gaps()).isEqualTo(1);
  }

  @Test
  void whatAnAdapterKnowsToBeMissingIsCountedToo() {
    Pipeline pipeline = pipeline(PipelineSettings.preset());
    pipeline.accept(new SourceTick("AAPL", trade(1, 10).tick(), 3), NOW, heard);
    pipeline.accept(new Heartbeat(A, NOW, 2), NOW, heard);

    assertThat(heard.ticks.get(0).flags()).isEqualTo(TickFlag.AFTER_GAP.bit());
    assertThat(counted().gaps()).isEqualTo(2);
    assertThat(counted().missing()).isEqualTo(5);
  }

  @Test
  void symbolsAndDecimalsAreMadeAlikeWhereNothingIsLost() {
    SymbolMap map =
        SymbolMap.of(
            List.of(
                SymbolMap.HEADER,
                "A,brk b,BRK.B,2,0,,,",
                "*,brk b,OTHER,,,,,",
                "",
                "*,XBT,BTC-USD,6,8,,,"),
            true);
    Pipeline pipeline = pipeline(PipelineSettings.preset().with(map));
    pipeline.accept(trade("brk b", NOW, 1, 1_234_500, 100), NOW, heard);
    pipeline.accept(trade("brk b", NOW, 2, 1_234_550, 100), NOW, heard);
    pipeline.accept(trade("XBT", NOW, 1, 5, 7), NOW, heard);
    pipeline.accept(trade("AAPL", NOW, 1, 5, 7), NOW, heard);

    assertThat(heard.symbols).containsExactly("BRK.B", "BRK.B", "BTC-USD");
    assertThat(heard.ticks)
        .containsExactly(
            new TradeTick(NOW, A, 1, 0, 0, 0, 2, 0, 12_345, 100),
            new TradeTick(NOW, A, 2, 0, 0, 0, 4, 0, 1_234_550, 100),
            new TradeTick(NOW, A, 1, 0, 0, 0, 6, 8, 500, 700_000_000));
    assertThat(heard.reasons()).containsExactly("UNKNOWN_SYMBOL symbol: AAPL");
  }

  @Test
  void aMapThatCannotBeIsRefusedByLineAndField() {
    assertThatThrownBy(() -> SymbolMap.of(List.of("a"), true))
        .hasMessage("symbol map: its first line must be " + SymbolMap.HEADER);
    for (String[] bad :
        new String[][] {
          {
            "*,a,b,,,,,", "symbol: must be 1 to 16 capital letters, digits, '.', '_' and '-', got b"
          },
          {"*,a,B,19,,,,", "price_decimals: must be 0 to 18, got 19"},
          {"*,a,B,,,x,,", "min_price: must be a decimal number of at most 18 digits, got x"},
          {"*,a,B", "line: must have 8 fields, has 3"}
        }) {
      assertThatThrownBy(() -> SymbolMap.of(List.of(SymbolMap.HEADER, bad[0]), true))
          .hasMessage("symbol map, line 2: " + bad[1]);
    }
    assertThatThrownBy(
            () -> SymbolMap.of(List.of(SymbolMap.HEADER, "*,a,B,,,,,", "*,a,C,,,,,"), true))
        .hasMessage(
            "symbol map, line 3: source_symbol: must be there once for a source, got a again");
  }
}
