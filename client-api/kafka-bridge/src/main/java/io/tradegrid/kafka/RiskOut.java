package io.tradegrid.kafka;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.streaming.Session;
import java.util.Collection;
import java.util.List;

/** Publishes live risk and its alerts. */
final class RiskOut implements Session.Work {

  private final KafkaClients clients;
  private final PublishedTopic topic;
  private final TradeGridClient client;
  private final BridgeMetrics metrics;

  RiskOut(
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
        published -> new RiskPartition(published, client),
        RiskPartition::close,
        this::publish);
  }

  private void publish(Collection<RiskPartition> writers) {
    List<LiveScope> scopes = client.risk().scopes();
    for (RiskPartition writer : writers) {
      metrics.publishedRisk(writer.publish(scopes, OwnedPartitions.turn(writers.size())));
    }
  }
}
