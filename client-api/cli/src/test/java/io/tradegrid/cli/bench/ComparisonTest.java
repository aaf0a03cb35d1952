package io.tradegrid.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.cli.shell.CommandException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is reported of the rounds, and when nothing is. */
final class ComparisonTest {

  private static final String OUTCOME =
      " commands=1000 trades=70 lots=700 checksum=-5 refused=0 resting=9 restingLots=90";

  private static Sample throughput(long cpuNs) {
    return Sample.parse("cpuNs=" + cpuNs + " wallNs=" + 2 * cpuNs + OUTCOME);
  }

  @Test
  void reportsMediansOfTheRoundsAndTheirRatio() {
    Comparison comparison =
        new Comparison(
            "1k",
            List.of(throughput(1_000), throughput(100_000), throughput(2_000)),
            List.of(throughput(4_000), throughput(5_000), throughput(1_000)));

    assertThat(comparison.json())
        .containsExactly(
            "{\"bench\":\"book\",\"case\":\"1k\",\"measure\":\"cpu\",\"unit\":\"commands/s\","
                + "\"ours\":500000000,\"peer\":250000000,\"ratio\":2.000,"
                + "\"oursRounds\":[1000000000,10000000,500000000],"
                + "\"peerRounds\":[250000000,200000000,1000000000],"
                + "\"commands\":1000,\"trades\":70,\"lots\":700,\"resting\":9,\"equal\":true}",
            "{\"bench\":\"book\",\"case\":\"1k\",\"measure\":\"wall\",\"unit\":\"commands/s\","
                + "\"ours\":250000000,\"peer\":125000000,\"ratio\":2.000,"
                + "\"oursRounds\":[500000000,5000000,250000000],"
                + "\"peerRounds\":[125000000,100000000,500000000],"
                + "\"commands\":1000,\"trades\":70,\"lots\":700,\"resting\":9,\"equal\":true}");
    assertThat(comparison.text().get(0)).startsWith("1k").endsWith("2.00x");
    assertThat(comparison.outcome())
        .isEqualTo("1k: 1,000 commands, 70 trades of 700 lots, 9 orders rest; equal on both sides");
  }

  @Test
  void lowerLatencyIsBetter() {
    Comparison comparison =
        new Comparison(
            "1k-latency-1m",
            List.of(Sample.parse("p50=100 p99=200 p999=300 max=400" + OUTCOME)),
            List.of(Sample.parse("p50=300 p99=100 p999=300 max=800" + OUTCOME)));

    assertThat(comparison.json())
        .extracting(
            line -> line.replaceAll(".*\"measure\":\"(\\w+)\".*\"ratio\":([0-9.]+).*", "$1 $2"))
        .containsExactly("p50 3.000", "p99 0.500", "p999 1.000", "max 2.000");
  }

  @Test
  void reportsNoRatioWithoutThePeer() {
    Comparison comparison = new Comparison("1k", List.of(throughput(1_000)), List.of());

    assertThat(comparison.json())
        .allSatisfy(line -> assertThat(line).doesNotContain("ratio").endsWith("\"equal\":null}"));
    assertThat(comparison.text().get(0)).endsWith("commands/s");
  }

  @Test
  void refusesToReportWhatDiffers() {
    Sample one = throughput(1_000);
    Sample fewer = Sample.parse("cpuNs=1 wallNs=1" + OUTCOME.replace("trades=70", "trades=69"));
    Sample refused = Sample.parse("cpuNs=1 wallNs=1" + OUTCOME.replace("refused=0", "refused=2"));

    assertThatCode(() -> one.requireSameOutcome(throughput(7))).doesNotThrowAnyException();
    assertThatThrownBy(() -> one.requireSameOutcome(fewer))
        .isInstanceOf(CommandException.class)
        .hasMessage("trades: the books differ, 70 and 69; no report");
    assertThatThrownBy(() -> one.requireSameOutcome(refused))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("refused");
  }
}
