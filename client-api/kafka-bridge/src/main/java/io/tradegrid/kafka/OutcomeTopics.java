package io.tradegrid.kafka;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Where it is said what became of orders. What was refused, what was answered and how far the topic
 * was taken become known in one transaction, after everything up to there is durable.
 */
final class OutcomeTopics implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final BridgeSettings settings;
  private final TradeGridClient client;
  private final OutgoingJson json = new OutgoingJson();

  OutcomeTopics(
      Producer<byte[], byte[]> producer, BridgeSettings settings, TradeGridClient client) {
    this.producer = producer;
    this.settings = settings;
    this.client = client;
  }

  /**
   * Writes outcomes.
   *
   * @param settled of each partition in their order
   * @param group whose offsets go with them; fails if another has the partitions now
   */
  void write(List<Outcome> settled, ConsumerGroupMetadata group) {
    producer.beginTransaction();
    Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
    for (Outcome each : settled) {
      Incoming incoming = each.incoming();
      taken.put(incoming.partition(), new OffsetAndMetadata(incoming.source().offset() + 1));
      // What cannot be sent fails the commit.
      var unused =
          producer.send(
              each.isDead()
                  ? DeadLetter.whole(settings.deadLetters(), each)
                  : answer(incoming, each.answer()));
    }
    producer.sendOffsetsToTransaction(taken, group);
    producer.commitTransaction();
  }

  private ProducerRecord<byte[], byte[]> answer(Incoming each, Answer answer) {
    String symbol = each.request().symbol();
    return new ProducerRecord<>(
        settings.answers(),
        symbol.getBytes(StandardCharsets.UTF_8),
        json.answer(each, answer, client.instrument(symbol)));
  }

  @Override
  public void close() {
    producer.close();
  }
}
