package io.tradegrid.cli.bench;

import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.cli.shell.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench orders}: a whole node from inbox to durable acknowledgement. */
@Command(
    name = "orders",
    description = {
      "Measures acknowledged commands a second into one node, handed in by a producer in the same"
          + " process: inbox, repeats, risk checks, book, events, log, acknowledgement, with rows and"
          + " blocks kept up beside. Both sides get one seeded stream of commands in turns, with at"
          + " most 4,096 commands not acknowledged, and must come to the same trades.",
      "",
      "log_only survives the death of the process, fsync also the loss of power. exchange-core's side"
          + " is its whole pipeline with its disk journal, which writes but does not sync. A ratio"
          + " above 1 means that ours is better."
    },
    footer = {
      "  ./tradegrid bench orders --peers",
      "  ./tradegrid bench orders --peers --json --rounds 5"
    })
final class OrdersCommand implements Callable<Integer> {

  private static final List<String> CASES = List.of("log_only", "fsync");
  private static final String PEER = "exchange-core";
  private static final int RESTING = 1_000;
  private static final int WARM_UP_ROUNDS = 2;
  private static final int ROUNDS_MAX = 100;
  private static final int COMMANDS_MAX = 2_000_000;

  @Spec private CommandSpec spec;

  @Option(names = "--peers", description = "Run exchange-core 0.5.3 too and compare.")
  private boolean peers;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Measured rounds, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--commands",
      paramLabel = "N",
      defaultValue = "600000",
      description = "Commands a round, 1,000 to 2,000,000 (default: ${DEFAULT-VALUE}).")
  private int commands;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the stream (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() {
    require(rounds >= 1 && rounds <= ROUNDS_MAX, "--rounds: must be 1 to 100, got " + rounds);
    require(
        commands >= 1_000 && commands <= COMMANDS_MAX,
        "--commands: must be 1,000 to 2,000,000, got " + commands);
    Installation installation = Installation.current();
    PrintWriter out = spec.commandLine().getOut();
    Path directory = null;
    try {
      directory = Files.createTempDirectory("tradegrid-bench-");
      Path stream = directory.resolve("stream");
      generate(installation, stream);
      for (String name : CASES) {
        report(name, measure(installation, name, stream, directory), out);
        out.flush();
      }
      return 0;
    } catch (IOException e) {
      throw new CommandException("cannot keep what is measured: " + e.getMessage(), e);
    } finally {
      delete(directory);
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private void generate(Installation installation, Path stream) {
    List<String> arguments =
        List.of(stream.toString(), "" + RESTING, "" + commands, Long.toString(seed));
    try (BenchmarkJvm jvm =
        BenchmarkJvm.start(installation, "generator", "StreamGenerator", arguments)) {
      String line = jvm.readLine();
      while (line != null) {
        line = jvm.readLine();
      }
    }
  }

  /** Returns the samples of each engine, ours first. */
  private List<List<Sample>> measure(
      Installation installation, String name, Path stream, Path directory) {
    List<String> engines = new ArrayList<>(List.of("tradegrid-" + name));
    if (peers) {
      engines.add(PEER);
    }
    List<BenchmarkJvm> workers = new ArrayList<>();
    List<List<Sample>> samples = new ArrayList<>();
    int total = engines.size() * (WARM_UP_ROUNDS + rounds);
    try (Progress progress = Progress.start("Rounds of " + name, total)) {
      for (String engine : engines) {
        Path home = directory.resolve(name + "-" + engine);
        workers.add(worker(installation, engine, stream, home));
        samples.add(new ArrayList<>());
      }
      workers.forEach(worker -> worker.await("ready"));
      int done = 0;
      for (int round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
        for (int i = 0; i < workers.size(); i++) {
          workers.get(i).request("run");
          Sample sample = Sample.parse(workers.get(i).await("result "));
          if (round >= WARM_UP_ROUNDS) {
            samples.get(i).add(sample);
          }
          progress.advanceTo(++done);
        }
      }
    } finally {
      workers.forEach(BenchmarkJvm::close);
    }
    return samples;
  }

  private static BenchmarkJvm worker(
      Installation installation, String engine, Path stream, Path home) {
    List<String> flags = new ArrayList<>();
    flags.add("@" + installation.root().resolve("config/jvm.options"));
    flags.addAll(
        List.of(
            "-Xms2g",
            "-Xmx2g",
            "-XX:+UseParallelGC",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED",
            "-Dlogback.configurationFile="
                + installation.root().resolve("config/logging/cli.xml")));
    return BenchmarkJvm.start(
        installation,
        flags,
        engine,
        "orders.OrdersWorker",
        List.of(engine, stream.toString(), home.toString()));
  }

  private void report(String name, List<List<Sample>> samples, PrintWriter out) {
    Sample first = samples.get(0).get(0);
    for (List<Sample> engine : samples) {
      for (Sample sample : engine) {
        if (sample.get("refused") != 0 || sample.get("trades") != first.get("trades")) {
          throw new CommandException(
              name + ": the engines did not do the same, " + sample + " and " + first);
        }
      }
    }
    double ours = Comparison.median(samples.get(0), sample -> sample.rate("wallNs"));
    double peer =
        peers ? Comparison.median(samples.get(1), sample -> sample.rate("wallNs")) : Double.NaN;
    if (json) {
      String compared =
          peers
              ? String.format(Locale.ROOT, ",\"peer\":%.0f,\"ratio\":%.3f", peer, ours / peer)
              : "";
      out.printf(
          Locale.ROOT,
          "{\"bench\":\"orders\",\"case\":\"%s\",\"measure\":\"wall\",\"unit\":\"commands/s\","
              + "\"ours\":%.0f%s,\"commands\":%d,\"trades\":%d,\"rounds\":%d}%n",
          name,
          ours,
          compared,
          first.get("commands"),
          first.get("trades"),
          rounds);
    } else {
      String compared =
          peers ? String.format(Locale.ROOT, "   %s %,.0f   %.2fx", PEER, peer, ours / peer) : "";
      out.printf(
          Locale.ROOT,
          "%-10s tradegrid %,.0f commands/s%s   (%,d commands, %,d trades, equal)%n",
          name,
          ours,
          compared,
          first.get("commands"),
          first.get("trades"));
    }
  }

  private static void delete(Path directory) {
    if (directory == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new CommandException("cannot delete " + directory + ": " + e.getMessage(), e);
    }
  }
}
