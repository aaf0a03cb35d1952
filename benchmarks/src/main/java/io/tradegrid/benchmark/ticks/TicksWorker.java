package io.tradegrid.benchmark.ticks;

import com.sun.management.OperatingSystemMXBean;
import io.tradegrid.benchmark.ticks.TickHistory.Question;
import io.tradegrid.benchmark.ticks.TickHistory.Totals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A process that measures one history. It reads a line a run from standard input, {@code ingest}, a
 * question or {@code csv}, and answers each with a line of {@code key=value}; it ends with its
 * input.
 */
public final class TicksWorker {

  /** Each time a question is asked it is of another symbol. */
  private static final int REPEATS = 21;

  /** One that is about all symbols takes long. */
  private static final int SCAN_REPEATS = 5;

  private static final int STRIDE = 7;

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final TickStream stream;
  private final TickHistory history;

  private TicksWorker(TickStream stream, TickHistory history) {
    this.stream = stream;
    this.history = history;
  }

  /**
   * Serves until standard input ends.
   *
   * @param arguments the history, {@code tradegrid}, {@code questdb} or {@code questdb-index}; a
   *     directory for what is kept; how many ticks; of how many symbols; the stream's seed; or
   *     instead of the last three a message file of LOBSTER
   */
  public static void main(String[] arguments) throws IOException {
    TickStream stream = stream(arguments);
    try (TickHistory history = history(arguments[0], stream, Path.of(arguments[1]))) {
      TicksWorker worker = new TicksWorker(stream, history);
      System.out.println("ready");
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println("result " + worker.run(line));
      }
    }
  }

  private static TickStream stream(String[] arguments) throws IOException {
    return arguments.length == 3
        ? LobsterTrades.read(Path.of(arguments[2]))
        : new TickStream(
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Long.parseLong(arguments[4]));
  }

  private static TickHistory history(String name, TickStream stream, Path directory)
      throws IOException {
    return switch (name) {
      case "tradegrid" -> new GridTicks(stream, directory);
      case "questdb" -> new QuestDbTicks(stream, directory, false);
      case "questdb-index" -> new QuestDbTicks(stream, directory, true);
      default -> throw new IllegalArgumentException("history: " + name + " is not known");
    };
  }

  private String run(String line) throws IOException {
    return switch (line) {
      case "ingest" -> ingest();
      case "csv" -> "zstdBytes=" + CsvSize.zstd(stream);
      default -> ask(Question.valueOf(line.toUpperCase(Locale.ROOT)));
    };
  }

  /** Whether all of it is there and exact is looked at afterwards. */
  private String ingest() {
    System.gc();
    long startCpu = PROCESS.getProcessCpuTime();
    long start = System.nanoTime();
    history.ingest();
    long wallNs = System.nanoTime() - start;
    long cpuNs = PROCESS.getProcessCpuTime() - startCpu;
    long ticks = 0;
    long checksum = 0;
    for (int symbol = 0; symbol < stream.symbols(); symbol++) {
      Totals totals = history.totals(symbol);
      ticks += totals.ticks();
      checksum = 31 * (31 * checksum + totals.volume()) + totals.notional();
    }
    if (ticks != stream.ticks()) {
      throw new IllegalStateException(stream.ticks() + " ticks went in, " + ticks + " are there");
    }
    return "wallNs=%d cpuNs=%d ticks=%d bytes=%d checksum=%d"
        .formatted(wallNs, cpuNs, ticks, history.bytes(), checksum);
  }

  /** Returns the time in the middle of several. */
  private String ask(Question question) {
    long[] times = new long[question == Question.SCAN ? SCAN_REPEATS : REPEATS];
    long checksum = 0;
    for (int i = 0; i < times.length; i++) {
      int symbol = i * STRIDE % stream.symbols();
      long start = System.nanoTime();
      checksum += history.ask(question, symbol);
      times[i] = System.nanoTime() - start;
    }
    Arrays.sort(times);
    return "wallNs=%d ticks=%d checksum=%d"
        .formatted(times[times.length / 2], stream.ticks(), checksum);
  }
}
