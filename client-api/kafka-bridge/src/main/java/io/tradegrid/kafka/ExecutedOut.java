package io.tradegrid.kafka;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.streaming.Session;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Publishes order events. */
final class ExecutedOut implements Session.Work {

  private final KafkaClients clients;
  private final PublishedTopic topic;
  private final TradeGridClient client;
  private final BridgeMetrics metrics;

  ExecutedOut(
      KafkaClients clients, PublishedTopic topic, TradeGridClient client, BridgeMetrics metrics) {
    this.clients = clients;
    this.topic = topic;
    this.client = client;
    this.metrics = metrics;
  }

  @Override
  public void run(Session session) {
    OwnedPartitions.run(
        session,
        clients,
        topic,
        published -> new ExecutedPartition(published, client),
        ExecutedPartition::close,
        this::publish);
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
