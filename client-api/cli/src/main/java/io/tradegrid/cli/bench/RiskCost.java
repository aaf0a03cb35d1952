package io.tradegrid.cli.bench;

import io.tradegrid.cli.bench.CostModel.Point;
import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.Progress;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code bench risk --case cost}: what a question costs on one to three nodes, and a model of it.
 */
final class RiskCost {

  private static final int WARM_UP_ROUNDS = 2;

  /** Of the largest questions, before any of a grid counts: until the compilers are through. */
  private static final int FIRST_ROUNDS = 15;

  private static final int NODES_MAX = 3;
  private static final String HEAP = "512m";
  private static final List<String> KERNELS =
      List.of("european", "american", "simulated", "summed");
  private static final List<String> KINDS = List.of("OPTION", "SHARE");
  private static final List<Integer> POSITIONS = List.of(500, 1_000, 2_000);
  private static final List<Integer> SCENARIOS = List.of(1_000, 4_000, 10_000);

  /** The question whose time is predicted. */
  private static final long MANY_POSITIONS = 1_000_000;

  private static final long MANY_SCENARIOS = 10_000;
  private static final List<Integer> CORES = List.of(2, 8, 32, 128);

  private final Installation installation;
  private final int rounds;
  private final long seed;
  private final boolean json;
  private final PrintWriter out;

  RiskCost(Installation installation, int rounds, long seed, boolean json, PrintWriter out) {
    this.installation = installation;
    this.rounds = rounds;
    this.seed = seed;
    this.json = json;
    this.out = out;
  }

  /** Measures and reports, each line as soon as it is known. */
  void run() {
    try (Scratch scratch = Scratch.create();
        BenchmarkJvm kernel = worker(0, scratch)) {
      kernel.await("ready");
      for (String what : KERNELS) {
        print(kernelLine(what, median(ask(kernel, what), "unitPs") / 1e3));
      }
    }
    List<List<Point>> byKind = List.of(new ArrayList<>(), new ArrayList<>());
    for (int nodes = 1; nodes <= NODES_MAX; nodes++) {
      measure(nodes, byKind);
    }
    for (int kind = 0; kind < KINDS.size(); kind++) {
      report(KINDS.get(kind), byKind.get(kind));
    }
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }

  private void measure(int nodes, List<List<Point>> byKind) {
    int questions = KINDS.size() * POSITIONS.size() * SCENARIOS.size();
    BenchmarkJvm worker = null;
    try (Scratch scratch = Scratch.create();
        Progress progress = Progress.start("Questions to " + nodes + " nodes", questions)) {
      worker = worker(nodes, scratch);
      worker.await("ready");
      for (int round = 0; round < FIRST_ROUNDS; round++) {
        for (String kind : KINDS) {
          worker.request(kind + " " + POSITIONS.get(2) + " " + SCENARIOS.get(2));
          worker.await("result ");
        }
      }
      int done = 0;
      for (int positions : POSITIONS) {
        for (int scenarios : SCENARIOS) {
          for (int kind = 0; kind < KINDS.size(); kind++) {
            String question = KINDS.get(kind) + " " + positions + " " + scenarios;
            List<Sample> samples = ask(worker, question);
            Point point =
                new Point(
                    nodes,
                    positions,
                    scenarios,
                    median(samples, "wallNs") / 1e6,
                    median(samples, "cpuNs") / 1e6);
            byKind.get(kind).add(point);
            print(json ? json(KINDS.get(kind), point) : KINDS.get(kind) + " " + point.text());
            progress.advanceTo(++done);
          }
        }
      }
      worker.end();
      worker = null;
    } finally {
      if (worker != null) {
        worker.close();
      }
    }
  }

  private BenchmarkJvm worker(int nodes, Scratch scratch) {
    return BenchmarkJvm.start(
        installation,
        OrdersMeasurement.nodeFlags(installation, HEAP),
        "cost",
        "risk.CostWorker",
        List.of(Integer.toString(nodes), Long.toString(seed), scratch.path().toString()));
  }

  private List<Sample> ask(BenchmarkJvm worker, String question) {
    List<Sample> samples = new ArrayList<>();
    for (int round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
      worker.request(question);
      Sample sample = Sample.parse(worker.await("result "));
      if (round >= WARM_UP_ROUNDS) {
        samples.add(sample);
      }
    }
    return samples;
  }

  private static double median(List<Sample> samples, String key) {
    return Comparison.median(samples, sample -> sample.get(key));
  }

  private String kernelLine(String what, double ns) {
    return json
        ? String.format(
            Locale.ROOT,
            "{\"bench\":\"risk\",\"case\":\"cost\",\"kernel\":\"%s\",\"unit\":\"ns/position/scenario\","
                + "\"ours\":%.3f}",
            what,
            ns)
        : String.format(
            Locale.ROOT, "%-10s %8.2f ns of a processor a position and scenario", what, ns);
  }

  private void report(String kind, List<Point> points) {
    CostModel model = CostModel.fit(points);
    print(json ? json(kind, model) : kind + " processors = " + model.text());
    for (int some : CORES) {
      double seconds = model.ms(MANY_POSITIONS, MANY_SCENARIOS, some) / 1e3;
      print(
          json
              ? String.format(
                  Locale.ROOT,
                  "{\"bench\":\"risk\",\"case\":\"cost\",\"kind\":\"%s\",\"positions\":%d,"
                      + "\"scenarios\":%d,\"cores\":%d,\"predictedSeconds\":%.2f}",
                  kind,
                  MANY_POSITIONS,
                  MANY_SCENARIOS,
                  some,
                  seconds)
              : String.format(
                  Locale.ROOT,
                  "%s %,d positions, %,d scenarios on %,d cores: %,.1f s by the model",
                  kind,
                  MANY_POSITIONS,
                  MANY_SCENARIOS,
                  some,
                  seconds));
    }
  }

  private static String json(String kind, Point point) {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"risk\",\"case\":\"cost\",\"kind\":\"%s\",\"nodes\":%d,\"positions\":%d,"
            + "\"scenarios\":%d,\"ms\":%.3f,\"processorMs\":%.3f}",
        kind,
        point.nodes(),
        point.positions(),
        point.scenarios(),
        point.ms(),
        point.processorMs());
  }

  private static String json(String kind, CostModel model) {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"risk\",\"case\":\"cost\",\"kind\":\"%s\",\"fixedMs\":%.3f,"
            + "\"positionUs\":%.3f,\"unitNs\":%.4f,\"residualMs\":%.3f,\"worst\":%.3f}",
        kind,
        model.fixed(),
        model.positionUs(),
        model.unitNs(),
        model.residualMs(),
        model.worst());
  }
}
