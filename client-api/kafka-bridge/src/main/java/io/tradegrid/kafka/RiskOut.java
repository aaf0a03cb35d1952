package io.tradegrid.kafka;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.streaming.Session;
import java.util.Collection;
import java.util.List;

/** Publishes live risk and its alerts. */
final class RiskOut implements Session.Work {

  private final BridgeSettings settings;
  private final KafkaClients clients;
  private final TradeGridClient client;
  private final BridgeMetrics metrics;
  private final int partitions;

  RiskOut(BridgeSettings settings, TradeGridClient client, BridgeMetrics metrics, int partitions) {
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
        settings.riskPositions(),
        this::writer,
        RiskPartition::close,
        this::publish);
  }

  private RiskPartition writer(int partition) {
    return new RiskPartition(
        new PublishedPartition(settings.risk(), settings.riskPositions(), partition, clients),
        partitions,
        client);
  }

  private void publish(Collection<RiskPartition> writers) {
    List<LiveScope> scopes = client.risk().scopes();
    writers.forEach(writer -> metrics.publishedRisk(writer.publish(scopes)));
  }
}
