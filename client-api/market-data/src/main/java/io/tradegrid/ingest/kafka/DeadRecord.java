package io.tradegrid.ingest.kafka;

import io.tradegrid.ingest.DeadReason;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record among the dead letters: as it came, with headers that say why and from where. One that
 * is nearly as long as a topic takes would be too long with them, and stop its partition: it goes
 * without its value, which is where the letter says it was.
 */
final class DeadRecord {

  /** In bytes; half of what topics take that nobody has configured. */
  static final int VALUE_MAX = 500_000;

  private static final int MESSAGE_MAX = 1_000;

  private DeadRecord() {}

  static ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> source,
      DeadReason reason,
      String message,
      MarketTopics topics) {
    boolean fits = bytes(source) <= VALUE_MAX;
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(
            topics.deadLetters(), fits ? source.key() : null, fits ? source.value() : null);
    if (fits) {
      source.headers().forEach(letter.headers()::add);
    } else {
      header(letter, "truncated", "true");
      header(letter, "bytes", Integer.toString(length(source.value())));
    }
    header(letter, "reason", reason.name());
    header(letter, "message", message.substring(0, Math.min(MESSAGE_MAX, message.length())));
    header(letter, "topic", source.topic());
    header(letter, "partition", Integer.toString(source.partition()));
    header(letter, "offset", Long.toString(source.offset()));
    return letter;
  }

  private static int bytes(ConsumerRecord<byte[], byte[]> source) {
    int bytes = length(source.key()) + length(source.value());
    for (Header header : source.headers()) {
      bytes += header.key().length() + length(header.value());
    }
    return bytes;
  }

  private static int length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static void header(ProducerRecord<byte[], byte[]> letter, String key, String value) {
    letter.headers().remove(key).add(key, value.getBytes(StandardCharsets.UTF_8));
  }
}
