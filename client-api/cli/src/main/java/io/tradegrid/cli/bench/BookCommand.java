package io.tradegrid.cli.bench;

import io.tradegrid.cli.bench.BookMeasurement.Rate;
import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.CommandException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench book}: the order book, and exchange-core's beside it. */
@Command(
    name = "book",
    description = {
      "Measures a market with all its risk checks on: the order's terms and phase, price grid and"
          + " band, quantity, notional, open orders, worst-case position, order rate; matching; and"
          + " every event told. exchange-core's side is its direct order book alone, without its risk"
          + " engine. No log, no network on either side.",
      "",
      "One seeded stream of commands (13 %% new, 2 %% IOC, 7 %% cancel, 7 %% reduce, 71 %% move) goes"
          + " through each book in a process of its own, in turns; three rounds to warm up are not"
          + " counted, of the others the median is. Books must come to the same trades, or nothing"
          + " is reported. A ratio above 1 means that ours is better.",
      "",
      "The last case gives the same commands to each of a thousand markets on one thread, in turns"
          + " and market by market: what it costs when a market's memory has gone cold.",
      "",
      "cpu is by the time the thread had, wall by the clock. Latencies are open loop: commands are"
          + " due at a fixed rate and late from then on."
    },
    footer = {
      "  ./tradegrid bench book --peers",
      "  ./tradegrid bench book --peers --json --rounds 9"
    })
final class BookCommand implements Callable<Integer> {

  private static final int COMMANDS = 3_000_000;
  private static final int MANY_RESTING = 100;
  private static final int MANY_COMMANDS = 5_000;
  private static final List<Rate> RATES =
      List.of(
          new Rate("500k", 500_000),
          new Rate("1m", 1_000_000),
          new Rate("2m", 2_000_000),
          new Rate("4m", 4_000_000));
  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

  @Spec private CommandSpec spec;

  @Mixin private BenchOptions options;

  @Option(names = "--peers", description = "Run exchange-core 0.5.3 too and compare.")
  private boolean peers;

  @Override
  public Integer call() {
    long seed = options.seed();
    BookMeasurement measurement = new BookMeasurement(Installation.current(), options.rounds());
    List<String> both = peers ? List.of("tradegrid", "exchange-core") : List.of("tradegrid");
    List<Comparison> comparisons = new ArrayList<>();
    comparisons.addAll(measurement.run("1k", both, 1_000, COMMANDS, seed, RATES));
    comparisons.addAll(measurement.run("1m", both, 1_000_000, COMMANDS, seed, List.of()));
    Comparison many =
        measurement
            .run(
                "1000-markets",
                List.of("tradegrid-in-turns", "tradegrid-one-by-one"),
                MANY_RESTING,
                MANY_COMMANDS,
                seed,
                List.of())
            .get(0);
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      comparisons.forEach(comparison -> comparison.json().forEach(out::println));
      many.json().forEach(out::println);
    } else {
      printText(comparisons, many, out);
    }
    out.flush();
    return 0;
  }

  private void printText(List<Comparison> comparisons, Comparison many, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-20s %-5s %14s%s%n",
        "case",
        "",
        "tradegrid",
        peers ? String.format(Locale.ROOT, " %14s %-10s %7s", "exchange-core", "", "ratio") : "");
    comparisons.forEach(comparison -> comparison.text().forEach(out::println));
    out.println();
    out.printf(Locale.ROOT, "%-20s %-5s %14s %14s%n", "", "", "in turns", "one by one");
    many.text().forEach(out::println);
    out.println();
    comparisons.forEach(comparison -> out.println(comparison.outcome()));
    out.println(many.outcome());
    out.println();
    out.println(
        "ours with all risk checks and events, 1024 portfolios; median of "
            + options.rounds()
            + " rounds; seed "
            + options.seed());
    out.println(
        "Java "
            + Runtime.version()
            + ", "
            + String.join(" ", BenchmarkJvm.FLAGS)
            + "; "
            + Runtime.getRuntime().availableProcessors()
            + " x "
            + processor());
  }

  private static String processor() {
    if (!Files.isReadable(PROCESSOR)) {
      return System.getProperty("os.arch");
    }
    try {
      return Files.readAllLines(PROCESSOR).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceFirst(".*: *", ""))
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      throw new CommandException("cannot read " + PROCESSOR + ": " + e.getMessage(), e);
    }
  }
}
