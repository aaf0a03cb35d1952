package io.tradegrid.benchmark.risk;

import com.sun.management.OperatingSystemMXBean;
import io.tradegrid.benchmark.risk.RiskEngine.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A process that measures one side. It reads a line a run from standard input, the name of a
 * question, and answers each with a line of {@code key=value}; sums are the bits of a double. It
 * ends with its input.
 */
public final class RiskWorker {

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final RiskEngine engine;

  private RiskWorker(RiskEngine engine) {
    this.engine = engine;
  }

  /**
   * Serves until standard input ends.
   *
   * @param arguments the side, {@code tradegrid} or {@code strata}; the seed of the inputs
   */
  public static void main(String[] arguments) throws IOException {
    RiskInputs inputs = new RiskInputs(Long.parseLong(arguments[1]));
    RiskWorker worker = new RiskWorker(engine(arguments[0], inputs));
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println("result " + worker.run(line));
    }
  }

  private static RiskEngine engine(String name, RiskInputs inputs) {
    return switch (name) {
      case "tradegrid" -> new GridRisk(inputs);
      case "strata" -> new StrataRisk(inputs);
      default ->
          throw new IllegalArgumentException("side: must be tradegrid or strata, got " + name);
    };
  }

  /** Returns the time in the middle of several, all threads' in the mean, and what all came to. */
  private String run(String line) {
    Question question = Question.valueOf(line.toUpperCase(Locale.ROOT));
    long[] times = new long[question.repeats];
    long startCpu = cpuNs(question);
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      engine.run(question);
      times[i] = System.nanoTime() - start;
    }
    long cpuNs = (cpuNs(question) - startCpu) / times.length;
    Arrays.sort(times);
    double[] sums = engine.sums(question);
    return "wallNs=%d cpuNs=%d units=%d sum=%d weighted=%d"
        .formatted(
            times[times.length / 2],
            cpuNs,
            question.units,
            Double.doubleToLongBits(sums[0]),
            Double.doubleToLongBits(sums[1]));
  }

  /** Of all threads where several work; else of this one, which is told to the nanosecond. */
  private static long cpuNs(Question question) {
    return question == Question.HISTORICAL_VAR
        ? PROCESS.getProcessCpuTime()
        : THREADS.getCurrentThreadCpuTime();
  }
}
