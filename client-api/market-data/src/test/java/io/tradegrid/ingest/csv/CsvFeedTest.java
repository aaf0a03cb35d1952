package io.tradegrid.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedSettings;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.Told;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TradeTick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any columns, scale and time format. */
final class CsvFeedTest {

  private static final long SOURCE = Tag.of("VENDOR");

  @TempDir private Path folder;

  private FeedAdapter feed(String content, String... settings) throws IOException {
    Path file = folder.resolve("ticks.csv");
    Files.writeString(file, content);
    Map<String, String> given = new HashMap<>();
    given.put("csv.file", file.toString());
    given.put("csv.source", "VENDOR");
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      given.put(parts[0], parts[1]);
    }
    CsvProvider provider = new CsvProvider();
    return provider.open(new FeedSettings(provider.settings(), given));
  }

  @Test
  void tradesByNameOfColumn() throws IOException, InterruptedException {
    Told told =
        Told.by(
            feed(
                """
                size,when,symbol,price,cond,n
                100,2026-01-30 09:30:00.000000001,AAPL,231.870,@,5
                1.5,2026-07-30T09:30:00Z,"MSFT, Inc.",1e3,@,6

                2,2026-07-30T09:30:00,MSFT,-0.5,"say \""hi\""",7
                """,
                "csv.column.time=when",
                "csv.column.sequence=n",
                "csv.column.conditions=cond",
                "csv.time.zone=America/New_York"),
            0);

    assertThat(told.ticks())
        .containsExactly(
            new SourceTick(
                "AAPL",
                new TradeTick(
                    1_769_783_400_000_000_001L, SOURCE, 5, 0, Tag.of("@"), 0, 2, 0, 23_187, 100)),
            new SourceTick(
                "MSFT",
                new TradeTick(
                    1_785_418_200_000_000_000L,
                    SOURCE,
                    7,
                    0,
                    Tag.of("say \"hi\""),
                    0,
                    1,
                    0,
                    -5,
                    2)));
    assertThat(told.broken())
        .containsExactly(
            new BrokenRecord(
                SOURCE,
                io.tradegrid.ingest.DeadReason.UNREADABLE,
                "price: must be a decimal number of at most 18 digits, got 1e3",
                "1.5,2026-07-30T09:30:00Z,\"MSFT, Inc.\",1e3,@,6"));
    assertThat(told.positions).containsExactly(2L, 3L, 5L);
  }

  @Test
  void quotesByNumberOfColumnInWholeNumbers() throws IOException, InterruptedException {
    Told told =
        Told.by(
            feed(
                "1769783400123;2318700;10;2318800;20\n1769783400124;;;2318800;20\n",
                "csv.kind=quote",
                "csv.header=no",
                "csv.separator=;",
                "csv.symbol=AAPL",
                "csv.time.format=epoch-ms",
                "csv.price.decimals=4",
                "csv.size.decimals=0",
                "csv.column.time=1",
                "csv.column.bid.price=2",
                "csv.column.bid.size=3",
                "csv.column.ask.price=4",
                "csv.column.ask.size=5"),
            0);

    assertThat(told.broken()).isEmpty();
    assertThat(told.ticks())
        .containsExactly(
            new SourceTick(
                "AAPL",
                new QuoteTick(
                    1_769_783_400_123_000_000L,
                    SOURCE,
                    1,
                    0,
                    0,
                    0,
                    4,
                    0,
                    2_318_700,
                    10,
                    2_318_800,
                    20)),
            new SourceTick(
                "AAPL",
                new QuoteTick(
                    1_769_783_400_124_000_000L, SOURCE, 2, 0, 0, 0, 4, 0, 0, 0, 2_318_800, 20)));
  }

  @ParameterizedTest
  @CsvSource({
    "epoch-s, 1769783400.5, 1769783400500000000",
    "epoch-us, 1769783400000001, 1769783400000001000",
    "epoch-ns, 1769783400000000001, 1769783400000000001",
    "iso, 2026-01-30, 1769749200000000000",
    "iso, 2026-01-30T09:30:00-05:00, 1769783400000000000",
    "yyyyMMdd HHmmssSSS, 20260130 093000250, 1769783400250000000",
    "yyyyMMdd, 20260130, 1769749200000000000"
  })
  void times(String format, String text, long timeNs) {
    assertThat(new TimeFormat(format, "America/New_York").timeNs(text)).isEqualTo(timeNs);
  }

  @Test
  void whatCannotBeIsNamed() throws IOException {
    assertThatThrownBy(() -> new TimeFormat("epoch-ns", "UTC").timeNs("1.5"))
        .hasMessage("time: must have at most 0 decimals, got 1.5");
    assertThatThrownBy(() -> new TimeFormat("iso", "UTC").timeNs("noon"))
        .hasMessage("time: cannot be read, got noon");
    assertThatThrownBy(() -> feed("", "csv.time.zone=Mars"))
        .hasMessage("csv.time.zone: must be a zone such as America/New_York, got Mars");
    assertThatThrownBy(() -> feed("", "csv.price.decimals=19"))
        .hasMessageStartingWith("csv.price.decimals: must be one of text, 0, 1,");
    assertThatThrownBy(() -> feed("", "csv.header=no"))
        .hasMessage("csv.column.time: must be a whole number, got time");
    FeedAdapter feed = feed("time,price\n", "csv.symbol=A");
    assertThatThrownBy(() -> Told.by(feed, 0))
        .hasMessage("csv.column.size: must name a column of time,price, got size");
  }
}
