package io.tradegrid.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.cli.shell.CommandException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RiskReportLinesTest {

  private static List<Sample> samples(double sum, long... wallNs) {
    return Arrays.stream(wallNs)
        .mapToObj(
            ns ->
                Sample.parse(
                    "wallNs=%d cpuNs=%d units=1000 sum=%d weighted=%d"
                        .formatted(
                            ns,
                            2 * ns,
                            Double.doubleToLongBits(sum),
                            Double.doubleToLongBits(-sum))))
        .toList();
  }

  private static final List<List<Sample>> BOTH =
      List.of(samples(5, 30_000, 10_000, 20_000), samples(5, 100_000, 140_000, 130_000));

  @Test
  void comparesMediansSoThatLessIsBetter() {
    assertThat(RiskReportLines.lines(RiskCase.black_scholes, BOTH, true))
        .containsExactly(
            "{\"bench\":\"risk\",\"case\":\"black_scholes\",\"measure\":\"wall\",\"unit\":\"ns/option\","
                + "\"ours\":20.000,\"beside\":\"strata\",\"peer\":130.000,\"ratio\":6.500,\"required\":6,"
                + "\"equal\":true,\"oursRounds\":[30.000,10.000,20.000],"
                + "\"peerRounds\":[100.000,140.000,130.000]}",
            "{\"bench\":\"risk\",\"case\":\"black_scholes\",\"measure\":\"cpu\",\"unit\":\"ns/option\","
                + "\"ours\":40.000,\"beside\":\"strata\",\"peer\":260.000,\"ratio\":6.500,\"required\":6,"
                + "\"equal\":true,\"oursRounds\":[60.000,20.000,40.000],"
                + "\"peerRounds\":[200.000,280.000,260.000]}");
    assertThat(RiskReportLines.lines(RiskCase.black_scholes, BOTH, false))
        .containsExactly(
            "black_scholes   wall  tradegrid 20.0 ns/option   strata 130.0 ns/option   6.50x of 6x"
                + " required, equal answers",
            "black_scholes   cpu   tradegrid 40.0 ns/option   strata 260.0 ns/option   6.50x");
  }

  @Test
  void saysOursAloneWithoutPeers() {
    assertThat(RiskReportLines.lines(RiskCase.historical_var, BOTH.subList(0, 1), false))
        .containsExactly(
            "historical_var  wall  tradegrid 0.0 ms", "historical_var  cpu   tradegrid 0.0 ms");
  }

  @Test
  void answersThatDifferAreNotReported() {
    assertThatCode(() -> RiskReportLines.requireSameAnswers(RiskCase.implied_vol, BOTH))
        .doesNotThrowAnyException();
    List<List<Sample>> off = List.of(samples(5, 1), samples(5.00000001, 1));
    assertThatThrownBy(() -> RiskReportLines.requireSameAnswers(RiskCase.implied_vol, off))
        .isInstanceOf(CommandException.class)
        .hasMessage("implied_vol: the answers differ, sum 5.0 and 5.00000001; no report");
    List<List<Sample>> none = List.of(samples(5, 1), samples(Double.NaN, 1));
    assertThatThrownBy(() -> RiskReportLines.requireSameAnswers(RiskCase.implied_vol, none))
        .isInstanceOf(CommandException.class);
  }
}
