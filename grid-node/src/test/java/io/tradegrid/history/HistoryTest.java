package io.tradegrid.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.history.MemoryBlocks.Death;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: a history is read as it was written, whatever the sizes of the writes, whoever dies in the
 * middle and however two writers overlap. Method: rows with rising numbers in pieces of random
 * size, compared with the list of all of them.
 */
final class HistoryTest {

  private static final int SHARD = 3;
  private static final int INSTRUMENT = 7;
  private static final int ROWS = 3 * BlockPlace.FULL + 1_000;

  private final MemoryBlocks store = new MemoryBlocks();

  /** Row i has number i + 1 and the time 10 (i / 3). */
  private static EventRows rows(int from, int to) {
    EventRows rows = new EventRows();
    rows.addEmpty(to - from);
    long[] values = new long[to - from];
    for (EventColumn column : EventColumn.values()) {
      for (int i = from; i < to; i++) {
        values[i - from] = cell(column, i);
      }
      rows.putColumn(column, values, to - from);
    }
    return rows;
  }

  private static long cell(EventColumn column, int row) {
    return switch (column) {
      case SEQUENCE -> row + 1L;
      case TIME_NS -> timeNs(row);
      case PRICE_TICKS -> 1_000 + row * 7_919L % 50;
      case TRADE_ID -> isTrade(row) ? row : 0;
      default -> 0;
    };
  }

  private static long timeNs(int row) {
    return row / 3 * 10L;
  }

  /** Trades are in some of the blocks only. */
  private static boolean isTrade(int row) {
    return row / 300 % 4 == 1;
  }

  private List<Long> read(long fromNs, long toNs, boolean onlyTrades) {
    HistoryCursor cursor = new HistoryCursor(store, SHARD, INSTRUMENT, fromNs, toNs, onlyTrades);
    List<Long> sequences = new ArrayList<>();
    while (cursor.next()) {
      int row = (int) cursor.get(EventColumn.SEQUENCE) - 1;
      assertThat(cursor.get(EventColumn.PRICE_TICKS)).isEqualTo(cell(EventColumn.PRICE_TICKS, row));
      sequences.add(cursor.get(EventColumn.SEQUENCE));
    }
    assertThat(cursor.next()).as("a row after the last").isFalse();
    return sequences;
  }

  private List<Long> readAll() {
    return read(Long.MIN_VALUE, Long.MAX_VALUE, false);
  }

  private static List<Long> sequences(int from, int to) {
    List<Long> sequences = new ArrayList<>();
    for (long i = from; i < to; i++) {
      sequences.add(i + 1);
    }
    return sequences;
  }

