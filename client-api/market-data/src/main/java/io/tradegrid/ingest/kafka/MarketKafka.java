package io.tradegrid.ingest.kafka;

import io.tradegrid.streaming.MissingTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes topics, and clients that read only what is committed and write only in transactions. */
public final class MarketKafka {

  private static final int DEAD_AFTER_MS = 10_000;

  private final String bootstrap;
  private final MarketTopics topics;
  private final int batch;

  /**
   * Names a cluster of brokers.
   *
   * @param bootstrap brokers as host:port, by commas
   * @param batch most records taken at once, positive
   */
  public MarketKafka(String bootstrap, MarketTopics topics, int batch) {
    this.bootstrap = bootstrap;
    this.topics = topics;
    this.batch = batch;
  }

  MarketTopics topics() {
    return topics;
  }

  /**
   * Makes the topics that are missing.
   *
   * @param partitions of the topics with ticks, positive; never changed once they are there
   * @param replication copies, positive
   * @throws IllegalStateException if no broker answers
   * @throws InterruptedException if the caller is interrupted
   */
  public void makeTopics(int partitions, int replication) throws InterruptedException {
    short copies = (short) replication;
    List<NewTopic> missing = new ArrayList<>();
    missing.add(new NewTopic(topics.raw(), partitions, copies));
    missing.add(new NewTopic(topics.norm(), partitions, copies));
    missing.add(new NewTopic(topics.deadLetters(), 1, copies));
    missing.add(
        new NewTopic(topics.positions(), 1, copies)
            .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact")));
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      MissingTopics.make(admin, missing);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("kafka.bootstrap: no topics from " + bootstrap, e);
    }
  }

  /** Returns a consumer of a group. */
  KafkaConsumer<byte[], byte[]> member(String group) {
    Map<String, Object> config = readCommitted();
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, DEAD_AFTER_MS);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batch);
    return new KafkaConsumer<>(config);
  }

  /** Returns a consumer that is in no group. */
  KafkaConsumer<byte[], byte[]> reader() {
    return new KafkaConsumer<>(readCommitted());
  }

  private Map<String, Object> readCommitted() {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
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
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, DEAD_AFTER_MS);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
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
}
