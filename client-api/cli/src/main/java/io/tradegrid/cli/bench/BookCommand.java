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
          + " engine, which 1k-risk adds on the same thread; 1k-book takes the checks and events from"
          + " ours instead. No log, no network on either side.",
      "",
      "One seeded stream of commands (13 %% new, 2 %% IOC, 7 %% cancel, 7 %% reduce, 71 %% move) goes"
          + " through each book in a process of its own, in turns; three rounds to warm up are not"
          + " counted, of the others the median is. Books must come to the same trades, or nothing"
          + " is reported. A ratio above 1 means that ours is better.",
      "",
      "The last two cases give the same commands to each of a thousand markets on one thread."
          + " 1000-markets takes them as an engine does, shard after shard in batches of what has come"
          + " meanwhile, 1000-markets-cold each as it came, so that a market's memory has gone cold"
          + " when its next command comes. The other side of both is market after market.",
      "",
      "cpu is by the time the thread had, wall by the clock. Latencies are open loop: commands are"
          + " due at a fixed rate and late from then on."
    },
    footer = {
      "  ./tradegrid bench book --peers",
      "  ./tradegrid bench book --peers --case 1k,1m --json --rounds 9"
    })
final class BookCommand implements Callable<Integer> {

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

  @Option(
      names = "--case",
      paramLabel = "CASE",
      split = ",",
      description = "What to measure: ${COMPLETION-CANDIDATES}; all if not given.")
  private List<BookCase> cases = List.of();

  @Override
  public Integer call() {
    long seed = options.seed();
    BookMeasurement measurement = new BookMeasurement(Installation.current(), options.rounds());
    List<Comparison> comparisons = new ArrayList<>();
    List<Comparison> many = new ArrayList<>();
    for (BookCase each : cases.isEmpty() ? List.of(BookCase.values()) : cases) {
      List<Rate> rates = each == BookCase.SMALL ? RATES : List.of();
      List<Comparison> measured =
          measurement.run(
              each.toString(),
              each.workers(peers),
              each.restingOrders(),
              each.commands(),
              seed,
              rates);
      (each.isOfMany() ? many : comparisons).addAll(measured);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      comparisons.forEach(comparison -> comparison.json().forEach(out::println));
      many.forEach(comparison -> comparison.json().forEach(out::println));
    } else {
      printText(comparisons, many, out);
    }
    out.flush();
    return 0;
  }

  private void printText(List<Comparison> comparisons, List<Comparison> many, PrintWriter out) {
    if (!comparisons.isEmpty()) {
      out.printf(
          Locale.ROOT,
          "%-20s %-5s %14s%s%n",
          "case",
          "",
          "tradegrid",
          peers ? String.format(Locale.ROOT, " %14s %-10s %7s", "exchange-core", "", "ratio") : "");
      comparisons.forEach(comparison -> comparison.text().forEach(out::println));
      out.println();
    }
    if (!many.isEmpty()) {
      out.printf(Locale.ROOT, "%-20s %-5s %14s %14s%n", "", "", "all markets", "one by one");
      many.forEach(comparison -> comparison.text().forEach(out::println));
      out.println();
    }
    comparisons.forEach(comparison -> out.println(comparison.outcome()));
    many.forEach(comparison -> out.println(comparison.outcome()));
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
