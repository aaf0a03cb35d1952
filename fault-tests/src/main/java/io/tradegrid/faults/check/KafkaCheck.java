package io.tradegrid.faults.check;

import static io.tradegrid.faults.process.Topic.placeOfSource;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.FromTopic;
import io.tradegrid.faults.check.ShardReplay.Happened;
import io.tradegrid.faults.check.ShardReplay.Identity;
import io.tradegrid.faults.process.Topic;
import io.tradegrid.faults.process.Waiting;
import io.tradegrid.journal.LogEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds Kafka's topics against the log: every order that came in was taken once and answered once,
 * with the answer that follows from the log; and every event went out once and in its order.
 */
public final class KafkaCheck {

  private static final Duration TAKEN_LIMIT = Duration.ofMinutes(2);
  private static final Duration PUBLISHED_LIMIT = Duration.ofMinutes(1);
  private static final String DUPLICATE_ID = "DUPLICATE_ID";

  private final JsonMapper json = new JsonMapper();
  private final String bootstrap;
  private final Findings findings;

  /**
   * Makes a check.
   *
   * @param bootstrap of the broker
   */
  public KafkaCheck(String bootstrap, Findings findings) {
    this.bootstrap = bootstrap;
    this.findings = findings;
  }

  /** Waits until the bridges have taken every order that came in; the grid is to be whole. */
  public void awaitTaken() {
    try (KafkaConsumer<String, String> consumer = Topic.consumer(bootstrap)) {
      List<TopicPartition> partitions = Topic.partitions(consumer, Topic.ORDERS);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      boolean taken =
          Waiting.until(TAKEN_LIMIT, () -> Topic.taken(consumer, partitions).equals(ends));
      if (!taken) {
        findings.violation("orders in Kafka are not taken after " + TAKEN_LIMIT.toSeconds() + " s");
      }
    }
  }

  /** What is committed in the topics, each in the order of its partitions. */
  record Topics(
      List<ConsumerRecord<String, String>> orders,
      List<ConsumerRecord<String, String>> letters,
      List<ConsumerRecord<String, String>> answers,
      List<ConsumerRecord<String, String>> executed) {}

  /**
   * Checks everything; all events are in blocks, and are awaited in their topic.
   *
   * @param symbols with their shards
   */
  void run(LogCopy log, Map<Integer, ShardReplay> shards, Map<String, Integer> symbols) {
    try (KafkaConsumer<String, String> consumer = Topic.consumer(bootstrap)) {
      long events =
          shards.values().stream()
              .flatMap(shard -> shard.happened().values().stream())
              .mapToLong(List::size)
              .sum();
      List<ConsumerRecord<String, String>> executed = new ArrayList<>();
      Waiting.until(
          PUBLISHED_LIMIT,
          () -> {
            executed.clear();
            executed.addAll(Topic.read(consumer, Topic.EXECUTED));
            return executed.size() >= events;
          });
      Topics topics =
          new Topics(
              Topic.read(consumer, Topic.ORDERS),
              Topic.read(consumer, Topic.DEAD_LETTERS),
              Topic.read(consumer, Topic.ANSWERS),
              executed);
      check(log, shards, symbols, topics);
    }
  }

  void check(
      LogCopy log, Map<Integer, ShardReplay> shards, Map<String, Integer> symbols, Topics topics) {
    Map<String, ConsumerRecord<String, String>> orders = new HashMap<>();
    topics.orders.forEach(
        record -> orders.put(Topic.place(record.partition(), record.offset()), record));
    Map<String, String> settled = new HashMap<>();
    for (ConsumerRecord<String, String> letter : topics.letters) {
      settle(settled, placeOfSource(letter, json), "refused " + Topic.header(letter, "reason"));
      if (!Topic.header(letter, "reason").equals(DUPLICATE_ID)) {
        findings.violation("a good order in Kafka was refused: " + letter);
      }
    }
    for (ConsumerRecord<String, String> answer : topics.answers) {
      settle(settled, placeOfSource(answer, json), answer.value());
      compare(json.readTree(answer.value()), shards, symbols);
    }
    orders.keySet().stream()
        .filter(place -> !settled.containsKey(place))
        .forEach(place -> findings.lost("the order in Kafka at " + place + " has no answer"));
    settled.keySet().stream()
        .filter(place -> !orders.containsKey(place))
        .forEach(place -> findings.violation("an answer in Kafka to nothing at " + place));
    log.entries().forEach((shard, entries) -> checkMarks(shard, entries, orders));
    checkEvents(topics.executed, shards);
  }

