package io.tradegrid.ingest.kafka;

import io.tradegrid.ingest.DeadLetter;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.pipeline.Pipeline;
import io.tradegrid.ingest.pipeline.PipelineSettings;
import io.tradegrid.ingest.pipeline.QuoteMemory;
import io.tradegrid.ingest.pipeline.TickOutput;
import io.tradegrid.ingest.run.FeedClock;
import io.tradegrid.ingest.run.FeedMetrics;
import io.tradegrid.streaming.Session;
import io.tradegrid.tick.Tick;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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

  /** One for all sessions of a process, or brokers would keep one of each for a week. */
  private final String transactionalId = "tradegrid-norm-" + UUID.randomUUID();

  private final MarketKafka kafka;
  private final PipelineSettings settings;
  private final String client;
  private final FeedMetrics metrics;
  private final Supplier<FeedClock> clocks;
  private final Memories memories;
  private final MessageJson json = new MessageJson();
  private final Map<TopicPartition, Judge> judges = new HashMap<>();

  /** What is known of quotes from before somebody took a partition. */
  @FunctionalInterface
  public interface Memories {

    /**
     * Returns what is known, once everything that was judged of the partition before is in it.
     *
     * @throws InterruptedException if the caller is interrupted
     */
    QuoteMemory of(int partition) throws InterruptedException;
  }

  /**
   * Makes one.
   *
   * @param client by what others know it, see {@link MarketKafka#requireSame}
   * @param clocks makes the clock of each partition
   * @param memories asked for a partition that is new to it, if quotes are merged
   */
  public NormOut(
      MarketKafka kafka,
      PipelineSettings settings,
      String client,
      FeedMetrics metrics,
      Supplier<FeedClock> clocks,
      Memories memories) {
    this.kafka = kafka;
    this.settings = settings;
    this.client = client;
    this.metrics = metrics;
    this.clocks = clocks;
    this.memories = memories;
  }

  private record Judge(Pipeline pipeline, FeedClock clock) {}

  @Override
  public void run(Session session) throws InterruptedException {
    judges.clear();
    try (Consumer<byte[], byte[]> consumer = kafka.member(kafka.judges(), client);
        Producer<byte[], byte[]> producer = kafka.producer(transactionalId)) {
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

  /** Takes what is there, and lets time pass where there is nothing more. */
  void step(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer)
      throws InterruptedException {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    Made made = new Made();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      judge(judge(new TopicPartition(record.topic(), record.partition())), record, made);
    }
    passTime(consumer, made);
    if (records.isEmpty() && made.records.isEmpty()) {
      return;
    }
    producer.beginTransaction();
    for (ProducerRecord<byte[], byte[]> each : made.records) {
      // What cannot be sent fails the commit.
      var unused = producer.send(each);
    }
    Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
    for (TopicPartition partition : judges.keySet()) {
      taken.put(partition, new OffsetAndMetadata(consumer.position(partition)));
    }
    producer.sendOffsetsToTransaction(taken, consumer.groupMetadata());
    producer.commitTransaction();
  }

  private Judge judge(TopicPartition partition) throws InterruptedException {
    Judge judge = judges.get(partition);
    if (judge == null) {
      boolean isMerging = settings.merge().isOn();
      QuoteMemory memory = isMerging ? memories.of(partition.partition()) : QuoteMemory.NONE;
      judge = new Judge(new Pipeline(settings, metrics, memory), clocks.get());
      judges.put(partition, judge);
    }
    return judge;
  }

  private void judge(Judge judge, ConsumerRecord<byte[], byte[]> record, Made made) {
    made.source = record;
    SourceMessage message;
    try {
      message = json.read(record.value());
    } catch (IllegalArgumentException e) {
      made.deadLetter(new DeadLetter(0, "", DeadReason.UNREADABLE, e.getMessage(), ""));
      return;
    }
    long arrivedNs = TimeUnit.MILLISECONDS.toNanos(record.timestamp());
    judge.pipeline().accept(message, judge.clock().nowNs(message, arrivedNs), made);
  }

  /** A source is silent only where everything it has said is taken. */
  private void passTime(Consumer<byte[], byte[]> consumer, Made made) {
    long timeOfDayNs = FeedClock.timeOfDayNs();
    judges.forEach(
        (partition, judge) -> {
          if (consumer.currentLag(partition).orElse(1) == 0) {
            judge.pipeline().passTime(judge.clock().nowNs(null, timeOfDayNs), made);
          }
        });
  }

  /** What is to be written; dead letters are of the record that is being judged. */
  private final class Made implements TickOutput {

    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private ConsumerRecord<byte[], byte[]> source;

    @Override
    public void tick(String symbol, Tick tick) {
      byte[] key = symbol.getBytes(StandardCharsets.UTF_8);
      records.add(new ProducerRecord<>(kafka.topics().norm(), key, json.write(symbol, tick)));
    }

    @Override
    public void deadLetter(DeadLetter letter) {
      records.add(DeadRecord.of(source, letter.reason(), letter.message(), kafka.topics()));
    }
  }
}
