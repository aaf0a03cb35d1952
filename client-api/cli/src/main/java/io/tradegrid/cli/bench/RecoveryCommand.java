package io.tradegrid.cli.bench;

import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.cli.shell.Progress;
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

/** {@code bench recovery}: how long a node takes to be back after {@code kill -9}. */
@Command(
    name = "recovery",
    description = {
      "Fills a node with commands, kills its process, and starts it again on the same storage as many"
          + " times as there are rounds, killing it each time. Times are from the start of the JVM"
          + " until all shards are open, and until a new order is acknowledged. The open orders are"
          + " in two shards, half in each, and have rows unless --log-only is said: a million rows"
          + " take minutes to fill."
    },
    footer = {
      "  ./tradegrid bench recovery",
      "  ./tradegrid bench recovery --commands 10000000 --open 2000 --json",
      "  ./tradegrid bench recovery --commands 10000000 --log-only"
    })
final class RecoveryCommand implements Callable<Integer> {

  private static final int SHARDS = 2;
  private static final int OPEN_MAX = 4_000_000;
  private static final int COMMANDS_MAX = 100_000_000;

  @Spec private CommandSpec spec;
  @Mixin private BenchOptions options;

  @Option(
      names = "--commands",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "Commands in the log, at least (default: ${DEFAULT-VALUE}).")
  private int commands;

  @Option(
      names = "--open",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Open orders, at least (default: ${DEFAULT-VALUE}).")
  private int open;

  @Option(names = "--log-only", description = "Without rows and blocks.")
  private boolean logOnly;

  @Override
  public Integer call() {
    int rounds = options.rounds();
    options.require(
        commands >= 1 && commands <= COMMANDS_MAX,
        "--commands: must be 1 to 100,000,000, got " + commands);
    options.require(
        open >= SHARDS && open <= OPEN_MAX, "--open: must be 2 to 4,000,000, got " + open);
    Installation installation = Installation.current();
    try (Scratch scratch = Scratch.create()) {
      Path stream =
          scratch.stream(
              installation, open / SHARDS, Math.max(1, commands / SHARDS), options.seed());
      Path node = scratch.path().resolve("node");
      long logged = fill(installation, stream, node);
      List<Sample> samples = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        samples.add(restart(installation, node));
      }
      spec.commandLine().getOut().println(report(logged, samples));
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  private long fill(Installation installation, Path stream, Path node) {
    List<String> arguments = List.of("fill", kind(), node.toString(), stream.toString());
    try (BenchmarkJvm worker = worker(installation, arguments);
        Progress progress = Progress.start("Commands", commands)) {
      String line = worker.await("");
      while (line.startsWith("progress ")) {
        progress.advanceTo(Long.parseLong(line.substring("progress ".length())));
        line = worker.await("");
      }
      Sample filled = Sample.parse(line.substring("result ".length()));
      if (filled.get("refused") != 0) {
        throw new CommandException(filled.get("refused") + " commands were refused; no report");
      }
      return filled.get("commands");
    }
  }

  private String kind() {
    return logOnly ? "log_only" : "blocks";
  }

  private Sample restart(Installation installation, Path node) {
    try (BenchmarkJvm worker = worker(installation, List.of("restart", kind(), node.toString()))) {
      return Sample.parse(worker.await("result "));
    }
  }

  private static BenchmarkJvm worker(Installation installation, List<String> arguments) {
    return BenchmarkJvm.start(
        installation,
        OrdersMeasurement.nodeFlags(installation, "4g"),
        "node",
        "orders.RecoveryWorker",
        arguments);
  }

  private String report(long logged, List<Sample> samples) {
    double ready = Comparison.median(samples, sample -> sample.get("readyNs")) / 1e6;
    double acknowledged = Comparison.median(samples, sample -> sample.get("acknowledgedNs")) / 1e6;
    long openOrders = samples.get(0).get("open");
    return options.json()
        ? String.format(
            Locale.ROOT,
            "{\"bench\":\"recovery\",\"commands\":%d,\"openOrders\":%d,\"readyMs\":%.0f,"
                + "\"acknowledgedMs\":%.0f,\"acknowledgedNsRounds\":%s}",
            logged,
            openOrders,
            ready,
            acknowledged,
            BenchOptions.array(samples, sample -> sample.get("acknowledgedNs")))
        : String.format(
            Locale.ROOT,
            "%,d commands logged, %,d orders open; after kill -9 all shards open in %.1f s, an order"
                + " acknowledged in %.1f s (median of %d)",
            logged,
            openOrders,
            ready / 1e3,
            acknowledged / 1e3,
            samples.size());
  }
}
