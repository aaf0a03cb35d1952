package io.tradegrid.kafka;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A record of the topic of orders as it was understood.
 *
 * @param request what it asks for; null if it was refused
 * @param reason why it was refused; NONE if it was not
 * @param message names the field that was refused; null if none was
 */
record Incoming(
    ConsumerRecord<byte[], byte[]> source,
    OrderRequest request,
    RejectReason reason,
    String message) {

  /**
   * Understands a record, or says why it is not to be understood.
   *
   * @param topic by what shards know its topic
   */
  static Incoming of(
      ConsumerRecord<byte[], byte[]> source, String topic, OrderJson json, TradeGridClient client) {
    try {
      OrderRequest asked = json.read(source.value());
      checkKey(source.key(), asked.symbol());
      OrderRequest request =
          new OrderRequest.FromTopic(topic, source.partition(), source.offset(), asked);
      client.check(request);
      return new Incoming(source, request, RejectReason.NONE, null);
    } catch (RejectedException e) {
      return new Incoming(source, null, e.reason(), e.getMessage());
    } catch (IllegalArgumentException e) {
      return new Incoming(source, null, RejectReason.BAD_REQUEST, e.getMessage());
    }
  }

  /** Only records of one key stay in their order. */
  private static void checkKey(byte[] key, String symbol) {
    String text = key == null ? "none" : new String(key, StandardCharsets.UTF_8);
    if (!text.equals(symbol)) {
      throw new IllegalArgumentException("key: must be the symbol " + symbol + ", got " + text);
    }
  }

  boolean isRefused() {
    return reason != RejectReason.NONE;
  }

  TopicPartition partition() {
    return new TopicPartition(source.topic(), source.partition());
  }
}
