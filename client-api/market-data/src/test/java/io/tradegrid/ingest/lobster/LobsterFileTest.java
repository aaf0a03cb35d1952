package io.tradegrid.ingest.lobster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.SharedData;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.Told;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TradeTick;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** LOBSTER's days give the trades and quotes that were counted in them with other means. */
final class LobsterFileTest {

  private static final long SOURCE = Tag.of("LOBSTER");

  @Test
  void aRowIsATradeAndAChangeOfTheBestLevelAQuote() {
    LobsterTicks ticks = new LobsterTicks("AAPL", SOURCE, 1_000);
    List<SourceMessage> out = new ArrayList<>();
    ticks.accept(7, "34200.000000005,1,9,10,5850000,1", "5860000,1,5850000,10", out::add);
    ticks.accept(8, "34200.1,4,9,4,5850000,1", "5860000,1,5850000,6", out::add);
    ticks.accept(9, "34200.2,5,0,3,5855000,1", "5860000,1,5850000,6", out::add);
    ticks.accept(10, "34200.3,7,0,0,-1,-1", "9999999999,0,5850000,6", out::add);

    assertThat(out)
        .containsExactly(
            quote(7, 34_200_000_001_005L, 5_850_000, 10, 5_860_000, 1),
            trade(8, 34_200_100_001_000L, 0, 5_850_000, 4),
            quote(8, 34_200_100_001_000L, 5_850_000, 6, 5_860_000, 1),
            trade(9, 34_200_200_001_000L, Tag.of("H"), 5_855_000, 3),
            quote(10, 34_200_300_001_000L, 5_850_000, 6, 0, 0));
  }

  private static SourceTick trade(long row, long timeNs, long conditions, long price, long size) {
    return new SourceTick(
        "AAPL", new TradeTick(timeNs, SOURCE, row, 0, conditions, 0, 4, 0, price, size));
  }

  private static SourceTick quote(
      long row, long timeNs, long bid, long bidSize, long ask, long askSize) {
    return new SourceTick(
        "AAPL", new QuoteTick(timeNs, SOURCE, row, 0, 0, 0, 4, 0, bid, bidSize, ask, askSize));
  }

  @Test
  void whatIsNoRowIsADeadLetter() {
    LobsterTicks ticks = new LobsterTicks("AAPL", SOURCE, 0);
    List<SourceMessage> out = new ArrayList<>();
    for (String row :
        List.of(
            "1,4,9,10,5850000",
            "x,4,9,10,1,1",
            "1,9,9,10,1,1",
            "1,4,9,-1,1,1",
            "90000,4,1,1,1,1")) {
      ticks.accept(1, row, null, out::add);
    }
    assertThat(out.stream().map(each -> ((BrokenRecord) each).message()))
        .containsExactly(
            "line: must have 6 fields, has 5",
            "time: must be seconds after midnight, got x",
            "type: must be 1 to 7, got 9",
            "size: must be 1 to 1099511627776, got -1",
            "time: must be within the day, got 90000");
  }

  @Test
  void aNameSaysSymbolAndDay() {
    assertThatThrownBy(() -> new LobsterFile(Path.of("x.csv"), SOURCE))
        .hasMessage(
            "lobster.file: must be named SYMBOL_YYYY-MM-DD_START_END_message_LEVELS.csv, got x.csv");
  }

  @Test
  void aDayOfAppleHasItsTradesAndQuotes() throws IOException, InterruptedException {
    LobsterFile feed =
        new LobsterFile(
            SharedData.file("lobster/AAPL_2012-06-21_34200000_57600000_message_1.csv.gz"), SOURCE);

    Told told = Told.by(feed, 0);

    assertThat(told.broken()).isEmpty();
    assertThat(told.trades()).hasSize(34_990);
    assertThat(told.trades().stream().mapToLong(TradeTick::size).sum()).isEqualTo(2_850_140);
    assertThat(told.trades().stream().mapToLong(t -> t.size() * t.price()).sum())
        .isEqualTo(16_608_462_510_950L);
    assertThat(told.quotes()).hasSize(107_165).noneMatch(q -> q.bidPrice() > q.askPrice());

    int cut = told.messages.size() / 2;
    Told rest = Told.by(feed, told.positions.get(cut - 1));
    int repeated = rest.messages.size() - (told.messages.size() - cut);
    assertThat(repeated).isBetween(0, 1);
    assertThat(rest.messages)
        .isEqualTo(told.messages.subList(cut - repeated, told.messages.size()));
  }
}
