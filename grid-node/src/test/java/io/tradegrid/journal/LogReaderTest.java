package io.tradegrid.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.command.Command;
import io.tradegrid.command.Command.PassTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Goal: archive and log are read as one, whatever is trimmed and appended between two reads; what
 * is missing or broken is told and never passed over.
 */
final class LogReaderTest {

  /** A log in memory that is trimmed in chunks, and does something before it is looked at. */
  private static final class Memory implements LogSource {

    private final TreeMap<Long, byte[]> log = new TreeMap<>();
    private final Map<Long, byte[]> chunks = new HashMap<>();
    private long start = 1;
    private long last;
    private Runnable beforeLook = () -> {};

    void append(int count) {
      for (int i = 0; i < count; i++) {
        last++;
        List<Command> commands = List.of(new PassTime(last));
        log.put(last, new LogEntry(last, UUID.randomUUID(), commands).encode());
      }
    }

    void trim(int count) {
      List<byte[]> entries = new ArrayList<>();
      long first = start;
      for (int i = 0; i < count && start <= last; i++) {
        entries.add(log.remove(start++));
      }
      if (!entries.isEmpty()) {
        chunks.put(first, new ArchiveChunk(first, entries).encode());
      }
    }

    @Override
    public int shard() {
      return 3;
    }

    @Override
    public Map<Long, byte[]> entries(long from, int count) {
      beforeLook.run();
      return new HashMap<>(log.subMap(from, from + count));
    }

    @Override
    public byte[] chunk(long first) {
      return chunks.get(first);
    }

    @Override
    public long start() {
      return start;
    }
  }

  private final Memory log = new Memory();

  private List<Long> read(LogReader reader) {
    List<Long> sequences = new ArrayList<>();
    for (LogEntry entry = reader.next(); entry != null; entry = reader.next()) {
      assertThat(entry.commands()).containsExactly(new PassTime(entry.sequence()));
      sequences.add(entry.sequence());
    }
    return sequences;
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  @Test
  void readsAnEmptyLogAndGoesOnWhenItGrows() {
    LogReader reader = new LogReader(log, 1);
    assertThat(read(reader)).isEmpty();
    log.append(300);
    assertThat(read(reader)).isEqualTo(range(1, 300));
    log.append(1);
    assertThat(read(reader)).containsExactly(301L);
  }

  @Test
  void readsArchiveAndLogAsOneFromAnyEntry() {
    log.append(700);
    log.trim(100);
    log.trim(1);
    log.trim(330);
    for (long from : List.of(1L, 2L, 100L, 101L, 102L, 400L, 431L, 432L, 700L)) {
      assertThat(read(new LogReader(log, from))).isEqualTo(range(from, 700));
    }
    assertThat(read(new LogReader(log, 701))).isEmpty();
  }

  @Test
  void missesNothingWhileTheLogIsTrimmedAndGrows() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    log.append(50);
    log.beforeLook =
        () -> {
          log.trim(random.nextInt(120));
          log.append(log.last < 3_000 ? random.nextInt(100) : 0);
        };
    LogReader reader = new LogReader(log, 1);
    List<Long> all = new ArrayList<>();
    while (all.size() < 3_000) {
      all.addAll(read(reader));
    }
    assertThat(all).isEqualTo(range(1, log.last));
  }

  /** Whoever comes late and does not know it finds the place empty. */
  private void leaveInTrimmedPlaces(long from, long to) {
    for (long place = from; place <= to; place++) {
      List<Command> commands = List.of(new PassTime(-place));
      log.log.putIfAbsent(place, new LogEntry(place, UUID.randomUUID(), commands).encode());
    }
  }

  @Test
  void whatWasLeftInATrimmedPlaceIsNoHistory() {
    log.append(700);
    log.trim(300);
    leaveInTrimmedPlaces(1, 300);
    for (long from : List.of(1L, 100L, 299L, 300L, 301L)) {
      assertThat(read(new LogReader(log, from))).isEqualTo(range(from, 700));
    }
    log.trim(200);
    log.start = 301; // The entries of the chunk are gone, and whoever trims has died before this.
    leaveInTrimmedPlaces(301, 500);
    for (long from : List.of(1L, 300L, 301L, 400L, 500L, 501L)) {
      assertThat(read(new LogReader(log, from))).isEqualTo(range(from, 700));
    }
    LogReader reader = new LogReader(log, 1);
    log.beforeLook =
        () -> {
          if (log.start == 301) {
            log.start = 501;
            log.trim(100);
            leaveInTrimmedPlaces(501, 600);
          }
        };
    assertThat(read(reader)).as("trimmed while it is read").isEqualTo(range(1, 700));
  }

  @Test
  void tellsOfAGapAndOfATrimmedBeginningWithoutArchive() {
    log.append(10);
    log.log.remove(4L);
    assertThatThrownBy(() -> read(new LogReader(log, 1)))
        .isInstanceOf(BrokenLogException.class)
        .hasMessage(
            "shard 3: entry 4 of the log is neither in the log nor in the archive, and later ones"
                + " are");
    log.append(500);
    log.log.put(4L, log.log.get(5L));
    log.trim(400);
    log.chunks.clear();
    assertThatThrownBy(() -> read(new LogReader(log, 1)))
        .hasMessageStartingWith("shard 3: entry 1 of the log is neither");
  }

  @Test
  void tellsWhatCannotBeReadOrStandsInTheWrongPlace() {
    log.append(10);
    log.log.put(4L, log.log.get(5L));
    assertThatThrownBy(() -> read(new LogReader(log, 1)))
        .hasMessage("shard 3: entry 4 of the log says that it is entry 5");
    log.log.put(4L, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> read(new LogReader(log, 1)))
        .hasMessage("shard 3: entry 4 of the log cannot be read: log entry: has only 3 bytes");
  }
}
