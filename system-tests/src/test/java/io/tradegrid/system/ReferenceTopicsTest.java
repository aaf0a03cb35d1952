package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.process.JavaProcess;
import io.tradegrid.faults.process.Jvm;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.schema.Column;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Goal: every record of the reference topics is a row of its table, once and as the source last
 * told it, or a dead letter with its reason, whoever dies. Method: a real broker, real nodes and a
 * real worker of Kafka Connect; worker and node are killed while records flow. One node here; with
 * {@code -Dtest.nodes=3} one of three dies.
 */
final class ReferenceTopicsTest {

  private static final int NODES = Integer.getInteger("test.nodes", 1);
  private static final int KILLS = Integer.getInteger("test.kills", 1);
  private static final int RECORDS = 1_500;
  private static final int POISON_EVERY = 50;
  private static final Duration SETTLED = Duration.ofMinutes(3);
  private static final String LETTERS = "reference.dlq";
  private static final String FAULT = "__connect.errors.exception.message";

  /** As the JVM ends by SIGTERM in good order; a worker that fails on the way ends with 1. */
  private static final int TOLD_TO_END = 143;

  private static final Instant OPEN = Instant.parse("2026-11-20T14:30:00Z");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  private final JsonMapper mapper = new JsonMapper();

  /** By table and key: the whole row as SQL shows it. */
  private final Map<Table, Map<String, String>> expected = new ConcurrentHashMap<>();

  /** By the text of a record that can be no row: why not. */
  private final Map<String, String> poison = new HashMap<>();

  private Broker broker;
  private List<NodeProcess> nodes = List.of();
  private JavaProcess worker;
  private final List<JavaProcess> workers = new ArrayList<>();

  @Test
  void everyRecordIsARowOnceOrADeadLetterWhoeverDies() {
    nodes =
        NODES == 1
            ? List.of(new NodeProcess(directory).launch())
            : NodeProcess.cluster(directory, NODES);
    try (Broker started = Broker.in(directory.resolve("broker"))) {
      broker = started;
      nodes.forEach(NodeProcess::awaitReady);
      worker = connect();
      int sent = 0;
      for (int kill = 0; kill <= KILLS; kill++) {
        long before = rows();
        int until = RECORDS * (kill + 1) / (KILLS + 1);
        send(sent, until);
        sent = until;
        if (kill < KILLS) {
          await().atMost(SETTLED).until(() -> rows() > before);
          worker.killHard();
          worker = connect();
        } else {
          nodes.get(NODES - 1).killHard();
          nodes.get(NODES - 1).start();
        }
      }
      awaitRows();
      assertRows();
      assertLetters();
      worker.close();
      assertThat(worker.awaitExit(Duration.ofSeconds(1))).isEqualTo(TOLD_TO_END);
    }
  }

  @AfterEach
  void stop() {
    workers.forEach(JavaProcess::killHard);
    nodes.forEach(NodeProcess::close);
  }

  private JavaProcess connect() {
    JavaProcess started =
        JavaProcess.launch(
            Jvm.ofModule("client-api/kafka-connect", "256m", "io.tradegrid.connect.ConnectProcess"),
            directory.resolve("connect"),
            List.of(
                "--kafka.bootstrap=" + broker.bootstrap(),
                "--grid.discovery.addresses=" + String.join(",", discovery()),
                "--connect.home=" + directory.resolve("connect/home"),
                "--rest.port=0"));
    workers.add(started);
    return started.awaitReady();
  }

  private List<String> discovery() {
    return nodes.stream().map(NodeProcess::discoveryAddress).toList();
  }

  private long rows() {
    try (TradeGridClient client = nodes.get(0).connect()) {
      return Table.fromTopics().stream().mapToLong(table -> count(client, table)).sum();
    }
  }

  private static long count(TradeGridClient client, Table table) {
    return (Long) client.sql("SELECT COUNT(*) FROM " + table).get(0).get(0);
  }

