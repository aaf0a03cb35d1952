package io.tradegrid.benchmark.orders;

import com.sun.management.OperatingSystemMXBean;
import io.tradegrid.benchmark.book.CommandStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * A process that measures one engine. It reads a line a run from standard input and answers each
 * with a line of {@code key=value}; it ends with its input.
 */
public final class OrdersWorker {

  /** Each with a thread, a symbol and the whole stream of its own. */
  static final int PRODUCERS = 2;

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private OrdersWorker() {}

  /**
   * Serves until standard input ends.
   *
   * @param arguments the engine: {@code tradegrid-} and a {@link GridOrders.Kind}, or {@code
   *     exchange-core} and a wait strategy; the stream's file; a directory for what is kept
   */
  public static void main(String[] arguments) throws IOException {
    CommandStream stream = CommandStream.read(Path.of(arguments[1]));
    Path directory = Path.of(arguments[2]);
    ExecutorService producers = Executors.newFixedThreadPool(PRODUCERS);
    try (OrderEngine engine = engine(arguments[0], stream, directory)) {
      System.out.println("ready");
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      while (in.readLine() != null) {
        System.out.println("result " + run(engine, stream, producers));
      }
    } finally {
      producers.shutdown();
    }
  }

  private static OrderEngine engine(String name, CommandStream stream, Path directory)
      throws IOException {
    if (name.startsWith("tradegrid-")) {
      return new GridOrders(stream, directory, GridOrders.Kind.of(name.substring(10)));
    }
    if (name.startsWith("exchange-core-")) {
      return new ExchangeCoreOrders(stream, directory, name.substring(14));
    }
    throw new IllegalArgumentException("engine: " + name + " is not known");
  }

  /** Filling the books is not measured; the time ends with the last acknowledgement. */
  private static String run(OrderEngine engine, CommandStream stream, ExecutorService producers) {
    engine.begin();
    engine.outcomes().clear();
    submit(engine, 0, stream.fill(), producers);
    System.gc();
    long startCpu = PROCESS.getProcessCpuTime();
    long start = System.nanoTime();
    submit(engine, stream.fill(), stream.size(), producers);
    long wallNs = System.nanoTime() - start;
    long cpuNs = PROCESS.getProcessCpuTime() - startCpu;
    engine.end();
    Outcomes outcomes = engine.outcomes();
    return "wallNs=%d cpuNs=%d commands=%d trades=%d lots=%d refused=%d"
        .formatted(
            wallNs,
            cpuNs,
            PRODUCERS * (stream.size() - stream.fill()),
            outcomes.trades.get(),
            outcomes.lots.get(),
            outcomes.refused.get());
  }

  private static void submit(OrderEngine engine, int from, int to, ExecutorService producers) {
    List<CompletableFuture<Void>> all =
        IntStream.range(0, PRODUCERS)
            .mapToObj(
                producer ->
                    CompletableFuture.runAsync(() -> engine.submit(producer, from, to), producers))
            .toList();
    all.forEach(CompletableFuture::join);
    engine.awaitAll();
  }
}
