package io.tradegrid.cli.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.task.RiskAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LiveCommandTest {

  @Test
  void aWatchedLineHasTheNumbersUnderTheirNames() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("positions", 20);
    values.put("marketValue", -1_234_567.891);
    values.put("valueAtRisk", 34_567.125);
    values.put("expectedShortfall", 0.0);
    values.put("computedAt", "2026-11-30T15:04:05.123456Z");
    values.put("current", true);
    assertThat(LiveCommand.line(new RiskAnswer(values, List.of(), List.of())))
        .isEqualToIgnoringNewLines(
            "2026-11-30T15:04:05.123456Z          34,567.13               0.00"
                + "        -1,234,567.89        20");
  }
}
