package io.tradegrid.faults.process;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is committed in the bridge's topics, by their names unless told otherwise. */
public final class Topic {

  /** Orders that come in. */
  public static final String ORDERS = "orders.incoming";

  /** Answers to them. */
  public static final String ANSWERS = "orders.answers";

  /** Those that were refused, with the reason. */
  public static final String DEAD_LETTERS = "orders.incoming.dlq";

  /** Everything that happened to orders. */
  public static final String EXECUTED = "orders.executed";

  /** The bridges' group. */
  public static final String GROUP = "tradegrid-" + ORDERS;

  private static final Duration POLL = Duration.ofMillis(200);

  private Topic() {}

  /** Returns a consumer without partitions, which commits nothing. */
  public static KafkaConsumer<String, String> consumer(String bootstrap) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.GROUP_ID_CONFIG,
            GROUP,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest"),
        new StringDeserializer(),
        new StringDeserializer());
  }

  /** Returns how far a consumer's group has come in each partition, 0 if it has not begun. */
  public static Map<TopicPartition, Long> taken(
      KafkaConsumer<String, String> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> taken = new HashMap<>();
    consumer
        .committed(Set.copyOf(partitions))
        .forEach((each, mark) -> taken.put(each, mark == null ? 0 : mark.offset()));
    return taken;
  }

  /** Returns all partitions of topics. */
  public static List<TopicPartition> partitions(
      KafkaConsumer<String, String> consumer, String... topics) {
    return Arrays.stream(topics)
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(each -> new TopicPartition(each.topic(), each.partition()))
        .toList();
  }

  /** Reads a topic from its beginning to where it ends now. */
  public static List<ConsumerRecord<String, String>> read(
      KafkaConsumer<String, String> consumer, String topic) {
    List<TopicPartition> partitions = partitions(consumer, topic);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
      consumer.poll(POLL).forEach(records::add);
    }
    return records;
  }

  /** Returns the text of a header that must be there. */
  public static String header(ConsumerRecord<String, String> record, String key) {
    return new String(record.headers().lastHeader(key).value(), StandardCharsets.UTF_8);
  }

  /** Returns a place in the topic of orders, to be compared with others. */
  public static String place(int partition, long offset) {
    return partition + "/" + offset;
  }

  /** Returns the place in the topic of orders of what an answer or a dead letter is about. */
  public static String placeOfSource(ConsumerRecord<String, String> record, JsonMapper json) {
    if (record.topic().equals(DEAD_LETTERS)) {
      return header(record, "partition") + "/" + header(record, "offset");
    }
    JsonNode body = json.readTree(record.value());
    return place(body.path("partition").asInt(), body.path("offset").asLong());
  }
}
