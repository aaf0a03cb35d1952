package io.tradegrid.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Goal: questions and answers have the bytes of their pages in docs/formats, and an answer that
 * went through them is the one that was given. Method: frozen examples; any ticks, asked directly
 * and by way of the bytes.
 */
final class TickQuestionTest {

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final TickRange RANGE =
      new TickRange(5, 1_000_000_007, 4).toldBy(TickSource.of("IEX"));
  private static final String RANGE_HEX =
      "00 00 00 00 00 00 00 05 00 00 00 00 3b 9a ca 07 04 00 00 00 00 00 58 45 49";

  private static Map<String, TickQuestion> examples() {
    Map<String, TickQuestion> all = new LinkedHashMap<>();
    all.put(
        "02 01 03 "
            + RANGE_HEX
            + " 01 00 00 00 00 00 00 00 05 00 00 00 00 00 00 00 03 00 00 00 00 00 00 00 01 00 64",
        new TickQuestion.Page(TickKind.QUOTE, RANGE, Optional.of(new TickPosition(5, 3, 1)), 100));
    all.put(
        "02 02 02 00 00 00 00 00 00 00 07 00 ff ff ff ff ff ff ff ff",
        new TickQuestion.Latest(TickKind.TRADE, 7, 0, TickSource.EVERY));
    all.put("02 03 " + RANGE_HEX, new TickQuestion.Totals(RANGE));
    all.put("02 04 " + RANGE_HEX, new TickQuestion.Twap(RANGE));
    all.put(
        "02 05 "
            + RANGE_HEX
            + " 00 00 00 0d f8 47 58 00 00 00 00 00 00 00 00 00 02"
            + " 80 00 00 00 00 00 00 00 00 00 01 f4",
        new TickQuestion.BarsOf(
            RANGE, BarInterval.of(60_000_000_000L), BarFill.PREVIOUS, Long.MIN_VALUE, 500));
    all.put(
        "02 06 " + RANGE_HEX + " 00 00 32 01 00 00 00 01 2a 05 f2 00 02 00 00 00 00 00 00 00 00",
        new TickQuestion.AsOf(RANGE, Optional.empty(), 50, new AsOfRule(true, 5_000_000_000L, 2)));
    all.put(
        "02 07 03 00 00 00 00 00 00 00 05 00 00 00 00 00 00 00 06 00 00 00 00 00 54 53 45 42 00 02"
            + " 00 00 00 00 00 00 00 64 ff ff ff ff ff ff ff ff",
        new TickQuestion.Around(
            TickKind.QUOTE, new TickWindow(5, 6, 0, TickSource.of("BEST")), List.of(100L, -1L)));
    return all;
  }

  @Example
  void questionsHaveTheirFrozenBytes() throws IOException {
    String page = page("tick-question.md");
    examples()
        .forEach(
            (hex, question) -> {
              assertThat(HEX.formatHex(TickQuestionCodec.encode(question))).isEqualTo(hex);
              assertThat(TickQuestionCodec.decode(HEX.parseHex(hex))).isEqualTo(question);
              assertThat(page).contains("`" + hex + "`");
            });
  }

