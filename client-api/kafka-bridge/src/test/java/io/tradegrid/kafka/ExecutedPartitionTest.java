package io.tradegrid.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A backlog is published page by page, so that a turn can end, and in whole in the end. */
final class ExecutedPartitionTest {

  private static final List<String> SYMBOLS = List.of("A", "B", "C");
  private static final Map<Integer, Long> MARKS = Map.of(0, 7L, 1, 8L, 2, 9L);
  private static final int COLUMNS = OutgoingJson.columns().split(",", -1).length;

  private static final JsonMapper JSON = new JsonMapper();

  /** How many rows each symbol has; each symbol is in a shard of its own. */
  private final Map<String, Integer> rows = new HashMap<>(Map.of("A", 3_500, "B", 10, "C", 1_200));

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  private final ExecutedPartition partition = partition();

  private ExecutedPartition partition() {
    producer.initTransactions();
    return new ExecutedPartition(
        new PublishedPartition(
            new PublishedTopic("out", "out.positions", 1), 0, producer, new HashMap<>()),
        new EventHistory() {
          @Override
          public int shardOf(String symbol) {
            return SYMBOLS.indexOf(symbol);
          }

          @Override
          public List<List<?>> rows(String symbol, long from) {
            int count = (int) Math.min(PAGE, rows.get(symbol) - from);
            return Collections.nCopies(count, Arrays.asList(new Object[COLUMNS]));
          }
        });
  }

  /** Publishes with no time left after a page, and says how many rows that were. */
  private int publishOnePage(Map<Integer, Long> marks) {
    return partition.publish(marks, SYMBOLS, () -> false);
  }

  /** Numbers of the rows committed, by symbol. */
  private Map<String, List<Long>> committed() {
    Map<String, List<Long>> committed = new TreeMap<>();
    for (ProducerRecord<byte[], byte[]> record : producer.history()) {
      if (record.topic().equals("out")) {
        committed
            .computeIfAbsent(
                new String(record.key(), StandardCharsets.UTF_8), symbol -> new ArrayList<>())
            .add(JSON.readTree(record.value()).get("row").longValue());
      }
    }
    return committed;
  }

  private static List<Long> first(long count) {
    return LongStream.range(0, count).boxed().toList();
  }

  @Test
  void aTurnEndsAfterAPageAndTheNextOneGoesOnWithTheNextSymbol() {
    List<Integer> pages = new ArrayList<>();
    while (!partition.hasSeen(MARKS)) {
      pages.add(publishOnePage(MARKS));
      assertThat(producer.transactionInFlight()).as("open transaction").isFalse();
    }
    assertThat(pages).containsExactly(1_000, 10, 1_000, 1_000, 200, 1_000, 500);
    assertThat(committed()).isEqualTo(Map.of("A", first(3_500), "B", first(10), "C", first(1_200)));
    assertThat(publishOnePage(MARKS)).isZero();
  }

  @Test
  void allIsPublishedWhereThereIsTime() {
    assertThat(partition.publish(MARKS, SYMBOLS, () -> true)).isEqualTo(4_710);
    assertThat(partition.hasSeen(MARKS)).isTrue();
    assertThat(committed()).isEqualTo(Map.of("A", first(3_500), "B", first(10), "C", first(1_200)));
  }

  @Test
  void whatComesInTheMiddleOfARoundIsPublishedInTheNext() {
    assertThat(publishOnePage(MARKS)).isEqualTo(1_000);
    assertThat(publishOnePage(MARKS)).isEqualTo(10);
    rows.put("B", 12);
    Map<Integer, Long> later = Map.of(0, 7L, 1, 20L, 2, 9L);
    assertThat(partition.publish(later, SYMBOLS, () -> true)).isEqualTo(4_712 - 1_010);
    assertThat(partition.hasSeen(later)).isTrue();
    assertThat(committed()).isEqualTo(Map.of("A", first(3_500), "B", first(12), "C", first(1_200)));
  }

  @Test
  void aShardThatIsLostInTheMiddleOfARoundHoldsUpNoOther() {
    rows.put("B", 1_500);
    assertThat(publishOnePage(MARKS)).isEqualTo(1_000);
    Map<Integer, Long> withoutB = Map.of(0, 7L, 2, 9L);
    assertThat(partition.publish(withoutB, SYMBOLS, () -> true)).isEqualTo(2_500 + 1_200);
    assertThat(partition.hasSeen(withoutB)).isTrue();
    assertThat(partition.publish(MARKS, SYMBOLS, () -> true)).isEqualTo(1_500);
    assertThat(committed())
        .isEqualTo(Map.of("A", first(3_500), "B", first(1_500), "C", first(1_200)));
  }
}
