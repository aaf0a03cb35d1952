package io.tradegrid.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LiveRiskMeasurementTest {

  private static final Sample SAMPLE =
      Sample.parse(
          "fills=500 positions=1000 scenarios=1000 equal=1"
              + " visibleP50Ns=1250000 visibleP99Ns=3500000 visibleMaxNs=9000000"
              + " wholeP50Ns=1500000 wholeP99Ns=4000000 wholeMaxNs=9500000"
              + " askedP50Ns=400000 askedP99Ns=900000 askedMaxNs=2000000");

  @Test
  void saysWhatWasMeasuredAndWhatIsRequired() {
    assertThat(LiveRiskMeasurement.text(SAMPLE))
        .isEqualToNormalizingNewlines(
            """
            live            500 fills, 1000 positions, 1000 scenarios, equal to a full recomputation
            live  visible   p50 1.25 ms   p99 3.50 ms   max 9.00 ms   of 10 ms required
            live  whole     p50 1.50 ms   p99 4.00 ms   max 9.50 ms
            live  asked     p50 0.40 ms   p99 0.90 ms   max 2.00 ms\
            """);
    assertThat(LiveRiskMeasurement.json(SAMPLE))
        .isEqualTo(
            "{\"bench\":\"risk\",\"case\":\"live\",\"unit\":\"ms\",\"fills\":500,\"equal\":true,"
                + "\"visibleP50\":1.250,\"visibleP99\":3.500,\"visibleMax\":9.000,"
                + "\"wholeP50\":1.500,\"wholeP99\":4.000,\"wholeMax\":9.500,"
                + "\"askedP50\":0.400,\"askedP99\":0.900,\"askedMax\":2.000,\"required\":10}");
  }
}
