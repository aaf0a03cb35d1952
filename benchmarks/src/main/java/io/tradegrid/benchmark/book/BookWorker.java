package io.tradegrid.benchmark.book;

import io.tradegrid.benchmark.book.ManyMarketsEngine.Sequence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A process that measures one book. It reads a line a run from standard input, {@code throughput}
 * or {@code latency RATE COMMANDS}, and answers each with a line of {@code key=value}; it ends with
 * its input.
 */
public final class BookWorker {

  private static final int BOOKS = 1_000;

  private final Supplier<BookEngine> engines;
  private final CommandStream stream;

  private BookWorker(Supplier<BookEngine> engines, CommandStream stream) {
    this.engines = engines;
    this.stream = stream;
  }

  /**
   * Serves until standard input ends.
   *
   * @param arguments the book, one of those that {@link #engines} knows, and the stream's file
   */
  public static void main(String[] arguments) throws IOException {
    BookWorker worker =
        new BookWorker(engines(arguments[0]), CommandStream.read(Path.of(arguments[1])));
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println("result " + worker.run(line.split(" ")));
    }
  }

  private static Supplier<BookEngine> engines(String name) {
    return switch (name) {
      case "tradegrid" -> MarketEngine::new;
      case "tradegrid-in-turns" -> () -> new ManyMarketsEngine(BOOKS, Sequence.IN_TURNS);
      case "tradegrid-by-shard" -> () -> new ManyMarketsEngine(BOOKS, Sequence.BY_SHARD);
      case "tradegrid-one-by-one" -> () -> new ManyMarketsEngine(BOOKS, Sequence.ONE_BY_ONE);
      case "tradegrid-book" -> LadderEngine::new;
      case "exchange-core" -> ExchangeCoreEngine::ofBook;
      case "exchange-core-risk" -> ExchangeCoreEngine::withRiskEngine;
      default ->
          throw new IllegalArgumentException(
              "book: must be exchange-core, -risk behind it, or tradegrid, -in-turns, -by-shard,"
                  + " -one-by-one or -book behind it, got "
                  + name);
    };
  }

  private String run(String[] words) {
    BookRun run = new BookRun(engines.get(), stream);
    Map<String, Long> values =
        words[0].equals("latency")
            ? run.latency(Long.parseLong(words[1]), Integer.parseInt(words[2]))
            : run.throughput();
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + value.getValue())
        .collect(Collectors.joining(" "));
  }
}
