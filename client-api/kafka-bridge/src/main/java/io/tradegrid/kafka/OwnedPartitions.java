package io.tradegrid.kafka;

import io.tradegrid.streaming.Session;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Which partitions of a published topic are this bridge's: the group that reads the topic of its
 * positions decides, and whoever has a partition of that writes the same partition of the other.
 *
 * @param <W> what writes one partition
 */
final class OwnedPartitions<W> implements ConsumerRebalanceListener {

  private static final Duration POLL = Duration.ofMillis(100);

  /** Others that join the group, or want what a dead one had, wait for no longer. */
  private static final Duration TURN = Duration.ofSeconds(2);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final IntFunction<W> writer;
  private final Consumer<W> closer;
  private final Map<Integer, W> byPartition = new TreeMap<>();

  private OwnedPartitions(
      KafkaConsumer<byte[], byte[]> consumer, IntFunction<W> writer, Consumer<W> closer) {
    this.consumer = consumer;
    this.writer = writer;
    this.closer = closer;
  }

  /**
   * Has the partitions that are this bridge's written, again and again, while the session runs.
   *
   * @param writer makes what writes a partition
   * @param closer ends it
   * @param publish has the writers write what is new, each for a {@link #turn}
   */
  static <W> void run(
      Session session,
      KafkaClients clients,
      PublishedTopic topic,
      Function<PublishedPartition, W> writer,
      Consumer<W> closer,
      Consumer<Collection<W>> publish) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        clients.member("tradegrid-" + topic.positions())) {
      OwnedPartitions<W> owned =
          new OwnedPartitions<>(
              consumer,
              partition -> writer.apply(PublishedPartition.take(topic, partition, clients)),
              closer);
      try {
        consumer.subscribe(List.of(topic.positions()), owned);
        while (session.isRunning()) {
          // Partitions are paused: this only keeps the place in the group.
          consumer.poll(POLL);
          publish.accept(owned.byPartition.values());
        }
      } finally {
        owned.byPartition.values().forEach(closer);
      }
    }
  }

  /**
   * Begins a writer's turn, after which the group is asked again who has which partition.
   *
   * @param writers who share the time
   * @return whether there is time left
   */
  static BooleanSupplier turn(int writers) {
    long begin = System.nanoTime();
    long turnNs = TURN.toNanos() / writers;
    return () -> System.nanoTime() - begin < turnNs;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    for (TopicPartition each : revoked) {
      W ours = byPartition.remove(each.partition());
      if (ours != null) {
        closer.accept(ours);
      }
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    consumer.pause(assigned);
    assigned.forEach(each -> byPartition.put(each.partition(), writer.apply(each.partition())));
  }
}
