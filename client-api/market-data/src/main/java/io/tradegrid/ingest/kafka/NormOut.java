package io.tradegrid.ingest.kafka;

import io.tradegrid.ingest.DeadLetter;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.pipeline.Pipeline;
import io.tradegrid.ingest.pipeline.PipelineSettings;
import io.tradegrid.ingest.pipeline.TickOutput;
import io.tradegrid.ingest.run.FeedClock;
import io.tradegrid.ingest.run.FeedMetrics;
import io.tradegrid.streaming.Session;
import io.tradegrid.tick.Tick;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes records from {@code market.data.raw} through the pipeline, one of its own for each
 * partition, and writes ticks, dead letters and how far it is in one transaction.
 */
public final class NormOut implements Session.Work {

  private static final Duration POLL = Duration.ofMillis(200);

  private final MarketKafka kafka;
  private final PipelineSettings settings;
  private final FeedMetrics metrics;
  private final Supplier<FeedClock> clocks;
  private final MessageJson json = new MessageJson();
  private final Map<TopicPartition, Judge> judges = new HashMap<>();

  /**
   * Makes one.
   *
   * @param clocks makes the clock of each partition
   */
  public NormOut(
      MarketKafka kafka,
      PipelineSettings settings,
      FeedMetrics metrics,
      Supplier<FeedClock> clocks) {
    this.kafka = kafka;
    this.settings = settings;
    this.metrics = metrics;
    this.clocks = clocks;
  }

  private record Judge(Pipeline pipeline, FeedClock clock) {}

  @Override
  public void run(Session session) throws InterruptedException {
    judges.clear();
    try (Consumer<byte[], byte[]> consumer = kafka.member("tradegrid-" + kafka.topics().raw());
        Producer<byte[], byte[]> producer = kafka.producer("tradegrid-norm-" + UUID.randomUUID())) {
      consumer.subscribe(List.of(kafka.topics().raw()), forgetful());
      while (session.isRunning()) {
        step(consumer, producer);
      }
    }
  }

  /** Whoever has a partition next knows what came meanwhile, and this one does not. */
  private ConsumerRebalanceListener forgetful() {
    return new ConsumerRebalanceListener() {
      @Override
      public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        judges.keySet().removeAll(revoked);
      }

      @Override
      public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        judges.keySet().removeAll(assigned);
      }
    };
  }

  /** Takes what is there. */
  void step(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    if (records.isEmpty()) {
      return;
    }
    producer.beginTransaction();
    Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      Judge judge =
          judges.computeIfAbsent(
              partition, unused -> new Judge(new Pipeline(settings, metrics), clocks.get()));
      judge(judge, record, producer);
      taken.put(partition, new OffsetAndMetadata(record.offset() + 1));
    }
    producer.sendOffsetsToTransaction(taken, consumer.groupMetadata());
    producer.commitTransaction();
  }

  private void judge(
      Judge judge, ConsumerRecord<byte[], byte[]> record, Producer<byte[], byte[]> producer) {
    TickOutput out =
        new TickOutput() {
          @Override
          public void tick(String symbol, Tick tick) {
            // What cannot be sent fails the commit.
            var unused =
                producer.send(
                    new ProducerRecord<>(
                        kafka.topics().norm(), bytes(symbol), json.write(symbol, tick)));
          }

          @Override
          public void deadLetter(DeadLetter letter) {
            send(letter.reason(), letter.message());
          }

          private void send(DeadReason reason, String message) {
            var unused = producer.send(DeadRecord.of(record, reason, message, kafka.topics()));
          }
        };
    SourceMessage message;
    try {
      message = json.read(record.value());
    } catch (IllegalArgumentException e) {
      out.deadLetter(new DeadLetter(0, "", DeadReason.UNREADABLE, e.getMessage(), ""));
      return;
    }
    long nowNs = judge.clock().nowNs(message);
    judge.pipeline().accept(message, nowNs, out);
    judge.pipeline().passTime(nowNs, out);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
