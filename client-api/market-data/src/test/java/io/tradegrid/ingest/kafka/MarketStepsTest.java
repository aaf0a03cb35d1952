package io.tradegrid.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.pipeline.PipelineSettings;
import io.tradegrid.ingest.pipeline.SymbolMap;
import io.tradegrid.ingest.run.FeedBuffer.Entry;
import io.tradegrid.ingest.run.FeedClock;
import io.tradegrid.ingest.run.FeedMetrics;
import io.tradegrid.ingest.run.MemoryTickSink;
import io.tradegrid.ingest.run.RunSettings;
import io.tradegrid.streaming.Session;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TradeTick;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** The steps between topics, on clients in memory. */
final class MarketStepsTest {

  private static final long SOURCE = Tag.of("S");
  private static final MarketTopics TOPICS = MarketTopics.preset();

  private final MarketKafka kafka = new MarketKafka("none:1", TOPICS, 10);
  private final FeedMetrics metrics = new FeedMetrics();
  private final MessageJson json = new MessageJson();
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  private static SourceTick tick(String symbol, long number) {
    return new SourceTick(
        symbol, new TradeTick(1_000 + number, SOURCE, number, 0, 0, 0, 2, 0, 100, 1));
  }

  private static MockConsumer<byte[], byte[]> consumer(String topic) {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    TopicPartition partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
    consumer.updateBeginningOffsets(Map.of(partition, 0L));
    return consumer;
  }

  private static void add(
      MockConsumer<byte[], byte[]> consumer, String topic, long offset, byte[] value) {
    consumer.addRecord(new ConsumerRecord<>(topic, 0, offset, bytes("key"), value));
    consumer.updateEndOffsets(Map.of(new TopicPartition(topic, 0), offset + 1));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "none" : new String(bytes, StandardCharsets.UTF_8);
  }

  private RawOut rawOut() {
    return new RawOut(
        "feed",
        (position, sink) -> {},
        kafka,
        SymbolMap.of(List.of(SymbolMap.HEADER, "S,brk b,BRK.B,,,,,"), false),
        metrics,
        RunSettings.preset());
  }

  @Test
  void messagesAndTheirPositionAreOneTransaction() {
    producer.initTransactions();
    List<SourceMessage> messages =
        List.of(
            tick("brk b", 1),
            new Heartbeat(SOURCE, 5, 0),
            new BrokenRecord(SOURCE, DeadReason.UNREADABLE, "x", "y"));
    rawOut().write(messages.stream().map(each -> new Entry(42, each)).toList(), producer, 3);

    assertThat(producer.commitCount()).isEqualTo(1);
    assertThat(producer.history().stream().map(r -> r.topic() + " " + text(r.key())))
        .containsExactly(
            "market.data.raw BRK.B",
            "market.data.raw none",
            "market.data.raw none",
            "market.data.raw none",
            "market.data.raw none",
            "market.data.positions feed");
    assertThat(text(producer.history().get(5).value())).isEqualTo("42");
    assertThat(json.read(producer.history().get(0).value())).isEqualTo(messages.get(0));
  }

  @Test
  void aFeedFindsItsLastPosition() {
    MockConsumer<byte[], byte[]> reader = new MockConsumer<>("earliest");
    TopicPartition partition = new TopicPartition(TOPICS.positions(), 0);
    reader.updateBeginningOffsets(Map.of(partition, 0L));
    reader.updateEndOffsets(Map.of(partition, 3L));
    reader.schedulePollTask(
        () -> {
          reader.addRecord(
              new ConsumerRecord<>(TOPICS.positions(), 0, 0, bytes("feed"), bytes("7")));
          reader.addRecord(
              new ConsumerRecord<>(TOPICS.positions(), 0, 1, bytes("feed"), bytes("9")));
          reader.addRecord(
              new ConsumerRecord<>(TOPICS.positions(), 0, 2, bytes("other"), bytes("11")));
        });
    assertThat(rawOut().position(reader)).isEqualTo(9);
  }

  @Test
  void ticksDeadLettersAndOffsetsAreOneTransaction() {
    producer.initTransactions();
    MockConsumer<byte[], byte[]> consumer = consumer(TOPICS.raw());
    add(consumer, TOPICS.raw(), 0, json.write(tick("AAPL", 1)));
    add(consumer, TOPICS.raw(), 1, bytes("{"));
    add(consumer, TOPICS.raw(), 2, json.write(tick("AAPL", 1)));
    add(consumer, TOPICS.raw(), 3, json.write(tick("brk b", 2)));
    NormOut norm = new NormOut(kafka, PipelineSettings.preset(), metrics, FeedClock::events);

    norm.step(consumer, producer);

    assertThat(producer.commitCount()).isEqualTo(1);
    List<ProducerRecord<byte[], byte[]>> sent = producer.history();
    assertThat(sent.stream().map(ProducerRecord::topic))
        .containsExactly("market.data.norm", "market.data.dlq", "market.data.dlq");
    assertThat(json.read(sent.get(0).value())).isEqualTo(tick("AAPL", 1));
    Map<String, String> headers = new HashMap<>();
    sent.get(2).headers().forEach(header -> headers.put(header.key(), text(header.value())));
    assertThat(headers)
        .isEqualTo(
            Map.of(
                "reason", "BAD_SYMBOL",
                "message", "symbol: brk b",
                "topic", "market.data.raw",
                "partition", "0",
                "offset", "3"));
    assertThat(text(sent.get(1).value())).isEqualTo("{");
    assertThat(producer.consumerGroupOffsetsHistory())
        .singleElement()
        .satisfies(
            offsets ->
                assertThat(offsets.values().iterator().next())
                    .containsEntry(new TopicPartition(TOPICS.raw(), 0), new OffsetAndMetadata(4)));
    assertThat(metrics.of(SOURCE).duplicates()).isEqualTo(1);
  }

  @Test
  void anOffsetIsCommittedAfterItsTicksAreDurable() {
    MemoryTickSink sink = new MemoryTickSink(3, 60);
    TicksIn ticks = new TicksIn(kafka, sink, metrics);
    Session session = new Session("test", unused -> {}, metrics::restarted);
    MockConsumer<byte[], byte[]> consumer = consumer(TOPICS.norm());
    TopicPartition partition = new TopicPartition(TOPICS.norm(), 0);
    for (int number = 1; number <= 20; number++) {
      add(consumer, TOPICS.norm(), number - 1, json.write(tick("AAPL", number)));
      ticks.step(consumer, session);
      assertThat(consumer.committed(Set.of(partition)).get(partition).offset()).isEqualTo(number);
      assertThat(sink.count()).isEqualTo(number);
    }
    assertThat(metrics.appendsRepeated()).isPositive();
    assertThat(consumer.paused()).isEmpty();

    session.close();
    add(consumer, TOPICS.norm(), 20, json.write(tick("AAPL", 21)));
    ticks.step(consumer, session);
    assertThat(consumer.committed(Set.of(partition)).get(partition).offset()).isEqualTo(20);
  }
}
