package io.tradegrid.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.pipeline.MergeSettings;
import io.tradegrid.ingest.pipeline.PipelineSettings;
import io.tradegrid.ingest.pipeline.QuoteMemory;
import io.tradegrid.ingest.pipeline.SymbolMap;
import io.tradegrid.ingest.run.FeedBuffer.Entry;
import io.tradegrid.ingest.run.FeedClock;
import io.tradegrid.ingest.run.FeedMetrics;
import io.tradegrid.ingest.run.MemoryTickSink;
import io.tradegrid.ingest.run.NamedFeed;
import io.tradegrid.ingest.run.RunSettings;
import io.tradegrid.streaming.Session;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TradeTick;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.MemberAssignment;
import org.apache.kafka.clients.admin.MemberDescription;
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
  private static final long OTHER = Tag.of("O");
  private static final long BEST = Tag.of("BEST");
  private static final long SECOND = 1_000_000_000L;
  private static final long ARRIVED_NS = 7_000_000;
  private static final MarketTopics TOPICS = MarketTopics.preset();
  private static final PipelineSettings MERGED =
      PipelineSettings.preset()
          .with(
              new MergeSettings(List.of(SOURCE, OTHER), BEST, 5 * SECOND, MergeSettings.Rule.BEST));

  private final MarketKafka kafka = new MarketKafka("none:1", TOPICS, 10);
  private final FeedMetrics metrics = new FeedMetrics();
  private final MessageJson json = new MessageJson();
  private QuoteMemory memory = QuoteMemory.NONE;
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
    SymbolMap map = SymbolMap.of(List.of(SymbolMap.HEADER, "S,brk b,BRK.B,,,,,"), false);
    return rawOut(PipelineSettings.preset().with(map));
  }

  private RawOut rawOut(PipelineSettings pipeline) {
    return new RawOut(
        new NamedFeed("feed", (position, sink) -> {}),
        kafka,
        pipeline,
        FeedClock.events(),
        metrics,
        RunSettings.preset());
  }

  private NormOut normOut(PipelineSettings pipeline, Supplier<FeedClock> clocks) {
    return new NormOut(kafka, pipeline, "pipeline-1", metrics, clocks, partition -> memory);
  }

  private static List<Entry> entries(List<? extends SourceMessage> messages) {
    return messages.stream().map(each -> new Entry(42, ARRIVED_NS, each)).toList();
  }

  private static SourceTick quote(long source, String symbol, long second, long bid, long ask) {
    return new SourceTick(
        symbol, new QuoteTick(second * SECOND, source, second, 0, 0, 0, 2, 0, bid, 100, ask, 100));
  }

  @Test
  void messagesAndTheirPositionAreOneTransaction() {
    producer.initTransactions();
    List<SourceMessage> messages =
        List.of(
            tick("brk b", 1),
            new Heartbeat(SOURCE, 5, 0),
            new BrokenRecord(SOURCE, DeadReason.UNREADABLE, "x", "y"));
    rawOut().write(entries(messages), producer, 3);

    assertThat(producer.commitCount()).isEqualTo(1);
    assertThat(producer.history().stream().map(r -> r.topic() + " " + text(r.key())))
        .containsExactly(
            "market.data.raw BRK.B",
            "market.data.raw none",
            "market.data.raw none",
            "market.data.raw none",
            "market.data.raw none",
            "market.data.positions feed");
    assertThat(producer.history().subList(0, 5))
        .allSatisfy(record -> assertThat(record.timestamp()).isEqualTo(ARRIVED_NS / 1_000_000));
    assertThat(text(producer.history().get(5).value())).isEqualTo("42");
    assertThat(json.read(producer.history().get(0).value())).isEqualTo(messages.get(0));
  }

  @Test
  void aRecordTooLongForALetterIsToldOfWithoutItsValue() throws InterruptedException {
    producer.initTransactions();
    MockConsumer<byte[], byte[]> consumer = consumer(TOPICS.raw());
    byte[] longest = new byte[DeadRecord.VALUE_MAX];
    add(consumer, TOPICS.raw(), 0, Arrays.copyOf(longest, longest.length - "key".length()));
    add(consumer, TOPICS.raw(), 1, longest);
    normOut(PipelineSettings.preset(), FeedClock::events).step(consumer, producer);

    List<ProducerRecord<byte[], byte[]>> letters = producer.history();
    assertThat(letters).extracting(ProducerRecord::topic).containsOnly(TOPICS.deadLetters());
    assertThat(letters.get(0).value()).hasSize(longest.length - 3);
    assertThat(letters.get(0).headers().lastHeader("truncated")).isNull();
    assertThat(letters.get(1).value()).isNull();
    assertThat(headers(letters.get(1)))
        .containsEntry("truncated", "true")
        .containsEntry("bytes", "500000")
        .containsEntry("reason", "UNREADABLE")
        .containsEntry("offset", "1");
  }

  private static Map<String, String> headers(ProducerRecord<byte[], byte[]> letter) {
    Map<String, String> headers = new HashMap<>();
    letter.headers().forEach(header -> headers.put(header.key(), text(header.value())));
    return headers;
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
  void ticksDeadLettersAndOffsetsAreOneTransaction() throws InterruptedException {
    producer.initTransactions();
    MockConsumer<byte[], byte[]> consumer = consumer(TOPICS.raw());
    add(consumer, TOPICS.raw(), 0, json.write(tick("AAPL", 1)));
    add(consumer, TOPICS.raw(), 1, bytes("{"));
    add(consumer, TOPICS.raw(), 2, json.write(tick("AAPL", 1)));
    add(consumer, TOPICS.raw(), 3, json.write(tick("brk b", 2)));
    NormOut norm = normOut(PipelineSettings.preset(), FeedClock::events);

    norm.step(consumer, producer);

    assertThat(producer.commitCount()).isEqualTo(1);
    List<ProducerRecord<byte[], byte[]>> sent = producer.history();
    assertThat(sent.stream().map(ProducerRecord::topic))
        .containsExactly("market.data.norm", "market.data.dlq", "market.data.dlq");
    assertThat(json.read(sent.get(0).value())).isEqualTo(tick("AAPL", 1));
    assertThat(headers(sent.get(2)))
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

  private List<String> best() {
    return producer.history().stream()
        .filter(record -> record.topic().equals(TOPICS.norm()))
        .map(record -> (SourceTick) json.read(record.value()))
        .filter(told -> told.tick().source() == BEST)
        .map(told -> told.symbol() + " " + prices((QuoteTick) told.tick()))
        .toList();
  }

  private static String prices(QuoteTick quote) {
    return "%d/%d at %d".formatted(quote.bidPrice(), quote.askPrice(), quote.timeNs() / SECOND);
  }

  @Test
  void everyPartitionHearsSteadilyOfASourceThatIsMerged() {
    producer.initTransactions();
    List<SourceTick> ticks =
        List.of(
            quote(SOURCE, "A", 10, 1, 2),
            quote(SOURCE, "A", 10, 1, 3),
            quote(SOURCE, "A", 11, 1, 2),
            quote(Tag.of("ALONE"), "A", 14, 1, 2));
    rawOut(MERGED).write(entries(ticks), producer, 2);

    assertThat(
            producer.history().stream()
                .filter(record -> record.topic().equals(TOPICS.raw()))
                .map(record -> text(record.key()) + " " + json.read(record.value())))
        .containsExactly(
            "none " + new Heartbeat(SOURCE, 10 * SECOND, 0),
            "none " + new Heartbeat(SOURCE, 10 * SECOND, 0),
            "A " + ticks.get(0),
            "A " + ticks.get(1),
            "none " + new Heartbeat(SOURCE, 11 * SECOND, 0),
            "none " + new Heartbeat(SOURCE, 11 * SECOND, 0),
            "A " + ticks.get(2),
            "A " + ticks.get(3));
  }

  @Test
  void whatAHeartbeatSaysIsMissingIsSaidOnce() {
    producer.initTransactions();
    rawOut().write(entries(List.of(new Heartbeat(SOURCE, 5, 7))), producer, 3);

    assertThat(producer.history().subList(0, 3).stream().map(record -> json.read(record.value())))
        .containsExactly(
            new Heartbeat(SOURCE, 5, 7), new Heartbeat(SOURCE, 5, 0), new Heartbeat(SOURCE, 5, 0));
  }

  @Test
  void aSourceThatSpeaksOfOneSymbolIsNotSilentAboutAnother() throws InterruptedException {
    producer.initTransactions();
    List<SourceTick> told = new ArrayList<>();
    told.add(quote(SOURCE, "ZZZ", 1, 10, 12));
    told.add(quote(OTHER, "ZZZ", 1, 9, 13));
    for (long second = 2; second < 9; second++) {
      told.add(quote(SOURCE, "AAPL", second, 100, 200 + second));
      told.add(quote(OTHER, "AAPL", second, 99, 300));
    }
    told.add(quote(OTHER, "ZZZ", 9, 9, 14));
    rawOut(MERGED).write(entries(told), producer, 2);
    List<ProducerRecord<byte[], byte[]>> raw = List.copyOf(producer.history());
    producer.clear();

    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    TopicPartition apples = new TopicPartition(TOPICS.raw(), 0);
    TopicPartition others = new TopicPartition(TOPICS.raw(), 1);
    consumer.assign(List.of(apples, others));
    consumer.updateBeginningOffsets(Map.of(apples, 0L, others, 0L));
    long[] offsets = new long[2];
    for (ProducerRecord<byte[], byte[]> record : raw) {
      if (record.topic().equals(TOPICS.raw())) {
        int keyed = text(record.key()).equals("ZZZ") ? 1 : 0;
        int to = record.partition() == null ? keyed : record.partition();
        consumer.addRecord(
            new ConsumerRecord<>(TOPICS.raw(), to, offsets[to]++, record.key(), record.value()));
      }
    }
    consumer.updateEndOffsets(Map.of(apples, offsets[0], others, offsets[1]));
    normOut(MERGED, FeedClock::events).step(consumer, producer);

    assertThat(best().stream().filter(quote -> quote.startsWith("ZZZ")))
        .containsExactly("ZZZ 10/12 at 1");
  }

  /** The quote that it goes on from is asked of whoever has what the one before judged. */
  @Test
  void whoeverTakesAPartitionOverGoesOnFromWhatWasMerged() throws InterruptedException {
    producer.initTransactions();
    QuoteTick known = (QuoteTick) quote(OTHER, "ZZZ", 3, 11, 14).tick();
    memory =
        (symbol, source, atNs, withoutFlags) ->
            Optional.of(known).filter(quote -> source == OTHER && symbol.equals("ZZZ"));
    MockConsumer<byte[], byte[]> consumer = consumer(TOPICS.raw());
    add(consumer, TOPICS.raw(), 0, json.write(quote(SOURCE, "ZZZ", 4, 10, 12)));
    normOut(MERGED, FeedClock::events).step(consumer, producer);
    assertThat(best()).containsExactly("ZZZ 11/12 at 4");
  }

  @Test
  void silenceIsNoticedWhereNothingComesAndNotWhereSomethingIsLeft() throws InterruptedException {
    producer.initTransactions();
    AtomicLong timeOfDay = new AtomicLong(3 * SECOND);
    FeedClock clock =
        (message, arrivedNs) ->
            message instanceof SourceTick tick ? tick.tick().timeNs() : timeOfDay.get();
    MockConsumer<byte[], byte[]> consumer = consumer(TOPICS.raw());
    TopicPartition partition = new TopicPartition(TOPICS.raw(), 0);
    add(consumer, TOPICS.raw(), 0, json.write(quote(SOURCE, "ZZZ", 1, 10, 12)));
    add(consumer, TOPICS.raw(), 1, json.write(quote(OTHER, "ZZZ", 3, 9, 13)));
    NormOut norm = normOut(MERGED, () -> clock);
    norm.step(consumer, producer);
    timeOfDay.set(6 * SECOND);
    norm.step(consumer, producer);
    timeOfDay.set(7 * SECOND);
    consumer.updateEndOffsets(Map.of(partition, 3L));
    norm.step(consumer, producer);
    assertThat(best()).containsExactly("ZZZ 10/12 at 1");
    assertThat(producer.commitCount()).isEqualTo(1);

    consumer.updateEndOffsets(Map.of(partition, 2L));
    norm.step(consumer, producer);
    assertThat(best()).containsExactly("ZZZ 10/12 at 1", "ZZZ 9/13 at 6");
    assertThat(producer.commitCount()).isEqualTo(2);
  }

  @Test
  void whoeverJudgesByOtherSettingsIsNamed() {
    MemberDescription same = member("pipeline-1");
    MarketKafka.requireSame("pipeline-1", List.of(same, same));
    assertThatThrownBy(
            () -> MarketKafka.requireSame("pipeline-1", List.of(same, member("pipeline-2"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("one on /10.0.0.7 has others (pipeline-2, this one pipeline-1)");
  }

  private static MemberDescription member(String client) {
    return new MemberDescription(
        client + "-1",
        Optional.empty(),
        Optional.empty(),
        client,
        "/10.0.0.7",
        new MemberAssignment(Set.of()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
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
