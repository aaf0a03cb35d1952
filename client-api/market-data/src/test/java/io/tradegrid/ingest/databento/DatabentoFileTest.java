package io.tradegrid.ingest.databento;

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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Databento's records give the trades and quotes that were counted in them with other means. */
final class DatabentoFileTest {

  private static final long SOURCE = Tag.of("CME");

  @Test
  void dataSheetsColumnsAndDecimalsAreUnderstood() {
    DatabentoTicks ticks = new DatabentoTicks(SOURCE);
    List<SourceMessage> out = new ArrayList<>();
    ticks.header(
        "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,price,size,channel_id,"
            + "order_id,flags,ts_in_delta,sequence,symbol");
    for (String line :
        List.of(
            "2024-01-02T00:00:00Z,2024-01-02T00:00:00.000000001Z,160,1,7,A,B,99.250000000,5,0,"
                + "18446744073709551615,128,0,40,ESH4",
            "0,1704153600000000002,160,1,7,A,A,99.5,4,0,2,0,0,41,ESH4",
            "0,1704153600000000002,160,1,7,T,B,99.5,3,0,0,0,0,41,ESH4",
            "0,1704153600000000002,160,1,7,F,A,99.5,3,0,2,0,0,41,ESH4",
            "0,1704153600000000002,160,1,7,C,A,99.5,3,0,2,128,0,41,ESH4",
            "0,1704153600000000003,160,1,7,M,B,99.0,5,0,18446744073709551615,128,0,42,ESH4")) {
      ticks.accept(line, out::add);
    }

    long day = 1_704_153_600_000_000_000L;
    assertThat(out)
        .containsExactly(
            quote(day + 1, 40 << 16, 99_250_000_000L, 5, 0, 0),
            new SourceTick(
                "ESH4",
                new TradeTick(
                    day + 2, SOURCE, 41 << 16 | 1, 0, Tag.of("B"), 0, 9, 0, 99_500_000_000L, 3)),
            quote(day + 2, 41 << 16 | 3, 99_250_000_000L, 5, 99_500_000_000L, 1),
            quote(day + 3, 42 << 16, 99_000_000_000L, 5, 99_500_000_000L, 1));
  }

  private static SourceTick quote(
      long timeNs, long sequence, long bid, long bidSize, long ask, long askSize) {
    return new SourceTick(
        "ESH4", new QuoteTick(timeNs, SOURCE, sequence, 0, 0, 0, 9, 0, bid, bidSize, ask, askSize));
  }

  @Test
  void whatDoesNotFitIsADeadLetter() {
    DatabentoTicks ticks = new DatabentoTicks(SOURCE);
    assertThatThrownBy(() -> ticks.header("a,b"))
        .hasMessage("first line: must have the column ts_event, got a,b");
    ticks.header("ts_event,instrument_id,order_id,action,side,price_e9,size,flags,sequence");
    List<SourceMessage> out = new ArrayList<>();
    ticks.accept("1,7,1,C,B,1000000000,1,128,1", out::add);
    ticks.accept("1,7,1,Z,B,1000000000,1,128,1", out::add);
    ticks.accept("1,7,1,A,N,1000000000,1,128,1", out::add);
    ticks.accept("1,7,1,A,B,1000000000,0,128,1", out::add);
    assertThat(
            out.stream()
                .map(each -> (BrokenRecord) each)
                .map(each -> each.reason() + " " + each.message()))
        .containsExactly(
            "DOES_NOT_FIT UNKNOWN_ORDER",
            "UNREADABLE action: must be one of A, C, M, R, T, F, N, got Z",
            "UNREADABLE side: must be A or B, got N",
            "UNREADABLE size: must be positive, got 0");
  }

  @Test
  void aDayOfFuturesHasItsTradesAndQuotes() throws IOException, InterruptedException {
    Told told =
        Told.by(
            new DatabentoFile(SharedData.file("cme/esh4-glbx-mdp3-20231225.mbo.csv.gz"), SOURCE),
            0);

    assertThat(told.broken()).isEmpty();
    assertThat(told.trades()).hasSize(2_973);
    assertThat(told.trades().stream().mapToLong(TradeTick::size).sum()).isEqualTo(9_892);
    assertThat(told.quotes()).hasSize(25_439);
    QuoteTick last = told.quotes().get(25_438);
    assertThat(List.of(last.bidPrice(), last.bidSize(), last.askPrice(), last.askSize()))
        .containsExactly(4_810_000_000_000L, 22L, 4_810_250_000_000L, 28L);
    assertThat(told.trades().stream().map(t -> t.timeNs() + "/" + t.sequence()).distinct())
        .hasSize(2_973);
    assertThat(told.quotes().stream().map(t -> t.timeNs() + "/" + t.sequence()).distinct())
        .hasSize(25_439);
  }

  @Test
  void aSecondsSnapshotIsNotTold() throws IOException, InterruptedException {
    Told told =
        Told.by(
            new DatabentoFile(
                SharedData.file(
                    "cme/orderbooks_mbo_2024-05-08T00-00-00_2024-05-08T00-00-02.csv.gz"),
                SOURCE),
            0);

    assertThat(told.broken()).isEmpty();
    assertThat(told.trades().stream().mapToLong(TradeTick::size).sum()).isEqualTo(6);
    assertThat(told.quotes()).hasSize(135);
  }
}
