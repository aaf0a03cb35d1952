package io.tradegrid.kafka;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.schema.Shards;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes one partition of order events: for each of its symbols the rows of the history that are
 * not there yet, and in the same transaction how many there are. As only one producer can write
 * under the partition's transactional id, no other adds to what this one has read as its position.
 */
final class ExecutedPartition implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 1_000;
  private static final int TRANSACTION_ROWS = 5_000;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final String ROWS =
      "SELECT " + OutgoingJson.columns() + " FROM ORDER_EVENTS_FROM(?, ?) LIMIT " + ROWS_AT_ONCE;

  private final int partition;
  private final int partitions;
  private final BridgeSettings settings;
  private final TradeGridClient client;
  private final OutgoingJson json = new OutgoingJson();
  private final KafkaProducer<byte[], byte[]> producer;

  /** Rows published, by symbol. */
  private final Map<String, Long> positions;

  /** The marks up to which everything is published. */
  private Map<Integer, Long> seen = Map.of();

  /** Rows in the transaction that is open; 0 if none is. */
  private int uncommitted;

  ExecutedPartition(
      int partition,
      int partitions,
      BridgeSettings settings,
      KafkaClients clients,
      TradeGridClient client) {
    this.partition = partition;
    this.partitions = partitions;
    this.settings = settings;
    this.client = client;
    this.producer = clients.producer("tradegrid-" + settings.executed() + "-" + partition);
    try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
      this.positions = read(reader, new TopicPartition(settings.positions(), partition));
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

  boolean hasSeen(Map<Integer, Long> marks) {
    return seen.equals(marks);
  }

  /**
   * Publishes what is new.
   *
   * @param marks up to where shards had events before this was called
   * @param symbols all there are
   * @return the number of rows published
   */
  int publish(Map<Integer, Long> marks, List<String> symbols) {
    int rows = 0;
    for (String symbol : symbols) {
      int shard = client.shardOf(symbol);
      Long mark = marks.get(shard);
      boolean isOurs = Shards.of(symbol, partitions) == partition;
      if (isOurs && mark != null && !mark.equals(seen.get(shard))) {
        rows += publish(symbol);
      }
    }
    commit();
    seen = Map.copyOf(marks);
    return rows;
  }

  private int publish(String symbol) {
    int published = 0;
    int read;
    do {
      long position = positions.getOrDefault(symbol, 0L);
      List<List<?>> rows = client.sql(ROWS, symbol, position);
      read = rows.size();
      if (read > 0) {
        send(symbol, position, rows);
        positions.put(symbol, position + read);
        published += read;
      }
    } while (read == ROWS_AT_ONCE);
    return published;
  }

  private void send(String symbol, long position, List<List<?>> rows) {
    if (uncommitted == 0) {
      producer.beginTransaction();
    }
    long row = position;
    for (List<?> values : rows) {
      add(settings.executed(), symbol, json.event(symbol, row, values));
      row++;
    }
    add(settings.positions(), symbol, bytes(Long.toString(row)));
    uncommitted += rows.size();
    if (uncommitted >= TRANSACTION_ROWS) {
      commit();
    }
  }

  private void commit() {
    if (uncommitted > 0) {
      producer.commitTransaction();
      uncommitted = 0;
    }
  }

  /** What cannot be sent fails the transaction's commit. */
  private void add(String topic, String symbol, byte[] value) {
    var unused = producer.send(new ProducerRecord<>(topic, partition, bytes(symbol), value));
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
