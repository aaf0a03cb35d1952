package io.tradegrid.kafka;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.streaming.Session;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * The process between Kafka and the grid. Any number of them may run; Kafka shares the partitions
 * out, and takes over those of one that dies.
 */
public final class KafkaBridge implements AutoCloseable {

  private final TradeGridClient client;
  private final BridgeMetrics metrics;
  private final Session in;
  private final Session out;
  private final Session risk;

  private KafkaBridge(BridgeSettings settings) throws IOException {
    KafkaClients clients = new KafkaClients(settings);
    Map<String, Integer> partitions;
    try (Admin admin = clients.admin()) {
      partitions = new Topics(settings).make(admin);
    }
    client = TradeGridClient.connect(settings.gridAddresses());
    metrics = new BridgeMetrics(settings.number(BridgeSetting.METRICS_PORT));
    in = new Session("kafka-in", new OrdersIn(settings, client, metrics), metrics::restarted);
    out =
        new Session(
            "kafka-out",
            new ExecutedOut(
                clients,
                new PublishedTopic(
                    settings.executed(), settings.positions(), partitions.get(settings.executed())),
                client,
                metrics),
            metrics::restarted);
    risk =
        new Session(
            "kafka-risk",
            new RiskOut(
                clients,
                new PublishedTopic(
                    settings.risk(), settings.riskPositions(), partitions.get(settings.risk())),
                client,
                metrics),
            metrics::restarted);
    in.start();
    out.start();
    risk.start();
    System.out.printf(
        "TradeGrid kafka bridge ready: %s to grid %s to %s at %s,"
            + " metrics on http://127.0.0.1:%d/metrics%n",
        settings.incoming(),
        settings.text(BridgeSetting.GRID),
        settings.executed(),
        settings.text(BridgeSetting.BOOTSTRAP),
        metrics.port());
  }

  /** Ends in good order: what was begun is settled or will be done again. */
  @Override
  public void close() {
    in.close();
    out.close();
    risk.close();
    client.close();
    metrics.close();
  }

  /**
   * Runs a bridge until it is told to end.
   *
   * @param options each {@code --key=value}; see {@code docs/reference/kafka.md}
   */
  public static void main(String[] options) {
    try {
      KafkaBridge bridge = new KafkaBridge(new BridgeSettings(options));
      Runtime.getRuntime().addShutdownHook(new Thread(bridge::close, "kafka-shutdown"));
    } catch (IOException | RuntimeException e) {
      System.err.println("error: " + e.getMessage());
      System.exit(1);
    }
  }
}