  private static int piece(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> 1 + random.nextInt(5);
      case 1 -> 1 + random.nextInt(300);
      case 2 -> BlockPlace.PART;
      default -> 1 + random.nextInt(5_000);
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void piecesOfAnySizeMakeTheSameHistory(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    HistoryWriter writer = new HistoryWriter(SHARD, store);
    for (int at = 0; at < ROWS; ) {
      int to = Math.min(ROWS, at + piece(random));
      writer.append(INSTRUMENT, rows(at, to));
      at = to;
      if (random.nextInt(10) == 0 || at == ROWS) {
        assertThat(readAll()).as("seed %d, after %d rows", seed, at).isEqualTo(sequences(0, at));
      }
    }
    assertThat(store.places(INSTRUMENT)).as("three full blocks and four parts").hasSize(3 + 4);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 255, 256, 4_095, 4_096, 4_097, 12_300, ROWS - 1, ROWS, ROWS + 1, 2 * ROWS})
  void whoHasReadSomeGoesOnFromThere(int firstRow) {
    new HistoryWriter(SHARD, store).append(INSTRUMENT, rows(0, ROWS));

    HistoryCursor cursor = HistoryCursor.fromRow(store, SHARD, INSTRUMENT, firstRow);
    List<Long> sequences = new ArrayList<>();
    while (cursor.next()) {
      sequences.add(cursor.get(EventColumn.SEQUENCE));
    }
    assertThat(sequences).isEqualTo(sequences(firstRow, ROWS));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aWriterThatDiesAnywhereIsFollowedByOneThatGoesOn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int deaths = 0;
    int at = 0;
    while (at < ROWS) {
      HistoryWriter writer = new HistoryWriter(SHARD, store);
      store.changesToLive = random.nextInt(60);
      try {
        // What was written last is written again, as after a failover from an older mark.
        at -= random.nextInt(Math.min(at, 2_000) + 1);
        while (at < ROWS) {
          int to = Math.min(ROWS, at + piece(random));
          writer.append(INSTRUMENT, rows(at, to));
          at = to;
        }
      } catch (Death e) {
        deaths++;
      }
      store.changesToLive = -1;
      List<Long> read = readAll();
      assertThat(read).as("seed %d", seed).isEqualTo(sequences(0, read.size()));
      assertThat(read.size()).as("seed %d", seed).isGreaterThanOrEqualTo(at);
    }
    assertThat(deaths).as("seed %d", seed).isPositive();
    assertThat(readAll()).isEqualTo(sequences(0, ROWS));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void twoWritersThatOverlapDoNoHarm(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    HistoryWriter[] writers = {new HistoryWriter(SHARD, store), new HistoryWriter(SHARD, store)};
    int[] at = new int[2];
    while (at[0] < ROWS || at[1] < ROWS) {
      int who = random.nextInt(2);
      int to = Math.min(ROWS, at[who] + piece(random));
      try {
        writers[who].append(INSTRUMENT, rows(at[who], to));
        at[who] = to;
      } catch (IllegalStateException e) {
        // The other one has taken parts into a full block; asked anew, the store says so.
        writers[who].forget();
      }
      if (random.nextInt(10) == 0) {
        assertThat(readAll()).isEqualTo(sequences(0, Math.max(at[0], at[1])));
      }
    }
    assertThat(readAll()).isEqualTo(sequences(0, ROWS));
  }

  @Test
  void rowsThatAreMissingAreNoticed() {
    HistoryWriter writer = new HistoryWriter(SHARD, store);
    writer.append(INSTRUMENT, rows(0, 10));
    assertThatThrownBy(() -> writer.append(INSTRUMENT, rows(11, 12)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Instrument 7: the blocks end with event 10 and the next one is 12");
    assertThat(readAll()).isEqualTo(sequences(0, 10));
  }

  @Test
  void rangesOfTimeAreReadAndNoMoreBlocksThanNeeded() {
    new HistoryWriter(SHARD, store).append(INSTRUMENT, rows(0, ROWS));
    SplittableRandom random = new SplittableRandom(1);
    long end = timeNs(ROWS);
    for (int i = 0; i < 300; i++) {
      long from = random.nextLong(-20, end + 20);
      long to = from + random.nextLong(i % 2 == 0 ? 200 : end);
      boolean trades = random.nextBoolean();
      List<Long> expected =
          sequences(0, ROWS).stream()
              .filter(s -> timeNs((int) (s - 1)) >= from && timeNs((int) (s - 1)) < to)
              .toList();
      List<Long> read = read(from, to, trades);
      if (trades) {
        assertThat(expected).containsAll(read);
        assertThat(read)
            .containsAll(expected.stream().filter(s -> isTrade((int) (s - 1))).toList());
      } else {
        assertThat(read).as("%d to %d", from, to).isEqualTo(expected);
      }
    }
    store.takeReads();
    assertThat(read(timeNs(ROWS - 3), Long.MAX_VALUE, false)).hasSize(4);
    assertThat(store.takeReads()).as("reads for the last rows").isLessThan(20);
  }

  @Test
  void aHistoryThatNobodyWroteIsEmpty() {
    assertThat(readAll()).isEmpty();
    assertThat(read(5, 10, true)).isEmpty();
  }
}
