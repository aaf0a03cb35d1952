package io.tradegrid.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Goal: the bytes in which ticks and answers travel are those of docs/formats/tick-batch.md, and
 * what is damaged is refused. Method: frozen examples that stand on the page too.
 */
final class TickBatchTest {

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final String BATCH = "01 04 41 41 50 4c 00 00 00 03 01 02 03 01 42 00 00 00 01 ff";
  private static final String EMPTY_PAGE = "01 05 35 2e 33 2e 31";
  private static final String TOTALS =
      "01 02 00 00 00 00 00 00 00 00 02 00 00 00 00 00 00 27 10 00 00 00 00 00 00 27 11"
          + " 00 00 00 00 00 00 27 10 00 00 00 00 00 00 27 11 01 1e 03 04 93 f4";
  private static final String NO_BARS = "01 02 00 00 00 00 00";

  private static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }

  private static byte[] bytes(String hex) {
    return HEX.parseHex(hex);
  }

  @Test
  void aBatchHasItsFrozenBytes() throws IOException {
    List<TickBatch.Part> parts =
        List.of(
            new TickBatch.Part("AAPL", new byte[] {1, 2, 3}),
            new TickBatch.Part("B", new byte[] {-1}));
    assertThat(hex(TickBatch.encode(parts))).isEqualTo(BATCH);
    List<TickBatch.Part> read = TickBatch.decode(bytes(BATCH));
    assertThat(read).extracting(TickBatch.Part::symbol).containsExactly("AAPL", "B");
    assertThat(read.get(0).block()).containsExactly(1, 2, 3);
    assertThat(read.get(1).block()).containsExactly(-1);
    assertThat(page()).contains("`" + BATCH + "`");
  }

  @Test
  void answersHaveTheirFrozenBytes() throws IOException {
    TickPage none =
        new TickPage(new TickColumns(TickKind.TRADE), Optional.of(new TickPosition(5, 3, 1)));
    assertThat(hex(TickAnswers.page(none))).isEqualTo(EMPTY_PAGE);
    assertThat(TickAnswers.page(bytes(EMPTY_PAGE), TickKind.TRADE).next())
        .contains(new TickPosition(5, 3, 1));
    TradeTotals totals =
        new TradeTotals(
            2,
            new TickScale(2, 0),
            10_000,
            10_001,
            10_000,
            10_001,
            BigInteger.valueOf(30),
            BigInteger.valueOf(300_020));
    assertThat(hex(TickAnswers.totals(totals))).isEqualTo(TOTALS);
    assertThat(TickAnswers.totals(bytes(TOTALS))).isEqualTo(totals);
    Bars none2 = new Bars(new TickScale(2, 0), new BarColumns(0));
    assertThat(hex(TickAnswers.bars(none2))).isEqualTo(NO_BARS);
    assertThat(page()).contains("`" + EMPTY_PAGE + "`", "`" + TOTALS + "`", "`" + NO_BARS + "`");
  }

  @Test
  void pagesAndBarsReadBack() {
    TickColumns ticks = new TickColumns(TickKind.TRADE);
    for (int i = 0; i < 500; i++) {
      ticks.add(new TradeTick(i * 7L, Tag.of("S"), i, 0, Tag.of("@"), 0, 2, 0, 900 + i % 13, i));
    }
    TickPage page =
        TickAnswers.page(TickAnswers.page(new TickPage(ticks, Optional.empty())), TickKind.TRADE);
    assertThat(page.next()).isEmpty();
    assertThat(page.ticks().count()).isEqualTo(500);
    for (int i = 0; i < 500; i++) {
      assertThat(page.ticks().get(i)).isEqualTo(ticks.get(i));
    }
    StoredBlock block = StoredBlock.of(new TickBlockWriter(TickKind.TRADE).write(ticks, 0, 500));
    TickReader reader = new TickReader(new TickBlockList(TickKind.TRADE, List.of(block)));
    Bars bars =
        new TradeQueries(reader).bars(TickRange.of(-700, 4_200), BarInterval.of(700), BarFill.NULL);
    Bars read = TickAnswers.bars(TickAnswers.bars(bars));
    assertThat(read.count()).isEqualTo(bars.count()).isGreaterThan(5);
    assertThat(read.scale()).isEqualTo(bars.scale());
    assertThat(hex(TickAnswers.bars(read))).isEqualTo(hex(TickAnswers.bars(bars)));
    assertThat(read.hasPrices(0)).isFalse();
    assertThat(read.close(2)).isEqualTo(bars.close(2)).isPositive();
    assertThat(read.volume(2)).isEqualTo(bars.volume(2));
  }

  @Test
  void aRefusalIsToldWhateverItIsReadAs() throws IOException {
    byte[] refusal = TickAnswers.refusal("range");
    assertThat(page()).contains("`" + hex(refusal) + "`");
    assertThatThrownBy(() -> TickAnswers.bars(refusal)).hasMessage("range");
    assertThatThrownBy(() -> TickAnswers.totals(refusal)).hasMessage("range");
    assertThatThrownBy(() -> TickAnswers.page(refusal, TickKind.QUOTE)).hasMessage("range");
  }

  @Test
  void whatIsDamagedIsRefused() {
    byte[] batch = bytes(BATCH);
    for (int length = 0; length < batch.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(batch, length);
      if (length != 1 && length != 13) {
        assertThatThrownBy(() -> TickBatch.decode(cut))
            .as("%d bytes", length)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
    assertThatThrownBy(() -> TickBatch.decode(bytes("02")))
        .hasMessage("batch: not a batch of ticks of version 1");
    assertThatThrownBy(() -> new TickBatch.Part("A B", new byte[0]))
        .hasMessage("symbol: must be 1 to 32 printable characters, got 'A B'");
    assertThatThrownBy(() -> TickAnswers.totals(bytes(TOTALS.substring(0, 29))))
        .hasMessage("answer: its parts do not fit together");
    assertThatThrownBy(() -> TickAnswers.bars(bytes("01 02 00 00 00 00 01")))
        .hasMessage("answer: its parts do not fit together");
    assertThatThrownBy(() -> TickAnswers.page(new byte[0], TickKind.TRADE))
        .hasMessage("answer: not of version 1");
  }

  private static String page() throws IOException {
    return Files.readString(
        Path.of(System.getProperty("tradegrid.root", ".."), "docs/formats/tick-batch.md"));
  }
}
