package io.tradegrid.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.risk.live.LiveScope;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RiskJsonTest {

  private final RiskJson json = new RiskJson();

  private String text(LiveScope scope, Object... values) {
    List<Object> row = Arrays.asList(values);
    return new String(json.metric(scope, row), StandardCharsets.UTF_8);
  }

  @Test
  void aRowHasEveryDigitAndWhatIsNullIsAbsent() {
    assertThat(RiskJson.columns())
        .startsWith("METRIC_NO, COMPUTED_AT, CURRENCY")
        .endsWith("ALERT, LOG_SEQUENCES");
    assertThat(
            text(
                LiveScope.portfolio("ALPHA"),
                42L,
                Timestamp.from(Instant.parse("2026-11-30T15:04:05.123Z")),
                "USD",
                20,
                1_234_567.891,
                0.1 + 0.2,
                54_321.5,
                250,
                Date.valueOf("2025-11-28"),
                Date.valueOf("2026-11-30"),
                null,
                "VALUE_AT_RISK",
                "RAISED VALUE_AT_RISK",
                "3:17 8:204"))
        .isEqualTo(
            "{\"kind\":\"PORTFOLIO\",\"name\":\"ALPHA\",\"number\":42,"
                + "\"computedAt\":\"2026-11-30T15:04:05.123Z\",\"currency\":\"USD\","
                + "\"positions\":20,\"marketValue\":1234567.891,"
                + "\"valueAtRisk\":0.30000000000000004,\"expectedShortfall\":54321.5,"
                + "\"observations\":250,\"firstDate\":\"2025-11-28\","
                + "\"lastDate\":\"2026-11-30\",\"overLimits\":\"VALUE_AT_RISK\","
                + "\"alert\":\"RAISED VALUE_AT_RISK\",\"logSequences\":\"3:17 8:204\"}");
  }

  @Test
  void aRowWithoutNumbersSaysWhy() {
    List<Object> row = Arrays.asList(new Object[14]);
    row.set(0, 1L);
    row.set(10, "INSUFFICIENT_DATA: IPO: daily scenarios: required 250, actual 0");
    assertThat(text(LiveScope.FIRM, row.toArray()))
        .isEqualTo(
            "{\"kind\":\"FIRM\",\"name\":\"all\",\"number\":1,\"failure\":"
                + "\"INSUFFICIENT_DATA: IPO: daily scenarios: required 250, actual 0\"}");
    assertThat(RiskJson.number(row)).isEqualTo(1);
  }
}
