package io.tradegrid.lookback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as people write them. */
final class MomentTest {

  private static final long DAY =
      Instant.parse("2026-11-20T23:59:59Z").getEpochSecond() * 1_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "10:31:07, 2026-11-20T10:31:07Z",
    "10:31, 2026-11-20T10:31:00Z",
    "10:31:07.000000001, 2026-11-20T10:31:07.000000001Z",
    "2026-01-02T03:04:05, 2026-01-02T03:04:05Z",
    "2026-01-02T03:04:05.25Z, 2026-01-02T03:04:05.250Z",
    "1969-12-31T23:59:59Z, 1969-12-31T23:59:59Z"
  })
  void readsInstantsDatesAndTimesOfTheDay(String text, String instant) {
    assertThat(Moment.text(Moment.parse(text, DAY))).isEqualTo(instant);
  }

  @Test
  void isExactToTheNanosecond() {
    assertThat(Moment.parse("1970-01-01T00:00:01.000000002Z", 0)).isEqualTo(1_000_000_002L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "noon", "25:00:00", "2026-13-01T00:00:00", "+999999999-01-01T00:00:00Z"})
  void refusesOthers(String text) {
    assertThatThrownBy(() -> Moment.parse(text, DAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--until: must be a time such as 10:31:07, 2026-11-20T10:31:07 or"
                + " 2026-11-20T10:31:07.25Z, got '"
                + text
                + "'");
  }
}
