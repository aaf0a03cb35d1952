package io.tradegrid.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Records among the dead letters: as they came, with headers that say why and from where. */
final class DeadLetter {

  private static final int MESSAGE_MAX = 1_000;

  /** Longer than any symbol. */
  private static final int KEPT_KEY_MAX = 1_000;

  private DeadLetter() {}

  /** Writes one with all that the record had. */
  static ProducerRecord<byte[], byte[]> whole(String topic, Outcome dead) {
    ConsumerRecord<byte[], byte[]> source = dead.incoming().source();
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(topic, source.key(), source.value());
    source.headers().forEach(letter.headers()::add);
    explain(letter, dead);
    return letter;
  }

  /** Writes one that always fits: what the record had is where the letter says it was. */
  static ProducerRecord<byte[], byte[]> truncated(String topic, Outcome dead) {
    ConsumerRecord<byte[], byte[]> source = dead.incoming().source();
    byte[] key = length(source.key()) > KEPT_KEY_MAX ? null : source.key();
    ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topic, key, null);
    explain(letter, dead);
    header(letter, "truncated", "true");
    header(letter, "bytes", Integer.toString(length(source.value())));
    return letter;
  }

  private static void explain(ProducerRecord<byte[], byte[]> letter, Outcome dead) {
    ConsumerRecord<byte[], byte[]> source = dead.incoming().source();
    String message = dead.message();
    header(letter, "reason", dead.reason().name());
    header(letter, "message", message.substring(0, Math.min(MESSAGE_MAX, message.length())));
    header(letter, "topic", source.topic());
    header(letter, "partition", Integer.toString(source.partition()));
    header(letter, "offset", Long.toString(source.offset()));
  }

  private static void header(ProducerRecord<byte[], byte[]> letter, String key, String value) {
    letter.headers().remove(key).add(key, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the length of a letter in bytes, without what Kafka adds. */
  static int length(ProducerRecord<byte[], byte[]> letter) {
    return length(letter.key()) + length(letter.value()) + length(letter.headers());
  }

  private static int length(Headers headers) {
    int length = 0;
    for (Header header : headers) {
      length += header.key().length() + length(header.value());
    }
    return length;
  }

  private static int length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
