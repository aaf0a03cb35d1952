package io.tradegrid.ingest.kafka;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.pipeline.PipelineSettings;
import io.tradegrid.ingest.run.FeedBuffer;
import io.tradegrid.ingest.run.FeedClock;
import io.tradegrid.ingest.run.FeedMetrics;
import io.tradegrid.ingest.run.NamedFeed;
import io.tradegrid.ingest.run.RunSettings;
import io.tradegrid.streaming.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes what an adapter tells into {@code market.data.raw}: messages and the position behind them
 * in one transaction, so that each is there exactly once. The queue between the two is bounded;
 * while brokers are slow the adapter waits.
 */
public final class RawOut implements Session.Work {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final long NS_PER_MS = 1_000_000L;

  /** So often a source that speaks is said to be alive in the time after which it is silent. */
  private static final int HEARTBEATS = 5;

  private final String name;
  private final FeedAdapter adapter;
  private final MarketKafka kafka;
  private final PipelineSettings pipeline;
  private final FeedClock clock;
  private final FeedMetrics metrics;
  private final RunSettings settings;
  private final MessageJson json = new MessageJson();

  /** When every partition was last told of a source that is merged. */
  private final Map<Long, Long> aliveNs = new HashMap<>();

  /**
   * Makes one.
   *
   * @param feed its name is that under which its position is kept; only one process writes under it
   * @param pipeline its symbol map names what a record's key is, so that a symbol is in one
   *     partition whatever its sources call it; of sources that it merges all partitions hear
   * @param clock what time it is for the pipelines
   */
  public RawOut(
      NamedFeed feed,
      MarketKafka kafka,
      PipelineSettings pipeline,
      FeedClock clock,
      FeedMetrics metrics,
      RunSettings settings) {
    this.name = feed.name();
    this.adapter = feed.adapter();
    this.kafka = kafka;
    this.pipeline = pipeline;
    this.clock = clock;
    this.metrics = metrics;
    this.settings = settings;
  }

  /** Runs until the feed has ended or it is told to end. */
  @Override
  public void run(Session session) throws InterruptedException {
    aliveNs.clear();
    try (Producer<byte[], byte[]> producer =
        kafka.producer("tradegrid-" + kafka.topics().raw() + "-" + name)) {
      int partitions = producer.partitionsFor(kafka.topics().raw()).size();
      try (FeedBuffer buffer = new FeedBuffer(name, adapter, position(), metrics, settings)) {
        buffer.start();
        while (session.isRunning() && !buffer.isOver()) {
          write(buffer.take(), producer, partitions);
        }
      }
    }
  }

  /** Nobody else writes any more under this name, so the end is the end. */
  private long position() {
    try (Consumer<byte[], byte[]> reader = kafka.reader()) {
      return position(reader);
    }
  }

  long position(Consumer<byte[], byte[]> reader) {
    TopicPartition partition = new TopicPartition(kafka.topics().positions(), 0);
    reader.assign(List.of(partition));
    reader.seekToBeginning(List.of(partition));
    long end = reader.endOffsets(List.of(partition)).get(partition);
    long position = FeedAdapter.BEGINNING;
    while (reader.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
        if (new String(record.key(), StandardCharsets.UTF_8).equals(name)) {
          position = Long.parseLong(new String(record.value(), StandardCharsets.UTF_8));
        }
      }
    }
    return position;
  }

  /** Writes a batch; what cannot be sent fails the commit. */
  void write(List<FeedBuffer.Entry> entries, Producer<byte[], byte[]> producer, int partitions) {
    if (entries.isEmpty()) {
      return;
    }
    producer.beginTransaction();
    for (FeedBuffer.Entry entry : entries) {
      tellAlive(entry, producer, partitions);
      send(entry.message(), entry.arrivedNs(), producer, partitions);
    }
    String position = Long.toString(entries.get(entries.size() - 1).position());
    var unused =
        producer.send(
            new ProducerRecord<>(kafka.topics().positions(), 0, bytes(name), bytes(position)));
    producer.commitTransaction();
  }

  /**
   * A source speaks of one symbol, in one partition, and is silent or not in all of them: while it
   * speaks, each partition hears of it at a steady interval.
   */
  private void tellAlive(
      FeedBuffer.Entry entry, Producer<byte[], byte[]> producer, int partitions) {
    SourceMessage message = entry.message();
    long nowNs = clock.nowNs(message, entry.arrivedNs());
    if (!pipeline.merge().merges(message.source())) {
      return;
    }
    Long lastNs = aliveNs.get(message.source());
    boolean isDue = lastNs == null || nowNs - lastNs >= pipeline.merge().silentNs() / HEARTBEATS;
    if (isDue && !(message instanceof Heartbeat)) {
      Heartbeat alive = new Heartbeat(message.source(), nowNs, 0);
      send(alive, entry.arrivedNs(), producer, partitions);
    }
    if (isDue || message instanceof Heartbeat) {
      aliveNs.put(message.source(), nowNs);
    }
  }

  /** A heartbeat is for all partitions. A record's time is when the feed took the message. */
  private void send(
      SourceMessage message, long arrivedNs, Producer<byte[], byte[]> producer, int partitions) {
    byte[] value = json.write(message);
    String topic = kafka.topics().raw();
    long arrivedMs = arrivedNs / NS_PER_MS;
    if (message instanceof SourceTick told) {
      byte[] key = bytes(symbol(told));
      var unused = producer.send(new ProducerRecord<>(topic, null, arrivedMs, key, value));
      return;
    }
    var unusedFirst = producer.send(new ProducerRecord<>(topic, 0, arrivedMs, null, value));
    if (message instanceof Heartbeat alive) {
      // What is missing is counted once.
      byte[] rest = json.write(new Heartbeat(alive.source(), alive.timeNs(), 0));
      for (int partition = 1; partition < partitions; partition++) {
        var unused = producer.send(new ProducerRecord<>(topic, partition, arrivedMs, null, rest));
      }
    }
  }

  private String symbol(SourceTick told) {
    return pipeline
        .symbols()
        .find(told.source(), told.symbol())
        .map(rule -> rule.symbol())
        .orElse(told.symbol());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
