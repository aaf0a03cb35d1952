package io.tradegrid.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicksReportTest {

  private static final List<String> BOTH = List.of("tradegrid", "questdb");

  private static List<Sample> samples(long... wallNs) {
    return Arrays.stream(wallNs)
        .mapToObj(
            ns ->
                Sample.parse(
                    "wallNs=" + ns + " cpuNs=" + ns / 10 + " ticks=1000 bytes=5100 checksum=3"))
        .toList();
  }

  private static final List<List<Sample>> TIMES =
      List.of(samples(1_000_000, 3_000_000, 2_000_000), samples(4_000_000, 6_000_000, 5_000_000));

  @Test
  void comparesRatesSoThatMoreIsBetter() {
    assertThat(new TicksReport(BOTH, true).times(TicksCase.ingest, "ingest", TIMES))
        .containsExactly(
            "{\"bench\":\"ticks\",\"case\":\"ingest\",\"measure\":\"wall\",\"unit\":\"ticks/s\","
                + "\"ours\":500000,\"beside\":\"questdb\",\"peer\":200000,\"ratio\":2.500,"
                + "\"ticks\":1000,\"equal\":true,\"oursRounds\":[1000000,333333,500000],"
                + "\"peerRounds\":[250000,166667,200000]}");
  }

  @Test
  void comparesTimesSoThatLessIsBetter() {
    assertThat(new TicksReport(BOTH, true).times(TicksCase.vwap, "vwap_whole", TIMES))
        .containsExactly(
            "{\"bench\":\"ticks\",\"case\":\"vwap_whole\",\"measure\":\"wall\",\"unit\":\"ns\","
                + "\"ours\":2000000,\"beside\":\"questdb\",\"peer\":5000000,\"ratio\":2.500,"
                + "\"ticks\":1000,\"equal\":true,\"oursRounds\":[1000000,3000000,2000000],"
                + "\"peerRounds\":[4000000,6000000,5000000]}");
    assertThat(new TicksReport(BOTH, false).times(TicksCase.vwap, "vwap_whole", TIMES))
        .containsExactly(
            "vwap_whole    tradegrid 2.000 ms   questdb 5.000 ms   2.50x, equal answers");
  }

  @Test
  void saysOursAloneWithoutPeers() {
    List<List<Sample>> ours = TIMES.subList(0, 1);

    assertThat(new TicksReport(BOTH, false).times(TicksCase.ingest, "ingest", ours))
        .containsExactly("ingest        tradegrid 500,000 ticks/s");
    assertThat(new TicksReport(BOTH, true).times(TicksCase.ingest, "ingest", ours))
        .containsExactly(
            "{\"bench\":\"ticks\",\"case\":\"ingest\",\"measure\":\"wall\",\"unit\":\"ticks/s\","
                + "\"ours\":500000,\"ticks\":1000,\"equal\":null,"
                + "\"oursRounds\":[1000000,333333,500000],\"peerRounds\":[]}");
  }

  @Test
  void saysWhatATickCosts() {
    assertThat(new TicksReport(BOTH, false).processor(TIMES))
        .containsExactly(
            "ingest        tradegrid 200 ns of processor time a tick",
            "ingest        questdb 500 ns of processor time a tick");
  }

  @Test
  void saysWhatATickTakes() {
    assertThat(new TicksReport(BOTH, false).sizes("AAPL", TIMES, 11_140))
        .containsExactly(
            "bytes a tick  ticks          tradegrid       questdb      csv-zstd",
            "AAPL          1000                5.10          5.10         11.14");
    assertThat(new TicksReport(BOTH, true).sizes("AAPL", TIMES, 11_140))
        .hasSize(3)
        .endsWith(
            "{\"bench\":\"ticks\",\"case\":\"bytes\",\"set\":\"AAPL\",\"ticks\":1000,"
                + "\"unit\":\"bytes/tick\",\"of\":\"csv-zstd\",\"value\":11.140}");
  }
}