  @Example
  void answersHaveTheirFrozenBytes() throws IOException {
    String page = page("tick-batch.md");
    Optional<WeightedMean> mean =
        Optional.of(new WeightedMean(BigInteger.valueOf(300_020), BigInteger.valueOf(30), 2));
    List<String> shown = new ArrayList<>();
    shown.add(HEX.formatHex(TickAnswers.mean(mean)));
    assertThat(TickAnswers.mean(TickAnswers.mean(mean))).isEqualTo(mean);
    assertThat(TickAnswers.mean(TickAnswers.mean(Optional.empty()))).isEmpty();
    shown.add(HEX.formatHex(TickAnswers.several(List.of(new byte[] {1}, new byte[0]))));
    shown.add(HEX.formatHex(TickAnswers.symbols(List.of("AAPL", "B"))));
    assertThat(TickAnswers.symbols(TickAnswers.symbols(List.of("AAPL", "B"))))
        .containsExactly("AAPL", "B");
    shown.add(HEX.formatHex(TickAnswers.refusal(RejectReason.SHARD_LOST)));
    AsOfPage none = new AsOfPage(List.of(), Optional.of(new TickPosition(5, 3, 1)));
    shown.add(HEX.formatHex(JoinAnswers.asOf(none)));
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
    shown.add(HEX.formatHex(JoinAnswers.tradeWindows(List.of(totals))));
    SpreadTotals spreads =
        new SpreadTotals(
            2, 2, 1, 3, BigInteger.valueOf(4), BigInteger.valueOf(70), BigInteger.valueOf(30));
    shown.add(HEX.formatHex(JoinAnswers.spreadWindows(List.of(spreads))));
    assertThat(shown)
        .containsExactly(
            "01 02 03 04 93 f4 01 1e",
            "01 00 00 00 01 01 00 00 00 00",
            "01 04 41 41 50 4c 01 42",
            "ff 3f",
            "01 05 35 2e 33 2e 31 00 00 00 00 00 00 00 00",
            "01 02 00 01 02 00 00 00 00 00 00 00 00 02 00 00 00 00 00 00 27 10 00 00 00 00 00 00 27"
                + " 11 00 00 00 00 00 00 27 10 00 00 00 00 00 00 27 11 01 1e 03 04 93 f4",
            "01 03 00 01 02 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00 01 00 00 00 00 00 00 00 03"
                + " 01 04 01 46 01 1e")
        .allSatisfy(hex -> assertThat(page).contains("`" + hex + "`"));
  }

  private static String page(String name) throws IOException {
    return Files.readString(
        Path.of(System.getProperty("tradegrid.root", ".."), "docs/formats", name));
  }

  @Property(tries = 100)
  void anAnswerIsTheSameByWayOfTheBytes(@ForAll long seed, @ForAll @IntRange(max = 150) int count) {
    RandomTicks random = new RandomTicks(seed, false);
    List<Tick> trades = random.list(TickKind.TRADE, count);
    List<Tick> quotes = random.list(TickKind.QUOTE, count);
    List<StoredBlock> tradeBlocks = RandomBlocks.of(TickKind.TRADE, trades, random.random());
    List<StoredBlock> quoteBlocks = RandomBlocks.of(TickKind.QUOTE, quotes, random.random());
    TickHistory history =
        kind -> new TickBlockList(kind, kind == TickKind.TRADE ? tradeBlocks : quoteBlocks);
    TradeQueries direct = new TradeQueries(history.reader(TickKind.TRADE));
    TickRange range = RandomBlocks.range(trades, random.random());

    TickQuestion.AsOf asOf = new TickQuestion.AsOf(range, Optional.empty(), 70, AsOfRule.LAST);
    AsOfJoin join =
        new AsOfJoin(history.reader(TickKind.TRADE), history.reader(TickKind.QUOTE), AsOfRule.LAST);
    assertThat(JoinAnswers.asOf(answer(asOf, history)))
        .isEqualTo(join.page(range, Optional.empty(), 70));
    assertThat(TickAnswers.totals(answer(new TickQuestion.Totals(range), history)))
        .isEqualTo(direct.totals(range));
    assertThat(TickAnswers.mean(answer(new TickQuestion.Twap(range), history)))
        .isEqualTo(direct.twap(range));
    TickWindow window = new TickWindow(500, 500, 0, RandomBlocks.source(random.random()));
    List<Long> events =
        LongStream.range(0, 5)
            .map(i -> RandomBlocks.near(trades, random.random()))
            .boxed()
            .toList();
    long[] times = events.stream().mapToLong(Long::longValue).toArray();
    assertThat(
            JoinAnswers.tradeWindows(
                answer(new TickQuestion.Around(TickKind.TRADE, window, events), history)))
        .isEqualTo(direct.around(times, window));
    assertThat(
            JoinAnswers.spreadWindows(
                answer(new TickQuestion.Around(TickKind.QUOTE, window, events), history)))
        .isEqualTo(new SpreadQueries(history.reader(TickKind.QUOTE)).around(times, window));
  }

  private static byte[] answer(TickQuestion question, TickHistory history) {
    TickQuestion read = TickQuestionCodec.decode(TickQuestionCodec.encode(question));
    assertThat(read).isEqualTo(question);
    return read.answer(history);
  }

