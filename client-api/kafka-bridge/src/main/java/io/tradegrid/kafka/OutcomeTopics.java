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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where it is said what became of orders. What was refused, what was answered and how far the topic
 * was taken become known in one transaction, after everything up to there is durable.
 */
final class OutcomeTopics implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OutcomeTopics.class);

  /** Letters of more than so many of the longest one's tenths are truncated at a next attempt. */
  private static final int LETTER_STEPS = 10;

  /** No letter is truncated that is shorter; a topic that takes none of these takes nothing. */
  private static final int LETTER_MIN = 4_096;

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
    int letterMax = Integer.MAX_VALUE;
    while (!isWritten(settled, group, letterMax)) {
      int longest = settled.stream().filter(Outcome::isDead).mapToInt(this::length).max().orElse(0);
      letterMax = Math.min(letterMax, longest) / LETTER_STEPS * (LETTER_STEPS - 1);
    }
  }

  private int length(Outcome dead) {
    return DeadLetter.length(DeadLetter.whole(settings.deadLetters(), dead));
  }

  /**
   * Returns false if nothing was written, as a letter was too long for its topic; how long one may
   * be only the brokers know, and may change.
   */
  private boolean isWritten(List<Outcome> settled, ConsumerGroupMetadata group, int letterMax) {
    producer.beginTransaction();
    try {
      Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
      for (Outcome each : settled) {
        Incoming incoming = each.incoming();
        taken.put(incoming.partition(), new OffsetAndMetadata(incoming.source().offset() + 1));
        // What cannot be sent fails the commit.
        var unused =
            producer.send(
                each.isDead() ? letter(each, letterMax) : answer(incoming, each.answer()));
      }
      producer.sendOffsetsToTransaction(taken, group);
      producer.commitTransaction();
      return true;
    } catch (KafkaException e) {
      if (!isTooLarge(e) || letterMax < LETTER_MIN) {
        throw e;
      }
      producer.abortTransaction();
      LOG.warn(
          "A dead letter is too long for {} and goes without its value", settings.deadLetters());
      return false;
    }
  }

  private static boolean isTooLarge(Throwable e) {
    return e != null && (e instanceof RecordTooLargeException || isTooLarge(e.getCause()));
  }

  private ProducerRecord<byte[], byte[]> letter(Outcome dead, int bytesMax) {
    ProducerRecord<byte[], byte[]> whole = DeadLetter.whole(settings.deadLetters(), dead);
    return DeadLetter.length(whole) <= bytesMax
        ? whole
        : DeadLetter.truncated(settings.deadLetters(), dead);
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
