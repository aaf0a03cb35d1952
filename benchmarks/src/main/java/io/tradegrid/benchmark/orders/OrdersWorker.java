package io.tradegrid.benchmark.orders;

import io.tradegrid.benchmark.book.CommandStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process that measures one engine. It reads a line a run from standard input and answers each
 * with a line of {@code key=value}; it ends with its input.
 */
public final class OrdersWorker {

  private OrdersWorker() {}

  /**
   * Serves until standard input ends.
   *
   * @param arguments the engine, {@code tradegrid-log_only}, {@code tradegrid-fsync}, {@code
   *     tradegrid-backup} or {@code exchange-core}; the stream's file; a directory for what is kept
   */
  public static void main(String[] arguments) throws IOException {
    CommandStream stream = CommandStream.read(Path.of(arguments[1]));
    Path directory = Path.of(arguments[2]);
    try (OrderEngine engine = engine(arguments[0], stream, directory)) {
      System.out.println("ready");
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      while (in.readLine() != null) {
        System.out.println("result " + run(engine, stream));
      }
    }
  }

  private static OrderEngine engine(String name, CommandStream stream, Path directory)
      throws IOException {
    return switch (name) {
      case "tradegrid-log_only" -> new GridOrders(stream, directory, "LOG_ONLY", false);
      case "tradegrid-fsync" -> new GridOrders(stream, directory, "FSYNC", false);
      case "tradegrid-backup" -> new GridOrders(stream, directory, "LOG_ONLY", true);
      case "exchange-core" -> new ExchangeCoreOrders(stream, directory);
      default -> throw new IllegalArgumentException("engine: " + name + " is not known");
    };
  }

  /** Filling the book is not measured; the time ends with the last acknowledgement. */
  private static String run(OrderEngine engine, CommandStream stream) {
    engine.begin();
    engine.submit(0, stream.fill());
    engine.awaitAll();
    long start = System.nanoTime();
    engine.submit(stream.fill(), stream.size());
    engine.awaitAll();
    long wallNs = System.nanoTime() - start;
    return "wallNs=%d commands=%d trades=%d lots=%d refused=%d"
        .formatted(
            wallNs,
            stream.size() - stream.fill(),
            engine.trades(),
            engine.lots(),
            engine.refused());
  }
}
