package io.tradegrid.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes clients that read only what is committed and write only in transactions. */
final class KafkaClients {

  /** So often a bridge shows that it lives before others take over. */
  private static final int SIGNS_OF_LIFE = 3;

  /** Longer than a batch takes whose every shard is asked until patience ends. */
  private static final int POLL_INTERVAL_MS = (int) Duration.ofMinutes(30).toMillis();

  /** What is too long is for the topic to say, not for the client. */
  private static final int REQUEST_MAX_BYTES = 1 << 24;

  private static final long TIMEOUT_SECONDS = 30;

  private final BridgeSettings settings;

  KafkaClients(BridgeSettings settings) {
    this.settings = settings;
  }

  Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap()));
  }

  /**
   * Returns by what shards know a topic: its name and the id that Kafka gave it when it was made.
   * One of the same name in another Kafka, or made anew, is another, and has other records at the
   * same offsets.
   *
   * @throws IllegalStateException if no broker answers
   */
  String identity(String topic) {
    try (Admin admin = admin()) {
      return topic
          + "."
          + admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
              .get(topic)
              .topicId();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("kafka.bootstrap: no id of " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** Returns a consumer of a group. */
  KafkaConsumer<byte[], byte[]> member(String group) {
    Map<String, Object> config = readCommitted();
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    int deadAfterMs = settings.number(BridgeSetting.DEAD_AFTER_MS);
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, deadAfterMs);
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, deadAfterMs / SIGNS_OF_LIFE);
    config.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, POLL_INTERVAL_MS);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.number(BridgeSetting.BATCH));
    return new KafkaConsumer<>(config);
  }

  /** Returns a consumer that is in no group. */
  KafkaConsumer<byte[], byte[]> reader() {
    return new KafkaConsumer<>(readCommitted());
  }

  private Map<String, Object> readCommitted() {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return config;
  }

  /**
   * Returns a producer, and with it the end of any other of the same id and of what it had begun.
   *
   * @param transactionalId whoever has it last is the only one who can write under it
   */
  KafkaProducer<byte[], byte[]> producer(String transactionalId) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap());
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    config.put(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, settings.number(BridgeSetting.DEAD_AFTER_MS));
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, REQUEST_MAX_BYTES);
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(config);
    try {
      producer.initTransactions();
      return producer;
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  private String bootstrap() {
    return settings.text(BridgeSetting.BOOTSTRAP);
  }
}
