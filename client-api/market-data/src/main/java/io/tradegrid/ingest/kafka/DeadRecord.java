package io.tradegrid.ingest.kafka;

import io.tradegrid.ingest.DeadReason;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record among the dead letters: as it came, with headers that say why and from where. */
final class DeadRecord {

  private DeadRecord() {}

  static ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> source,
      DeadReason reason,
      String message,
      MarketTopics topics) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(topics.deadLetters(), source.key(), source.value());
    source.headers().forEach(letter.headers()::add);
    header(letter, "reason", reason.name());
    header(letter, "message", message);
    header(letter, "topic", source.topic());
    header(letter, "partition", Integer.toString(source.partition()));
    header(letter, "offset", Long.toString(source.offset()));
    return letter;
  }

  private static void header(ProducerRecord<byte[], byte[]> letter, String key, String value) {
    letter.headers().remove(key).add(key, value.getBytes(StandardCharsets.UTF_8));
  }
}
