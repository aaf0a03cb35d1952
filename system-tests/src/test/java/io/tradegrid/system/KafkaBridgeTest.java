package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.process.JavaProcess;
import io.tradegrid.faults.process.Jvm;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Goal: an order in Kafka is executed once and its events come out once, whoever dies. Method: a
 * real broker, a node and bridges in processes of their own, which are killed while they work; then
 * the grid, the answers and the published events are compared record by record.
 */
final class KafkaBridgeTest {

  private static final Duration SETTLED = Duration.ofSeconds(90);
  private static final List<String> SYMBOLS = List.of("KA", "KB", "KC", "KD", "KE");
  private static final int ORDERS = 3_000;
  private static final int FEW_ORDERS = 800;

  /** With the 1,048,588 bytes that a topic takes by default. */
  private static final int LONGEST = 1_048_400;

  private static final String GROUP = "tradegrid-orders.incoming";

  private final JsonMapper mapper = new JsonMapper();
  private final List<JavaProcess> bridges = new ArrayList<>();

  @TempDir private static Path directory;
  private static Broker broker;
  private static NodeProcess node;
  private static TradeGridClient client;

  /** Of all tests, in the order in which they come. */
  private static final Map<String, String> POISON = new HashMap<>();

  private static int sent;

  /** How many bridges there were. */
  private static int launched;

  /** How many orders tests before this one have sent. */
  private int before;

  @BeforeAll
  static void start() {
    node = new NodeProcess(directory).launch();
    broker = Broker.in(directory.resolve("broker"));
    client = node.awaitReady().connect();
    client.createPortfolio(Portfolio.named("PF", "USD"));
    for (String symbol : SYMBOLS) {
      client.createInstrument(
          new Instrument(0, symbol, "USD", BigDecimal.ONE, BigDecimal.ONE, 1_000));
    }
  }

  @AfterAll
  static void stop() {
    client.close();
    node.close();
    broker.close();
  }

  @BeforeEach
  void countWhatWasSent() {
    before = sent;
  }

  @AfterEach
  void endBridges() {
    bridges.forEach(JavaProcess::killHard);
  }

