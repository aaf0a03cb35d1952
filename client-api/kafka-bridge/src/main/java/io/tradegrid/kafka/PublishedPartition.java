package io.tradegrid.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One partition of a topic that is published exactly once: its records, and in the same transaction
 * how far each of its series is. As only one producer can write under the partition's transactional
 * id, no other adds to what this one has read as its positions.
 */
final class PublishedPartition implements AutoCloseable {

  private static final int TRANSACTION_RECORDS = 5_000;
  private static final Duration POLL = Duration.ofSeconds(1);

  private final PublishedTopic topic;
  private final int partition;
  private final Producer<byte[], byte[]> producer;
  private final Map<String, Long> positions;

  /** Records in the transaction that is open; 0 if none is. */
  private int uncommitted;

  /**
   * Makes one that goes on from positions.
   *
   * @param producer the only one that can write, with no transaction open
   * @param positions of its series; kept and changed
   */
  PublishedPartition(
      PublishedTopic topic,
      int partition,
      Producer<byte[], byte[]> producer,
      Map<String, Long> positions) {
    this.topic = topic;
    this.partition = partition;
    this.producer = producer;
    this.positions = positions;
  }

  /** Takes the partition over. */
  static PublishedPartition take(PublishedTopic topic, int partition, KafkaClients clients) {
    Producer<byte[], byte[]> producer =
        clients.producer("tradegrid-" + topic.name() + "-" + partition);
    try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
      Map<String, Long> positions = read(reader, new TopicPartition(topic.positions(), partition));
      return new PublishedPartition(topic, partition, producer, positions);
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  /** Nobody else writes any more, so the end is the end. */
  private static Map<String, Long> read(
      KafkaConsumer<byte[], byte[]> reader, TopicPartition partition) {
    reader.assign(List.of(partition));
    reader.seekToBeginning(List.of(partition));
    long end = reader.endOffsets(List.of(partition)).get(partition);
    Map<String, Long> positions = new HashMap<>();
    while (reader.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
        positions.put(text(record.key()), Long.parseLong(text(record.value())));
      }
    }
    return positions;
  }

  /** Returns whether the series of a key is in this partition. */
  boolean has(String key) {
    return topic.partitionOf(key) == partition;
  }

  /** Returns how far a series is published, 0 if it never was. */
  long position(String series) {
    return positions.getOrDefault(series, 0L);
  }

  /**
   * Adds records of a series; what cannot be sent fails the transaction's commit.
   *
   * @param values of the records, whose key is the series
   * @param position of the series behind them
   */
  void add(String series, List<byte[]> values, long position) {
    if (uncommitted == 0) {
      producer.beginTransaction();
    }
    values.forEach(value -> send(topic.name(), series, value));
    send(topic.positions(), series, bytes(Long.toString(position)));
    positions.put(series, position);
    uncommitted += values.size();
    if (uncommitted >= TRANSACTION_RECORDS) {
      commit();
    }
  }

  private void send(String to, String series, byte[] value) {
    var unused = producer.send(new ProducerRecord<>(to, partition, bytes(series), value));
  }

  void commit() {
    if (uncommitted > 0) {
      producer.commitTransaction();
      uncommitted = 0;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What is not committed is given up; whoever is next goes on from what is. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
