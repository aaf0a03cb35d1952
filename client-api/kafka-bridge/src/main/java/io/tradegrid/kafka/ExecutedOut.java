package io.tradegrid.kafka;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.streaming.Session;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes order events. */
final class ExecutedOut implements Session.Work {

  private static final Logger LOG = LoggerFactory.getLogger(ExecutedOut.class);

  private final KafkaClients clients;
  private final PublishedTopic topic;
  private final TradeGridClient client;
  private final EventHistory history;
  private final BridgeMetrics metrics;

  /** As they were last seen. */
  private Set<Integer> lost = Set.of();

  ExecutedOut(
      KafkaClients clients, PublishedTopic topic, TradeGridClient client, BridgeMetrics metrics) {
    this.clients = clients;
    this.topic = topic;
    this.client = client;
    this.history = EventHistory.of(client);
    this.metrics = metrics;
  }

  @Override
  public void run(Session session) {
    OwnedPartitions.run(
        session,
        clients,
        topic,
        published -> new ExecutedPartition(published, history),
        ExecutedPartition::close,
        this::publish);
  }

  /**
   * Reads the marks first: what comes behind them while it works moves them again. A shard that is
   * lost has none, and goes on from its symbols' positions when it is back.
   */
  private void publish(Collection<ExecutedPartition> writers) {
    Map<Integer, Long> marks = client.historyMarks(lostShards());
    if (writers.stream().allMatch(writer -> writer.hasSeen(marks))) {
      return;
    }
    List<String> symbols = client.symbols();
    for (ExecutedPartition writer : writers) {
      metrics.published(writer.publish(marks, symbols, OwnedPartitions.turn(writers.size())));
    }
  }

  private Set<Integer> lostShards() {
    Set<Integer> now = client.lostShards();
    if (!now.equals(lost)) {
      LOG.warn("Shards that are lost, whose events wait: {}, before {}", now, lost);
      lost = now;
      metrics.lostShards(now.size());
    }
    return now;
  }
}
