package io.tradegrid.ingest.kafka;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.pipeline.SymbolMap;
import io.tradegrid.ingest.run.FeedBuffer;
import io.tradegrid.ingest.run.FeedMetrics;
import io.tradegrid.ingest.run.RunSettings;
import io.tradegrid.streaming.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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

  private final String name;
  private final FeedAdapter adapter;
  private final MarketKafka kafka;
  private final SymbolMap symbols;
  private final FeedMetrics metrics;
  private final RunSettings settings;
  private final MessageJson json = new MessageJson();

  /**
   * Makes one.
   *
   * @param name of the feed, under which its position is kept; only one process writes under it
   * @param symbols names what a record's key is, so that a symbol is in one partition whatever its
   *     sources call it
   */
  public RawOut(
      String name,
      FeedAdapter adapter,
      MarketKafka kafka,
      SymbolMap symbols,
      FeedMetrics metrics,
      RunSettings settings) {
    this.name = name;
    this.adapter = adapter;
    this.kafka = kafka;
    this.symbols = symbols;
    this.metrics = metrics;
    this.settings = settings;
  }

  /** Runs until the feed has ended or it is told to end. */
  @Override
  public void run(Session session) throws InterruptedException {
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
      send(entry.message(), producer, partitions);
    }
    String position = Long.toString(entries.get(entries.size() - 1).position());
    var unused =
        producer.send(
            new ProducerRecord<>(kafka.topics().positions(), 0, bytes(name), bytes(position)));
    producer.commitTransaction();
  }

  /** Whoever reads any partition has to know that a source is alive. */
  private void send(SourceMessage message, Producer<byte[], byte[]> producer, int partitions) {
    byte[] value = json.write(message);
    String topic = kafka.topics().raw();
    if (message instanceof SourceTick told) {
      String symbol =
          symbols
              .find(told.source(), told.symbol())
              .map(rule -> rule.symbol())
              .orElse(told.symbol());
      var unused = producer.send(new ProducerRecord<>(topic, bytes(symbol), value));
    } else {
      boolean isForAll = message instanceof Heartbeat;
      for (int partition = 0; partition < (isForAll ? partitions : 1); partition++) {
        var unused = producer.send(new ProducerRecord<>(topic, partition, null, value));
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
