package io.tradegrid.benchmark.book;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** One run of a stream through a fresh book; filling it is not measured. */
final class BookRun {

  private static final int DIGITS = 3;

  private final BookEngine engine;
  private final CommandStream stream;
  private final Map<String, Long> values = new LinkedHashMap<>();

  BookRun(BookEngine engine, CommandStream stream) {
    this.engine = engine;
    this.stream = stream;
    for (int i = 0; i < stream.fill(); i++) {
      engine.apply(stream, i);
    }
    // What filling left behind is not collected at the expense of what is measured.
    System.gc();
  }

  /** Applies all commands as fast as it goes; time is taken of the clock and of this thread. */
  Map<String, Long> throughput() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long startCpu = threads.getCurrentThreadCpuTime();
    engine.applyAll(stream, stream.fill(), stream.size());
    values.put("cpuNs", threads.getCurrentThreadCpuTime() - startCpu);
    values.put("wallNs", System.nanoTime() - start);
    return finish(stream.size() - stream.fill());
  }

  /**
   * Applies commands at a fixed rate. Each is due at a time that does not depend on those before,
   * and its latency counts from then: a command that waits for a slow one before it is late too.
   *
   * @param rate commands a second
   * @param commands how many at most
   */
  Map<String, Long> latency(long rate, int commands) {
    Histogram histogram = new Histogram(1, TimeUnit.SECONDS.toNanos(100), DIGITS);
    int end = Math.min(stream.size(), stream.fill() + commands);
    double intervalNs = (double) TimeUnit.SECONDS.toNanos(1) / rate;
    long start = System.nanoTime();
    for (int i = stream.fill(); i < end; i++) {
      long due = start + (long) ((i - stream.fill()) * intervalNs);
      while (System.nanoTime() < due) {
        Thread.onSpinWait();
      }
      engine.apply(stream, i);
      histogram.recordValue(System.nanoTime() - due);
    }
    values.put("p50", histogram.getValueAtPercentile(50));
    values.put("p99", histogram.getValueAtPercentile(99));
    values.put("p999", histogram.getValueAtPercentile(99.9));
    values.put("max", histogram.getMaxValue());
    return finish(end - stream.fill());
  }

  private Map<String, Long> finish(long commands) {
    values.put("commands", commands);
    values.put("books", (long) engine.books());
    values.put("trades", engine.tally().trades());
    values.put("lots", engine.tally().lots());
    values.put("checksum", engine.tally().checksum());
    values.put("refused", engine.tally().refused());
    values.put("resting", (long) engine.restingOrders());
    values.put("restingLots", engine.restingLots());
    return values;
  }
}
