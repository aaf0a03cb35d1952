package io.tradegrid.kafka;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.streaming.Session;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Publishes order events. */
final class ExecutedOut implements Session.Work {

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
    OwnedPartitions.run(
        session,
        clients,
        settings.positions(),
        this::writer,
        ExecutedPartition::close,
        this::publish);
  }

  private ExecutedPartition writer(int partition) {
    return new ExecutedPartition(
        new PublishedPartition(settings.executed(), settings.positions(), partition, clients),
        partitions,
        client);
  }

  /** Reads the marks first: what comes behind them while it works moves them again. */
  private void publish(Collection<ExecutedPartition> writers) {
    Map<Integer, Long> marks = client.historyMarks();
    if (writers.stream().allMatch(writer -> writer.hasSeen(marks))) {
      return;
    }
    List<String> symbols = client.symbols();
    writers.forEach(writer -> metrics.published(writer.publish(marks, symbols)));
  }
}