  /** Bars of the whole range, and the same page by page: filled ones do not depend on the page. */
  @Property(tries = 100)
  void pagesOfBarsAreTheWhole(
      @ForAll long seed, @ForAll BarFill fill, @ForAll @IntRange(min = 1, max = 9) int limit) {
    RandomTicks random = new RandomTicks(seed, false);
    List<Tick> trades = random.list(TickKind.TRADE, 60);
    TickHistory history =
        kind ->
            new TickBlockList(kind, List.of(StoredBlock.of(block(RandomTicks.history(trades)))));
    long firstNs = RandomTicks.history(trades).get(0).timeNs();
    long lastNs = RandomTicks.history(trades).get(RandomTicks.history(trades).size() - 1).timeNs();
    TickRange range = TickRange.of(firstNs - 3, lastNs + 3);
    BarInterval interval = BarInterval.of(Math.max(1, (lastNs - firstNs) / 40));
    List<String> whole =
        lines(
            TickAnswers.bars(
                answer(
                    new TickQuestion.BarsOf(range, interval, fill, Long.MIN_VALUE, 1_000),
                    history)));
    List<String> paged = new ArrayList<>();
    long afterNs = Long.MIN_VALUE;
    Bars page;
    do {
      page =
          TickAnswers.bars(
              answer(new TickQuestion.BarsOf(range, interval, fill, afterNs, limit), history));
      paged.addAll(lines(page));
      assertThat(page.count()).isLessThanOrEqualTo(limit);
      afterNs = page.count() == 0 ? afterNs : page.startNs(page.count() - 1);
    } while (page.count() == limit);
    assertThat(paged).isEqualTo(whole).isNotEmpty();

    TickQuestion fromFirstToLast =
        new TickQuestion.BarsOf(
            TickRange.of(firstNs, lastNs + 1), interval, fill, Long.MIN_VALUE, 1_000);
    TickQuestion ofAll =
        new TickQuestion.BarsOf(
            TickRange.of(Long.MIN_VALUE, Long.MAX_VALUE), interval, fill, Long.MIN_VALUE, 1_000);
    assertThat(lines(TickAnswers.bars(answer(ofAll, history))))
        .isEqualTo(lines(TickAnswers.bars(answer(fromFirstToLast, history))));
  }

  private static byte[] block(List<Tick> trades) {
    return new TickBlockWriter(TickKind.TRADE)
        .write(RandomTicks.columns(TickKind.TRADE, trades), 0, trades.size());
  }

  private static List<String> lines(Bars bars) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < bars.count(); i++) {
      lines.add(
          "%d %d %s %d %d %d %d %s"
              .formatted(
                  bars.startNs(i),
                  bars.trades(i),
                  bars.hasPrices(i),
                  bars.open(i),
                  bars.high(i),
                  bars.low(i),
                  bars.close(i),
                  bars.volumeDecimal(i)));
    }
    return lines;
  }

  @Example
  void whatIsWrongIsRefusedByName() {
    for (Map.Entry<String, TickQuestion> each : examples().entrySet()) {
      byte[] bytes = HEX.parseHex(each.getKey());
      for (int length = 0; length < bytes.length; length++) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> TickQuestionCodec.decode(cut))
            .as("%s, %d bytes", each.getValue(), length)
            .isInstanceOf(IllegalArgumentException.class);
      }
      byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
      assertThatThrownBy(() -> TickQuestionCodec.decode(longer))
          .hasMessage("question: has bytes behind its end");
    }
    assertThatThrownBy(() -> TickQuestionCodec.decode(new byte[] {1, 1}))
        .hasMessage("question: not of version 2");
    assertThatThrownBy(() -> TickQuestionCodec.decode(new byte[] {2, 9}))
        .hasMessage("question: there is none of code 9");
    assertThatThrownBy(() -> new TickQuestion.Page(TickKind.TRADE, RANGE, Optional.empty(), 4_097))
        .hasMessage("limit: must be 1 to 4096, got 4097");
    assertThatThrownBy(
            () -> new TickQuestion.Around(TickKind.TRADE, new TickWindow(1, 1, 0), List.of()))
        .hasMessage("events: must be 1 to 4096, got 0");
    byte[] lost = TickAnswers.refusal(RejectReason.SHARD_LOST);
    assertThatThrownBy(() -> TickAnswers.totals(lost))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> assertThat(e.reason()).isEqualTo(RejectReason.SHARD_LOST));
  }
}