  private JavaProcess bridge(String... more) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--kafka.bootstrap=" + broker.bootstrap(),
                "--grid.addresses=" + node.address(),
                "--kafka.partitions=4",
                "--kafka.batch.records=50",
                "--kafka.dead.after.ms=3000",
                "--metrics.port=0"));
    options.addAll(List.of(more));
    JavaProcess bridge =
        JavaProcess.launch(
                Jvm.ofModule("client-api/kafka-bridge", "256m", "io.tradegrid.kafka.KafkaBridge"),
                directory.resolve("bridge"),
                options)
            .awaitReady();
    bridges.add(bridge);
    launched++;
    return bridge;
  }

  @Test
  void whoeverDiesEachOrderIsExecutedOnceAndItsEventsComeOutOnce() {
    JavaProcess first = bridge();
    send(ORDERS / 3);
    awaitAnswers(100);
    first.killHard();

    bridge();
    send(ORDERS / 3);
    awaitAnswers(ORDERS / 3);
    JavaProcess third = bridge();
    send(ORDERS / 3);
    awaitAnswers(ORDERS / 3 + 200);
    third.killHard();

    broker.killHard();
    broker.start();
    awaitAnswers(ORDERS);
    assertEveryOrderIsThereOnce();
    assertThePoisonIsInTheDeadLetters();
    ExecutedTopic.assertHasTheEventsOf(SYMBOLS, client, broker.bootstrap());
    assertEveryMetricIsPublishedOnce();
  }

  @Test
  void theGridMayBeAwayForAWhile() {
    bridge();
    send(FEW_ORDERS);
    awaitAnswers(FEW_ORDERS / 4);
    client.close();
    node.killHard();
    node.start();
    client = node.connect();
    awaitAnswers(FEW_ORDERS);
    assertEveryOrderIsThereOnce();
    assertThePoisonIsInTheDeadLetters();
    ExecutedTopic.assertHasTheEventsOf(SYMBOLS, client, broker.bootstrap());
  }

  /** A bridge sleeps in the middle of its batches for longer than its group waits, and wakes up. */
  @Test
  void partitionsMayMoveInTheMiddleOfABatch() {
    JavaProcess sleeper = bridge();
    send(FEW_ORDERS);
    awaitAnswers(100);
    JavaProcess joining = bridge();
    awaitMembers(2);
    send(FEW_ORDERS);
    sleeper.signal("STOP");
    send(FEW_ORDERS);
    awaitAnswers(3 * FEW_ORDERS);
    awaitMembers(1);
    sleeper.signal("CONT");
    awaitMembers(2);
    send(FEW_ORDERS);
    awaitAnswers(3 * FEW_ORDERS + 100);
    joining.close();
    awaitAnswers(4 * FEW_ORDERS);
    assertEachBridgeHadOneTransactionalId();
    assertEveryOrderIsThereOnce();
    assertThePoisonIsInTheDeadLetters();
    ExecutedTopic.assertHasTheEventsOf(SYMBOLS, client, broker.bootstrap());
  }

  /** Its offsets begin again, and are no repeats. */
  @Test
  void aTopicThatWasMadeAnewHasNewRecords() {
    String topic = "orders.anew";
    for (int time = 1; time <= 2; time++) {
      JavaProcess bridge = bridge("--kafka.topic.incoming=" + topic);
      try (KafkaProducer<String, String> producer = producer()) {
        for (int i = sent; i < sent + SYMBOLS.size(); i++) {
          String symbol = SYMBOLS.get(i % SYMBOLS.size());
          var unused = producer.send(new ProducerRecord<>(topic, symbol, order(symbol, i)));
        }
      }
      sent += SYMBOLS.size();
      awaitAnswers(time * SYMBOLS.size());
      bridge.killHard();
      delete(topic);
    }
    assertEveryOrderIsThereOnce();
  }

  private static void delete(String topic) {
    try (Admin admin = broker.admin()) {
      assertThat(admin.deleteTopics(List.of(topic)).all()).succeedsWithin(SETTLED);
    }
  }

  /** With its headers it is too long for the dead letters, which take no more than its topic. */
  @Test
  void aRecordAsLongAsItsTopicTakesStopsNothing() {
    bridge();
    try (KafkaProducer<String, String> producer = producer()) {
      send(producer, SYMBOLS.get(0), "x".repeat(LONGEST));
    }
    POISON.put(null, "BAD_REQUEST");
    send(SYMBOLS.size());
    awaitAnswers(SYMBOLS.size());
    assertThePoisonIsInTheDeadLetters();
    assertThat(read("orders.incoming.dlq"))
        .filteredOn(letter -> letter.value() == null)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.key()).isEqualTo(SYMBOLS.get(0));
              assertThat(TopicReader.header(letter, "truncated")).isEqualTo("true");
              assertThat(TopicReader.header(letter, "bytes")).isEqualTo("" + LONGEST);
            });
  }

  /** Waits until so many bridges have partitions of their own. */
  private void awaitMembers(int count) {
    try (Admin admin = broker.admin()) {
      await()
          .atMost(SETTLED)
          .ignoreExceptions()
          .until(
              () ->
                  admin
                          .describeConsumerGroups(List.of(GROUP))
                          .all()
                          .get()
                          .get(GROUP)
                          .members()
                          .stream()
                          .filter(member -> !member.assignment().topicPartitions().isEmpty())
                          .count()
                      == count);
    }
  }

  /** The one that slept had to begin again. */
  private static void assertEachBridgeHadOneTransactionalId() {
    try (Admin admin = broker.admin()) {
      assertThat(admin.listTransactions().all())
          .succeedsWithin(SETTLED)
          .satisfies(
              all ->
                  assertThat(all)
                      .extracting(TransactionListing::transactionalId)
                      .filteredOn(id -> id.startsWith("tradegrid-in-"))
                      .hasSize(launched));
    }
  }

  /** Every tenth record is followed by one that cannot be taken. */
  private static void send(int count) {
    try (KafkaProducer<String, String> producer = producer()) {
      for (int i = sent; i < sent + count; i++) {
        String symbol = SYMBOLS.get(i % SYMBOLS.size());
        send(producer, symbol, order(symbol, i));
        if (i % 10 == 0) {
          send(producer, symbol, poison(symbol, i));
        }
      }
    }
    sent += count;
  }

  private static KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            broker.bootstrap(),
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true),
        new StringSerializer(),
        new StringSerializer());
  }

  /** What is not sent is missed in the end. */
  private static void send(KafkaProducer<String, String> producer, String symbol, String value) {
    var unused = producer.send(new ProducerRecord<>("orders.incoming", symbol, value));
  }

  /** Sides alternate, so that most orders trade. */
  private static String order(String symbol, int i) {
    return """
    {"symbol": "%s", "portfolio": "PF", "clientOrderId": "k-%d", "side": "%s",
     "type": "LIMIT", "price": 100, "quantity": "%d"}\
    """
        .formatted(symbol, i, (i / SYMBOLS.size()) % 2 == 0 ? "BUY" : "SELL", 1 + i % 7);
  }

  private static String poison(String symbol, int i) {
    String value =
        switch (i / 10 % 4) {
          case 0 -> "not json " + i;
          case 1 -> order(symbol, i).replace("\"PF\"", "\"nobody\"");
          case 2 -> order(symbol, i).replace("price\": 100", "price\": 100.5");
          default ->
              order(symbol, i).replace("\"quantity\": \"" + (1 + i % 7), "\"quantity\": \"9");
        };
    POISON.put(
        value,
        List.of("BAD_REQUEST", "UNKNOWN_PORTFOLIO", "PRICE_OFF_TICK", "DUPLICATE_ID")
            .get(i / 10 % 4));
    return value;
  }

  private static List<ConsumerRecord<String, String>> read(String topic) {
    try (TopicReader reader = new TopicReader(broker.bootstrap())) {
      return reader.read(topic);
    }
  }

  /** Waits for so many answers to the orders of this test. */
  private void awaitAnswers(int count) {
    await().atMost(SETTLED).until(() -> read("orders.answers").size() >= before + count);
  }

  private void assertEveryOrderIsThereOnce() {
    assertThat(read("orders.answers"))
        .hasSize(sent)
        .extracting(record -> mapper.readTree(record.value()).get("clientOrderId").stringValue())
        .doesNotHaveDuplicates();
    assertThat(read("orders.answers"))
        .allMatch(
            record -> mapper.readTree(record.value()).get("reason").stringValue().equals("NONE"));
    assertThat(client.awaitProjection(Duration.ofSeconds(30))).isTrue();
    assertThat(client.sql("SELECT CLIENT_ORDER_ID FROM ORDERS"))
        .hasSize(sent)
        .doesNotHaveDuplicates();
  }

  private void assertThePoisonIsInTheDeadLetters() {
    await().atMost(SETTLED).until(() -> read("orders.incoming.dlq").size() >= POISON.size());
    Map<String, String> letters = new HashMap<>();
    TreeSet<String> places = new TreeSet<>();
    for (ConsumerRecord<String, String> letter : read("orders.incoming.dlq")) {
      assertThat(letters.put(letter.value(), TopicReader.header(letter, "reason"))).isNull();
      assertThat(TopicReader.header(letter, "topic")).isEqualTo("orders.incoming");
      places.add(
          TopicReader.header(letter, "partition") + "/" + TopicReader.header(letter, "offset"));
    }
    assertThat(letters).isEqualTo(POISON);
    assertThat(places).hasSize(POISON.size());
  }

  private void assertEveryMetricIsPublishedOnce() {
    await()
        .atMost(SETTLED)
        .untilAsserted(
            () -> {
              Map<String, List<Long>> published = new TreeMap<>();
              for (ConsumerRecord<String, String> record : read("risk.metrics")) {
                published
                    .computeIfAbsent(record.key(), scope -> new ArrayList<>())
                    .add(mapper.readTree(record.value()).get("number").longValue());
              }
              Map<String, List<Long>> rows = new TreeMap<>();
              for (List<?> row :
                  client.sql(
                      "SELECT KIND, NAME, METRIC_NO FROM RISK_METRICS"
                          + " ORDER BY KIND, NAME, METRIC_NO")) {
                rows.computeIfAbsent(row.get(0) + "/" + row.get(1), scope -> new ArrayList<>())
                    .add((Long) row.get(2));
              }
              assertThat(published).isEqualTo(rows).containsOnlyKeys("FIRM/all", "PORTFOLIO/PF");
            });
  }
}