  private void settle(Map<String, String> settled, String place, String how) {
    String before = settled.put(place, how);
    if (before != null) {
      findings.doubled("the order in Kafka at " + place + ": " + before + ", then " + how);
    }
  }

  private void compare(
      JsonNode told, Map<Integer, ShardReplay> shards, Map<String, Integer> symbols) {
    Identity id =
        new Identity(told.path("portfolio").asString(), told.path("clientOrderId").asString());
    ShardReplay shard = shards.get(symbols.get(told.path("symbol").asString()));
    Decision decision = shard == null ? null : shard.decisions().get(id);
    if (decision == null) {
      findings.lost("an order was answered in Kafka, and is not in the log: " + told);
      return;
    }
    Answer answer = decision.answer();
    String expected =
        "%s %s %d %d %d %d"
            .formatted(
                answer.reason(),
                answer.status(),
                answer.orderId(),
                answer.filledLots(),
                answer.leavesLots(),
                answer.cancelledOrders());
    String found =
        "%s %s %s %s %s %d"
            .formatted(
                told.path("reason").asString(),
                told.path("status").asString(),
                told.path("orderId").asString(),
                told.path("filledQuantity").asString(),
                told.path("leavesQuantity").asString(),
                told.path("cancelledOrders").asInt());
    if (!found.equals(expected)) {
      findings.violation(
          "Kafka says " + told + ", but " + decision.where() + " gives " + decision.answer());
    }
  }

  /** A shard takes the records of a partition in their order, each once and none that is not. */
  private void checkMarks(
      int shard, List<LogEntry> entries, Map<String, ConsumerRecord<String, String>> orders) {
    Map<Integer, Long> marks = new HashMap<>();
    entries.stream()
        .flatMap(entry -> entry.commands().stream())
        .filter(FromTopic.class::isInstance)
        .map(FromTopic.class::cast)
        .forEach(
            taken -> {
              Long mark = marks.put(taken.partition(), taken.offset());
              ConsumerRecord<String, String> order =
                  orders.get(Topic.place(taken.partition(), taken.offset()));
              if (mark != null && mark >= taken.offset()) {
                findings.doubled("shard " + shard + " took " + taken + " after offset " + mark);
              }
              if (order == null || !order.value().contains("\"" + taken.clientOrderId() + "\"")) {
                findings.violation("shard " + shard + " took " + taken + ", Kafka has " + order);
              }
            });
  }

  private void checkEvents(
      List<ConsumerRecord<String, String>> executed, Map<Integer, ShardReplay> shards) {
    Map<String, List<Happened>> found = new HashMap<>();
    for (ConsumerRecord<String, String> record : executed) {
      JsonNode event = json.readTree(record.value());
      List<Happened> of = found.computeIfAbsent(record.key(), symbol -> new ArrayList<>());
      if (event.path("row").asLong() != of.size()) {
        findings.violation("orders.executed: row " + of.size() + " expected, got " + event);
      }
      of.add(
          new Happened(
              event.path("sequence").asLong(),
              event.path("kind").asString(),
              Long.parseLong(event.path("orderId").asString("0"))));
    }
    Map<String, List<Happened>> expected = new TreeMap<>();
    shards.values().forEach(shard -> expected.putAll(shard.happened()));
    expected.forEach(
        (symbol, events) -> compare(symbol, events, found.getOrDefault(symbol, List.of())));
  }

  private void compare(String symbol, List<Happened> expected, List<Happened> there) {
    if (!there.equals(expected)) {
      int same = 0;
      while (same < Math.min(there.size(), expected.size())
          && there.get(same).equals(expected.get(same))) {
        same++;
      }
      String what =
          "orders.executed of %s has %d events, the log gives %d; the first %d are equal"
              .formatted(symbol, there.size(), expected.size(), same);
      if (there.size() > expected.size()) {
        findings.doubled(what);
      } else {
        findings.lost(what);
      }
    }
  }
}
