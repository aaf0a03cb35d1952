package io.tradegrid.faults.load;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.command.Answer;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.faults.process.Topic;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.RejectReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records of the topic of orders, whose answers are records too. Who has waited long enough for one
 * goes on without; the record is still there, and whether it was carried out once is seen in the
 * end.
 */
final class KafkaChannel implements Channel {

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(100);

  private final JsonMapper json = new JsonMapper();
  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> answers;

  KafkaChannel(String bootstrap) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new StringSerializer(),
            new StringSerializer());
    answers = Topic.consumer(bootstrap);
    answers.assign(Topic.partitions(answers, Topic.ANSWERS, Topic.DEAD_LETTERS));
    answers.seekToEnd(answers.assignment());
    answers.assignment().forEach(answers::position);
  }

  /** There are no trade reports here. */
  @Override
  public boolean takes(OrderRequest request) {
    return !(request instanceof OrderRequest.Report);
  }

  @Override
  public List<Told> send(List<Asked> requests) {
    long sentAtNs = System.nanoTime();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Asked asked : requests) {
      String value = json.writeValueAsString(body(asked.request()));
      sent.add(producer.send(new ProducerRecord<>(Topic.ORDERS, asked.request().symbol(), value)));
    }
    Map<String, Integer> waiting = new HashMap<>();
    Told[] told = new Told[requests.size()];
    for (int i = 0; i < told.length; i++) {
      try {
        RecordMetadata record = sent.get(i).get();
        told[i] = told(sentAtNs, null, "no answer yet to " + record);
        waiting.put(Topic.place(record.partition(), record.offset()), i);
      } catch (ExecutionException e) {
        told[i] = told(sentAtNs, null, e.toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted", e);
      }
    }
    while (!waiting.isEmpty() && System.nanoTime() - sentAtNs < ANSWER_LIMIT.toNanos()) {
      for (ConsumerRecord<String, String> record : answers.poll(POLL)) {
        Integer place = waiting.remove(Topic.placeOfSource(record, json));
        if (place != null) {
          told[place] = told(sentAtNs, answer(record), "");
        }
      }
    }
    return List.of(told);
  }

  private static Told told(long sentAtNs, Answer answer, String note) {
    return new Told("kafka", sentAtNs, System.nanoTime(), answer, Told.Detail.ORDER, note);
  }

  private Answer answer(ConsumerRecord<String, String> record) {
    if (record.topic().equals(Topic.DEAD_LETTERS)) {
      return Answer.refused(RejectReason.valueOf(Topic.header(record, "reason")));
    }
    JsonNode body = json.readTree(record.value());
    return new Answer(
        RejectReason.valueOf(body.path("reason").asString()),
        body.path("duplicate").asBoolean(),
        OrderStatus.valueOf(body.path("status").asString()),
        Long.parseLong(body.path("orderId").asString()),
        Long.parseLong(body.path("filledQuantity").asString()),
        Long.parseLong(body.path("leavesQuantity").asString()),
        TopOfBook.EMPTY,
        List.of(),
        body.path("cancelledOrders").asInt());
  }

  private static Map<String, Object> body(OrderRequest request) {
    if (request instanceof OrderRequest.New order) {
      return RestChannel.body(order);
    }
    Map<String, Object> body = new TreeMap<>();
    body.put("symbol", request.symbol());
    body.put("portfolio", request.portfolio());
    if (request instanceof OrderRequest.Cancel cancel) {
      body.put("action", "CANCEL");
      body.put("cancelId", cancel.clientOrderId());
      body.put("clientOrderId", cancel.origClientOrderId());
    } else if (request instanceof OrderRequest.Amend amend) {
      body.put("action", "AMEND");
      body.put("amendId", amend.clientOrderId());
      body.put("clientOrderId", amend.origClientOrderId());
      body.put("price", amend.price());
      body.put("quantity", amend.quantity());
    } else {
      OrderRequest.MassCancel cancel = (OrderRequest.MassCancel) request;
      body.put("action", "CANCEL_ALL");
      body.put("cancelId", cancel.clientOrderId());
      body.put("side", cancel.side() == null ? null : cancel.side().name());
    }
    body.values().removeIf(value -> value == null);
    return body;
  }

  @Override
  public void close() {
    producer.close();
    answers.close();
  }
}
