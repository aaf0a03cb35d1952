package io.tradegrid.kafka;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.streaming.Session;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Publishes order events. Which partitions are this bridge's is decided by the group that reads the
 * topic of positions: whoever has a partition of it writes that partition of events.
 */
final class ExecutedOut implements Session.Work {

  private static final Duration POLL = Duration.ofMillis(100);

  private final BridgeSettings settings;
  private final KafkaClients clients;
  private final TradeGridClient client;
  private final BridgeMetrics metrics;
  private final int partitions;

  ExecutedOut(
      BridgeSettings settings, TradeGridClient client, BridgeMetrics metrics, int partitions) {
    this.settings = settings;
    this.clients = new KafkaClients(settings);
    this.client = client;
    this.metrics = metrics;
    this.partitions = partitions;
  }

  @Override
  public void run(Session session) {
    Writers writers = new Writers();
    try (KafkaConsumer<byte[], byte[]> consumer =
        clients.member("tradegrid-" + settings.positions())) {
      consumer.subscribe(List.of(settings.positions()), writers.of(consumer));
      while (session.isRunning()) {
        // Partitions are paused: this only keeps the place in the group.
        consumer.poll(POLL);
        writers.publish();
      }
    } finally {
      writers.closeAll();
    }
  }

  /** The writers of the partitions that are this bridge's, by partition. */
  private final class Writers {

    private final Map<Integer, ExecutedPartition> byPartition = new TreeMap<>();

    ConsumerRebalanceListener of(KafkaConsumer<byte[], byte[]> consumer) {
      return new ConsumerRebalanceListener() {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
          revoked.forEach(each -> close(each.partition()));
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
          consumer.pause(assigned);
          assigned.forEach(each -> open(each.partition()));
        }
      };
    }

    private void open(int partition) {
      byPartition.put(
          partition, new ExecutedPartition(partition, partitions, settings, clients, client));
    }

    private void close(int partition) {
      ExecutedPartition writer = byPartition.remove(partition);
      if (writer != null) {
        writer.close();
      }
    }

    /** Reads the marks first: what comes behind them while it works moves them again. */
    void publish() {
      Map<Integer, Long> marks = client.historyMarks();
      if (byPartition.values().stream().allMatch(writer -> writer.hasSeen(marks))) {
        return;
      }
      List<String> symbols = client.symbols();
      byPartition.values().forEach(writer -> metrics.published(writer.publish(marks, symbols)));
    }

    void closeAll() {
      byPartition.values().forEach(ExecutedPartition::close);
    }
  }
}
