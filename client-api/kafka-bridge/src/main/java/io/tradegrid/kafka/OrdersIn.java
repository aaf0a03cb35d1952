package io.tradegrid.kafka;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.streaming.Session;
import java.util.UUID;

/** Takes orders from their topic into the grid. */
final class OrdersIn implements Session.Work {

  private final BridgeSettings settings;
  private final TradeGridClient client;
  private final BridgeMetrics metrics;

  /** One a process, however often it begins again: brokers remember each for a week. */
  private final String transactionalId = "tradegrid-in-" + UUID.randomUUID();

  OrdersIn(BridgeSettings settings, TradeGridClient client, BridgeMetrics metrics) {
    this.settings = settings;
    this.client = client;
    this.metrics = metrics;
  }

  @Override
  public void run(Session session) throws InterruptedException {
    KafkaClients clients = new KafkaClients(settings);
    try (OutcomeTopics outcomes =
            new OutcomeTopics(clients.producer(transactionalId), settings, client);
        OrderIntake intake = new OrderIntake(clients, outcomes, settings, client, metrics)) {
      while (session.isRunning()) {
        intake.takeTurn();
      }
    }
  }
}
