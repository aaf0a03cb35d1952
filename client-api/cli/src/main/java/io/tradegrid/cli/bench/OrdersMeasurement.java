package io.tradegrid.cli.bench;

import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.cli.shell.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs one stream through whole engines in turns, each in a process of its own. */
final class OrdersMeasurement {

  /** Until the compilers have come to everything; the whole path is long. */
  private static final int WARM_UP_ROUNDS = 10;

  private final Installation installation;
  private final Path stream;
  private final Path directory;
  private final int rounds;

  OrdersMeasurement(Installation installation, Path stream, Path directory, int rounds) {
    this.installation = installation;
    this.stream = stream;
    this.directory = directory;
    this.rounds = rounds;
  }

  /**
   * Measures a case.
   *
   * @param engines that take turns
   * @return the samples of each
   */
  List<List<Sample>> run(OrdersCase one, List<String> engines) {
    List<BenchmarkJvm> workers = new ArrayList<>();
    List<List<Sample>> samples = new ArrayList<>();
    int total = engines.size() * (WARM_UP_ROUNDS + rounds);
    try (Progress progress = Progress.start("Rounds of " + one, total)) {
      for (String engine : engines) {
        workers.add(worker(engine, directory.resolve(one + "-" + engine)));
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
      workers.forEach(BenchmarkJvm::end);
    }
    requireSameOutcome(one, samples);
    return samples;
  }

  private BenchmarkJvm worker(String engine, Path home) {
    boolean client = engine.equals("client");
    return BenchmarkJvm.start(
        installation,
        nodeFlags(installation, "2g"),
        engine,
        client ? "orders.ClientWorker" : "orders.OrdersWorker",
        client
            ? List.of(stream.toString(), home.toString())
            : List.of(engine, stream.toString(), home.toString()));
  }

  /** Returns the flags of a process that may have a node in it. */
  static List<String> nodeFlags(Installation installation, String heap) {
    return List.of(
        "@" + installation.root().resolve("config/jvm.options"),
        "-Xms" + heap,
        "-Xmx" + heap,
        "-XX:+UseParallelGC",
        "-XX:+AlwaysPreTouch",
        "-XX:+UseTransparentHugePages",
        "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
        "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
        "--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED",
        "-Dlogback.configurationFile="
            + installation.root().resolve("config/logging/benchmark.xml"));
  }

  private static void requireSameOutcome(OrdersCase one, List<List<Sample>> samples) {
    Sample first = samples.get(0).get(0);
    for (List<Sample> engine : samples) {
      for (Sample sample : engine) {
        if (sample.get("refused") != 0 || sample.get("trades") != first.get("trades")) {
          throw new CommandException(
              one + ": the engines did not do the same, " + sample + " and " + first);
        }
      }
    }
  }
}
