package io.tradegrid.ingest.kafka;

import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.TickSink;
import io.tradegrid.ingest.run.FeedBatch;
import io.tradegrid.ingest.run.FeedMetrics;
import io.tradegrid.streaming.Session;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes ticks from {@code market.data.norm} into histories. While a batch is not durable its
 * partitions are paused and the consumer keeps its place in the group; an offset is committed only
 * after every tick before it is durable, and what is taken again after a death is there once.
 */
public final class TicksIn implements Session.Work {

  private static final Logger LOG = LoggerFactory.getLogger(TicksIn.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration GLANCE = Duration.ofMillis(2);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final MarketKafka kafka;
  private final TickSink sink;
  private final FeedMetrics metrics;
  private final MessageJson json = new MessageJson();

  /** Makes one. */
  public TicksIn(MarketKafka kafka, TickSink sink, FeedMetrics metrics) {
    this.kafka = kafka;
    this.sink = sink;
    this.metrics = metrics;
  }

  @Override
  public void run(Session session) throws InterruptedException {
    try (Consumer<byte[], byte[]> consumer = kafka.member(kafka.writers(), kafka.writers())) {
      consumer.subscribe(List.of(kafka.topics().norm()));
      while (session.isRunning()) {
        step(consumer, session);
      }
    }
  }

  /** Takes what is there. */
  void step(Consumer<byte[], byte[]> consumer, Session session) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    if (records.isEmpty()) {
      return;
    }
    FeedBatch batch = new FeedBatch();
    Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      // Only the pipeline writes here: what is no tick is an error that somebody has to look at.
      SourceMessage message = json.read(record.value());
      if (!(message instanceof SourceTick told)) {
        throw new IllegalStateException(
            record.topic() + "-" + record.partition() + "@" + record.offset() + ": is no tick");
      }
      batch.tick(told.symbol(), told.tick());
      taken.put(
          new TopicPartition(record.topic(), record.partition()),
          new OffsetAndMetadata(record.offset() + 1));
    }
    if (isDurable(batch, consumer, session)) {
      metrics.durable(batch.count());
      consumer.commitSync(taken);
    }
  }

  /** Returns false if the session ended before that is known. */
  private boolean isDurable(FeedBatch batch, Consumer<byte[], byte[]> consumer, Session session) {
    consumer.pause(consumer.assignment());
    try {
      while (session.isRunning()) {
        CompletableFuture<Void> append = sink.append(batch.ticks());
        while (!append.isDone() && session.isRunning()) {
          glance(consumer, GLANCE);
        }
        if (append.isDone() && !append.isCompletedExceptionally()) {
          return true;
        }
        LOG.warn("{} ticks are appended again", batch.count());
        metrics.appendRepeated();
        glance(consumer, PAUSE);
      }
      return false;
    } finally {
      consumer.resume(consumer.assignment());
    }
  }

  /** Keeps the place in the group; partitions that come meanwhile have to wait as well. */
  private static void glance(Consumer<byte[], byte[]> consumer, Duration duration) {
    ConsumerRecords<byte[], byte[]> early = consumer.poll(duration);
    for (TopicPartition partition : early.partitions()) {
      consumer.seek(partition, early.records(partition).get(0).offset());
    }
    consumer.pause(consumer.assignment());
  }
}
