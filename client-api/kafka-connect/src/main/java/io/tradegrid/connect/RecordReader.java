package io.tradegrid.connect;

import io.tradegrid.schema.Column;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import io.tradegrid.streaming.JsonFields;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Makes a row of a record: a JSON object with a field for each column of the topic's table, named
 * {@code publishedAt} for PUBLISHED_AT.
 */
final class RecordReader {

  private static final int BYTES_MAX = 1 << 20;
  private static final int TEXT_MAX = 256;
  private static final Map<String, Integer> LONGER =
      Map.of("HEADLINE", 1_024, "URL", 2_048, "BODY", 65_536, "DETAIL", 65_536);
  private static final LocalDate EARLIEST = LocalDate.of(1700, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2261, 12, 31);

  /** Columns that say where a record was. */
  private static final Set<String> PLACE = Set.of("TOPIC_PARTITION", "TOPIC_OFFSET");

  private static final Map<Table, Set<String>> OPTIONAL =
      Map.of(
          Table.NEWS_EVENTS, Set.of("SYMBOL", "BODY", "URL", "SENTIMENT"),
          Table.ECONOMIC_INDICATORS, Set.of("OBSERVATION", "UNIT", "SOURCE"),
          Table.USER_EVENTS, Set.of("PORTFOLIO", "SYMBOL", "DETAIL"),
          Table.SYSTEM_METRICS, Set.of("UNIT"));

  private static final Map<String, Table> BY_TOPIC =
      Table.fromTopics().stream().collect(Collectors.toMap(Table::topic, table -> table));

  /** Returns the columns of a table that a record has as fields. */
  static List<Column> fields(Table table) {
    return table.columns().stream().filter(column -> !PLACE.contains(column.name())).toList();
  }

  /** Returns what a column is called in JSON. */
  static String fieldOf(Column column) {
    String[] words = column.name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder name = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
    }
    return name.toString();
  }

  /** Returns whether a record may leave a field out. */
  static boolean isOptional(Table table, Column column) {
    return OPTIONAL.get(table).contains(column.name());
  }

  /** Returns the most characters that a text may have. */
  static int lengthMax(Column column) {
    return LONGER.getOrDefault(column.name(), TEXT_MAX);
  }

  /**
   * Reads a record.
   *
   * @param record its value bytes in UTF-8
   * @throws IllegalArgumentException naming the field that cannot be
   */
  Row read(SinkRecord record) {
    Table table = BY_TOPIC.get(record.topic());
    if (table == null) {
      throw new IllegalArgumentException(
          "topic: must be one of " + BY_TOPIC.keySet() + ", got " + record.topic());
    }
    JsonFields json = JsonFields.parse((byte[]) record.value(), BYTES_MAX);
    List<Object> values = new ArrayList<>(table.columns().size());
    for (Column column : fields(table)) {
      Object value = read(json, column);
      if (value == null && !isOptional(table, column)) {
        throw new IllegalArgumentException(fieldOf(column) + ": is missing");
      }
      values.add(value);
    }
    json.refuseOthers(table.topic());
    values.add(record.kafkaPartition());
    values.add(record.kafkaOffset());
    return new Row(table, values);
  }

  private static Object read(JsonFields json, Column column) {
    String name = fieldOf(column);
    if (column.type() == BigDecimal.class) {
      return number(name, json.decimalOrNull(name));
    }
    if (column.type() == Timestamp.class) {
      return timestamp(name, json.timeOrNull(name));
    }
    if (column.type() == Date.class) {
      return date(name, json.dayOrNull(name));
    }
    return text(name, json.textOrNull(name), lengthMax(column));
  }

  private static String text(String name, String text, int lengthMax) {
    if (text != null && (text.isBlank() || text.length() > lengthMax)) {
      throw new IllegalArgumentException(
          "%s: must have 1 to %d characters, got %s"
              .formatted(name, lengthMax, text.isBlank() ? "none" : text.length()));
    }
    return text;
  }

  private static BigDecimal number(String name, BigDecimal number) {
    if (number != null && name.equals("sentiment") && number.abs().compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(name + ": must be -1 to 1, got " + number);
    }
    return number;
  }

  /** Not by way of the machine's time zone, which need not be that of the nodes. */
  private static Date date(String name, LocalDate day) {
    return day == null ? null : new Date(TimeUnit.DAYS.toMillis(checked(name, day).toEpochDay()));
  }

  private static Timestamp timestamp(String name, Instant time) {
    if (time == null) {
      return null;
    }
    long day = Math.floorDiv(time.getEpochSecond(), TimeUnit.DAYS.toSeconds(1));
    checked(name, LocalDate.ofEpochDay(day));
    return Timestamp.from(time);
  }

  /** What a timestamp in nanoseconds can hold. */
  private static LocalDate checked(String name, LocalDate day) {
    if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "%s: must be %s to %s, got %s".formatted(name, EARLIEST, LATEST, day));
    }
    return day;
  }
}
