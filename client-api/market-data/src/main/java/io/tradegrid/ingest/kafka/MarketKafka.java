package io.tradegrid.ingest.kafka;

import io.tradegrid.streaming.MissingTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes topics, and clients that read only what is committed and write only in transactions. */
public final class MarketKafka {

  private static final int DEAD_AFTER_MS = 10_000;
  private static final int LOOK_MS = 100;

  /** So often it is looked whether ticks are in histories. */
  private static final int LOOKS = 600;

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

  /** Returns the group of those who judge what is in the first topic. */
  String judges() {
    return "tradegrid-" + topics.raw();
  }

  /** Returns the group of those who take what was judged into histories. */
  String writers() {
    return "tradegrid-" + topics.norm();
  }

  /**
   * Waits until everything that is judged of a partition by now is in histories. A symbol is in the
   * same partition of both topics.
   *
   * @throws IllegalStateException if it is not in time
   * @throws InterruptedException if the caller is interrupted
   */
  public void awaitTicks(int partition) throws InterruptedException {
    TopicPartition judged = new TopicPartition(topics.norm(), partition);
    try (KafkaConsumer<byte[], byte[]> reader = member(writers(), writers() + "-reader")) {
      reader.assign(List.of(judged));
      long end = reader.endOffsets(List.of(judged)).get(judged);
      for (int look = 0; look < LOOKS; look++) {
        OffsetAndMetadata taken = reader.committed(Set.of(judged)).get(judged);
        if (isEmpty(reader, judged, taken == null ? 0 : taken.offset(), end)) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      }
    }
    throw new IllegalStateException(judged + ": its ticks are not in histories yet");
  }

  /** Returns whether there are only the marks of transactions, which nobody is given. */
  private static boolean isEmpty(
      Consumer<byte[], byte[]> reader, TopicPartition partition, long from, long end) {
    reader.seek(partition, from);
    while (reader.position(partition) < end) {
      if (!reader.poll(Duration.ofMillis(LOOK_MS)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Makes sure that nobody who takes part in judging does it by other settings: any of them may get
   * any message of any feed. Two that begin at the same moment do not see each other.
   *
   * @param settings a digest of them, by which members are known
   * @throws IllegalStateException naming one who does, or if no broker answers
   * @throws InterruptedException if the caller is interrupted
   */
  public void requireSame(String settings) throws InterruptedException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      requireSame(
          settings,
          admin
              .describeConsumerGroups(List.of(judges()))
              .describedGroups()
              .get(judges())
              .get(DEAD_AFTER_MS, TimeUnit.MILLISECONDS)
              .members());
    } catch (ExecutionException e) {
      // Whoever is the first finds no group.
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw new IllegalStateException("kafka.bootstrap: no groups from " + bootstrap, e);
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException("kafka.bootstrap: no groups from " + bootstrap, e);
    }
  }

  static void requireSame(String settings, Collection<MemberDescription> members) {
    for (MemberDescription member : members) {
      if (!member.clientId().equals(settings)) {
        throw new IllegalStateException(
            "feed.clock, symbols.*, check.*, repeats.*, gaps.*, merge.*: must be those of all feeds"
                + " that run; one on %s has others (%s, this one %s), and counts until %d s after its end"
                    .formatted(member.host(), member.clientId(), settings, DEAD_AFTER_MS / 1_000));
      }
    }
  }

  /**
   * Returns a consumer of a group.
   *
   * @param client by what others know it
   */
  KafkaConsumer<byte[], byte[]> member(String group, String client) {
    Map<String, Object> config = readCommitted();
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, client);
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
