package io.tradegrid.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** Goal: a record is the row it says, digit by digit, or is refused by the name of a field. */
final class RecordReaderTest {

  private static final String NEWS =
      """
      {"source": "WIRE", "newsId": "n-1", "symbol": "AAPL", "publishedAt": "2026-11-20T14:30:00.123456789Z",
       "headline": "h", "body": "b", "url": "u", "sentiment": "-1"}\
      """;
  private static final String INDICATOR =
      """
      {"seriesId": "CPI", "observedOn": "2026-10-01", "releasedOn": "2026-11-13",
       "observation": 123456789012345678.123456789012345678}\
      """;
  private static final String METRIC =
      """
      {"host": "h", "metric": "m", "measuredAt": "1969-12-31T23:59:59.5Z", "measurement": "0.10"}\
      """;

  private final RecordReader reader = new RecordReader();

  private Row read(String topic, String json) {
    byte[] value = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
    return reader.read(new SinkRecord(topic, 3, null, null, null, value, 17));
  }

  @Test
  void eachTopicHasItsTable() {
    assertThat(read("news-events", NEWS))
        .isEqualTo(
            Row.of(
                Table.NEWS_EVENTS,
                "WIRE",
                "n-1",
                "AAPL",
                Timestamp.from(Instant.parse("2026-11-20T14:30:00.123456789Z")),
                "h",
                "b",
                "u",
                new BigDecimal("-1"),
                3,
                17L));
    assertThat(read("economic-indicators", INDICATOR))
        .isEqualTo(
            Row.of(
                Table.ECONOMIC_INDICATORS,
                "CPI",
                new Date(Instant.parse("2026-10-01T00:00:00Z").toEpochMilli()),
                new Date(Instant.parse("2026-11-13T00:00:00Z").toEpochMilli()),
                new BigDecimal("123456789012345678.123456789012345678"),
                null,
                null,
                3,
                17L));
    assertThat(
            read(
                "user-events",
                """
                {"userId": "u", "eventId": "e", "occurredAt": "2026-11-20T14:30:00Z", "action": "A",
                 "symbol": null}\
                """))
        .isEqualTo(
            Row.of(
                Table.USER_EVENTS,
                "u",
                "e",
                Timestamp.from(Instant.parse("2026-11-20T14:30:00Z")),
                "A",
                null,
                null,
                null,
                3,
                17L));
    assertThat(read("system-metrics", METRIC))
        .isEqualTo(
            Row.of(
                Table.SYSTEM_METRICS,
                "h",
                "m",
                Timestamp.from(Instant.parse("1969-12-31T23:59:59.5Z")),
                new BigDecimal("0.1"),
                null,
                3,
                17L));
  }

  @Test
  void whatIsNoRowIsNamed() {
    assertRefused(null, "value: must have 1 to 1,048,576 bytes, got none");
    assertRefused("[]", "value: must be a JSON object");
    assertRefused(NEWS + "{}", "value: is not JSON: ");
    assertRefused(NEWS.replace("\"body\"", "\"source\""), "value: is not JSON: Duplicate");
    assertRefused(NEWS.replace("\"WIRE\"", "null"), "source: is missing");
    assertRefused(NEWS.replace("n-1", " "), "newsId: must have 1 to 256 characters, got none");
    assertRefused(
        NEWS.replace("n-1", "n".repeat(257)), "newsId: must have 1 to 256 characters, got 257");
    assertRefused(NEWS.replace("\"n-1\"", "1"), "newsId: must be a text, got 1");
    assertRefused(NEWS.replace("\"url\"", "\"link\""), "link: is not a field of news-events");
    assertRefused(NEWS.replace("\"-1\"", "1.01"), "sentiment: must be -1 to 1, got 1.01");
    assertRefused(NEWS.replace("\"-1\"", "\"x\""), "sentiment: must be a number");
    assertRefused(NEWS.replace("T14:30", " 14:30"), "publishedAt: must be a time in UTC");
    assertRefused(
        NEWS.replace("2026-11-20", "2262-01-01"),
        "publishedAt: must be 1700-01-01 to 2261-12-31, got 2262-01-01");
    assertThatThrownBy(() -> read("economic-indicators", INDICATOR.replace("-10-01", "-02-30")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("observedOn: must be a day such as 2026-01-31, got 2026-02-30");
    assertThatThrownBy(() -> read("other", METRIC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("topic: must be one of ");
  }

  private void assertRefused(String json, String message) {
    assertThatThrownBy(() -> read("news-events", json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