  /** Does what a supervisor would: starts a worker again that has ended. */
  private void awaitRows() {
    long wanted = expected.values().stream().mapToInt(Map::size).sum();
    await()
        .atMost(SETTLED)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              if (!worker.isAlive()) {
                worker = connect();
              }
              return rows() >= wanted && read(LETTERS).size() >= poison.size();
            });
  }

  private List<ConsumerRecord<String, String>> read(String topic) {
    try (TopicReader reader = new TopicReader(broker.bootstrap())) {
      return reader.read(topic);
    }
  }

  private void assertRows() {
    try (TradeGridClient client = nodes.get(0).connect()) {
      for (Table table : Table.fromTopics()) {
        Map<String, String> rows = new TreeMap<>();
        for (List<?> row : client.sql("SELECT * FROM " + table)) {
          assertThat(rows.put(key(table, row), row.toString())).isNull();
        }
        assertThat(rows).as(table.name()).isEqualTo(new TreeMap<>(expected.get(table)));
      }
    }
  }

  private static String key(Table table, List<?> row) {
    return row.subList(0, (int) table.columns().stream().filter(Column::key).count()).toString();
  }

  /** A letter may be there twice, if its worker died before the offset was committed. */
  private void assertLetters() {
    Map<String, String> letters = new HashMap<>();
    for (ConsumerRecord<String, String> letter : read(LETTERS)) {
      letters.put(letter.value(), TopicReader.header(letter, FAULT));
    }
    assertThat(letters.keySet()).isEqualTo(poison.keySet());
    letters.forEach((value, reason) -> assertThat(reason).startsWith(poison.get(value)));
  }

  private void send(int from, int to) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrap(),
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true),
            new StringSerializer(),
            new StringSerializer())) {
      for (int i = from; i < to; i++) {
        for (Table table : Table.fromTopics()) {
          send(producer, table, i);
          if (i % POISON_EVERY == 0) {
            poison(producer, table, i);
          }
        }
      }
    }
  }

  /** The source tells each tenth record a second time, with other numbers in it. */
  private void send(KafkaProducer<String, String> producer, Table table, int i) {
    int told = i % 10 == 9 ? i - 9 : i;
    List<Object> values = values(table, told, i);
    var unused =
        producer.send(
            new ProducerRecord<>(table.topic(), Integer.toString(told), json(table, values)),
            (place, error) -> {
              values.add(place.partition());
              values.add(place.offset());
              expected
                  .computeIfAbsent(table, each -> new ConcurrentHashMap<>())
                  .put(key(table, values), values.toString());
            });
  }

  /** Returns the values of a row, its key that of record {@code told}. */
  private static List<Object> values(Table table, int told, int i) {
    Instant time = OPEN.plusSeconds(told).plusNanos(123_456_789);
    BigDecimal number = new BigDecimal(i * 10 + 1).movePointLeft(3);
    return new ArrayList<>(
        switch (table) {
          case NEWS_EVENTS ->
              Arrays.asList(
                  "WIRE",
                  "n-" + told,
                  i % 2 == 0 ? "AAPL" : null,
                  Timestamp.from(time),
                  "\"Apple\" \\ " + i,
                  "\u00e9 \u6f22\n" + i,
                  null,
                  new BigDecimal("-0.25"));
          case ECONOMIC_INDICATORS ->
              Arrays.asList(
                  "CPI-" + told,
                  Date.valueOf(LocalDate.of(2026, 10, 1)),
                  Date.valueOf(LocalDate.of(2026, 11, 13)),
                  number.add(new BigDecimal("123456789012345678")),
                  "index",
                  "BLS");
          case USER_EVENTS ->
              Arrays.asList(
                  "u-" + told % 17, "e-" + told, Timestamp.from(time), "LOGIN", "PF", null, "" + i);
          default ->
              Arrays.asList("host-" + told % 3, "load", Timestamp.from(time), number, "per second");
        });
  }

  private String json(Table table, List<Object> values) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      fields.put(
          field(table.columns().get(i).name()),
          value instanceof Timestamp time
              ? time.toInstant().toString()
              : value instanceof Date date ? date.toString() : value);
    }
    return mapper.writeValueAsString(fields);
  }

  private static String field(String column) {
    return Pattern.compile("_(.)")
        .matcher(column.toLowerCase(Locale.ROOT))
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }

  private void poison(KafkaProducer<String, String> producer, Table table, int i) {
    List<Object> values = values(table, i, i);
    String value;
    String reason;
    if (i / POISON_EVERY % 2 == 0) {
      value = "not json " + table + i;
      reason = "value: is not JSON: ";
    } else {
      values.set(0, null);
      value = json(table, values);
      reason = field(table.columns().get(0).name()) + ": is missing";
    }
    poison.put(value, reason);
    var unused = producer.send(new ProducerRecord<>(table.topic(), Integer.toString(i), value));
  }
}
