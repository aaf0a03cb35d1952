package io.tradegrid.kafka;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * One membership in the group that takes orders. A partition with an order whose outcome is not
 * known is read no further until it is, and that order is asked again beside the others.
 */
final class OrderIntake implements ConsumerRebalanceListener, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String topic;
  private final OutcomeTopics outcomes;
  private final TradeGridClient client;
  private final BridgeMetrics metrics;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final AskingAgain askingAgain = new AskingAgain(this::submit);
  private final OrderJson json = new OrderJson();
  private final Unsettled unsettled = new Unsettled();

  OrderIntake(
      KafkaClients clients,
      OutcomeTopics outcomes,
      BridgeSettings settings,
      TradeGridClient client,
      BridgeMetrics metrics) {
    this.topic = clients.identity(settings.incoming());
    this.outcomes = outcomes;
    this.client = client;
    this.metrics = metrics;
    this.consumer = clients.member("tradegrid-" + settings.incoming());
    consumer.subscribe(List.of(settings.incoming()), this);
  }

  /** Takes what there is, and settles what can be. */
  void takeTurn() throws InterruptedException {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      unsettled.add(Incoming.of(record, topic, json, client));
    }
    askingAgain.take(unsettled);
    settle();
    pauseThoseThatWait();
    metrics.askedAgain(askingAgain.askLater(unsettled));
    metrics.lag(lag());
  }

  /** Goes on until all that is left waits for a shard. */
  private void settle() {
    List<Outcome> settled;
    do {
      List<Incoming> due = unsettled.due();
      unsettled.answer(due, submit(due));
      settled = unsettled.settle();
      if (!settled.isEmpty()) {
        outcomes.write(settled, consumer.groupMetadata());
        int dead = (int) settled.stream().filter(Outcome::isDead).count();
        metrics.taken(settled.size() - dead, dead);
        metrics.takenBefore((int) settled.stream().filter(Outcome::isTakenBefore).count());
      }
    } while (!settled.isEmpty());
  }

  private List<Answer> submit(List<Incoming> records) {
    List<OrderRequest> requests = records.stream().map(Incoming::request).toList();
    return requests.isEmpty() ? List.of() : client.submit(requests);
  }

  private void pauseThoseThatWait() {
    Set<TopicPartition> waiting = unsettled.partitions();
    Set<TopicPartition> others = new HashSet<>(consumer.paused());
    others.removeAll(waiting);
    consumer.resume(others);
    consumer.pause(waiting);
    metrics.waitingPartitions(waiting.size());
  }

  private long lag() {
    return unsettled.size()
        + consumer.assignment().stream()
            .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
            .sum();
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    unsettled.forget(revoked);
  }

  /** It may have had them before, and reads them again now. */
  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    unsettled.forget(assigned);
  }

  @Override
  public void close() {
    askingAgain.close();
    consumer.close();
  }
}
