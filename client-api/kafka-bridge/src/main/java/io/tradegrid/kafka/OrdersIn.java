package io.tradegrid.kafka;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import io.tradegrid.model.RejectReason;
import io.tradegrid.streaming.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes orders from their topic into the grid. What was refused, what was answered and how far the
 * topic was taken become known in one transaction, after everything up to there is durable. A
 * record that was refused is settled before a later one is sent, so that the marks which shards
 * keep never pass one that nobody has heard of.
 */
final class OrdersIn implements Session.Work {

  private static final Duration POLL = Duration.ofMillis(200);

  private final BridgeSettings settings;
  private final TradeGridClient client;
  private final BridgeMetrics metrics;
  private final OrderJson json = new OrderJson();
  private final OutgoingJson outgoing = new OutgoingJson();

  OrdersIn(BridgeSettings settings, TradeGridClient client, BridgeMetrics metrics) {
    this.settings = settings;
    this.client = client;
    this.metrics = metrics;
  }

  @Override
  public void run(Session session) throws InterruptedException {
    KafkaClients clients = new KafkaClients(settings);
    try (KafkaConsumer<byte[], byte[]> consumer =
            clients.member("tradegrid-" + settings.incoming());
        KafkaProducer<byte[], byte[]> producer =
            clients.producer("tradegrid-in-" + UUID.randomUUID())) {
      consumer.subscribe(List.of(settings.incoming()));
      while (session.isRunning()) {
        List<Incoming> all = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          all.add(Incoming.of(record, json, client));
        }
        if (!settle(all, consumer, producer)) {
          session.pause();
        }
        metrics.lag(lag(consumer));
      }
    }
  }

  private static long lag(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.assignment().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  /** Returns false if the outcome of some is not known, and they are to be read and asked again. */
  private boolean settle(
      List<Incoming> all,
      KafkaConsumer<byte[], byte[]> consumer,
      KafkaProducer<byte[], byte[]> producer) {
    int settled = 0;
    for (List<Incoming> run : Incoming.runs(all)) {
      List<Answer> answers = run.get(0).isRefused() ? List.of() : submit(run);
      if (answers.stream().anyMatch(OrdersIn::isOpen)) {
        metrics.askedAgain(all.size() - settled);
        rewind(all.subList(settled, all.size()), consumer);
        return false;
      }
      commit(run, answers, consumer, producer);
      settled += run.size();
    }
    return true;
  }

  private List<Answer> submit(List<Incoming> run) {
    List<OrderRequest> requests = run.stream().map(Incoming::request).toList();
    return client.submit(requests);
  }

  private static boolean isOpen(Answer answer) {
    RejectReason.Kind kind = answer.reason().kind();
    return kind == RejectReason.Kind.TRANSIENT || kind == RejectReason.Kind.UNKNOWN;
  }

  private static void rewind(List<Incoming> rest, KafkaConsumer<byte[], byte[]> consumer) {
    Map<TopicPartition, Long> first = new HashMap<>();
    rest.forEach(each -> first.putIfAbsent(each.partition(), each.source().offset()));
    first.forEach(consumer::seek);
  }

  private void commit(
      List<Incoming> run,
      List<Answer> answers,
      KafkaConsumer<byte[], byte[]> consumer,
      KafkaProducer<byte[], byte[]> producer) {
    producer.beginTransaction();
    Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
    int dead = 0;
    for (int i = 0; i < run.size(); i++) {
      Incoming each = run.get(i);
      taken.put(each.partition(), new OffsetAndMetadata(each.source().offset() + 1));
      Incoming settled = answers.isEmpty() ? each : refusedLate(each, answers.get(i));
      dead += settled.isRefused() ? 1 : 0;
      // What cannot be sent fails the commit.
      var unused =
          producer.send(settled.isRefused() ? deadLetter(settled) : answer(each, answers.get(i)));
    }
    producer.sendOffsetsToTransaction(taken, consumer.groupMetadata());
    producer.commitTransaction();
    metrics.taken(run.size() - dead, dead);
  }

  /** A shard refuses as the edge does what it does not record. */
  private static Incoming refusedLate(Incoming each, Answer answer) {
    RejectReason reason = answer.reason();
    return reason.kind() == RejectReason.Kind.REFUSED && reason != RejectReason.RECORD_TAKEN
        ? new Incoming(each.source(), each.request(), reason, reason.description())
        : each;
  }

  private ProducerRecord<byte[], byte[]> answer(Incoming each, Answer answer) {
    String symbol = each.request().symbol();
    return new ProducerRecord<>(
        settings.answers(),
        symbol.getBytes(StandardCharsets.UTF_8),
        outgoing.answer(each, answer, client.instrument(symbol)));
  }

  private ProducerRecord<byte[], byte[]> deadLetter(Incoming refused) {
    ConsumerRecord<byte[], byte[]> source = refused.source();
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(settings.deadLetters(), source.key(), source.value());
    source.headers().forEach(letter.headers()::add);
    header(letter, "reason", refused.reason().name());
    header(letter, "message", refused.message());
    header(letter, "topic", source.topic());
    header(letter, "partition", Integer.toString(source.partition()));
    header(letter, "offset", Long.toString(source.offset()));
    return letter;
  }

  private static void header(ProducerRecord<byte[], byte[]> letter, String key, String value) {
    letter.headers().remove(key).add(key, value.getBytes(StandardCharsets.UTF_8));
  }
}
