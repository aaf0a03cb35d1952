package io.tradegrid.cli.bench;

import io.tradegrid.cli.bench.CostModel.Point;
import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.Progress;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * {@code bench risk --case cost}: what a question costs on one to three nodes, and a model of it.
 */
final class RiskCost {

  private static final int KERNEL_WARM_UP_ROUNDS = 2;

  /** Before any question to a grid counts: until the compilers are through. */
  private static final int WARM_UP_ROUNDS = 8;

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
  private static final List<Integer> NODES = List.of(1, 4, 16);
  private static final int CORES_OF_NODE = 8;

  /** What is asked of positions of one kind. */
  private record Question(String kind, int positions, int scenarios) {

    String line() {
      return kind + " " + positions + " " + scenarios;
    }

    Point point(int nodes, List<Sample> samples) {
      return new Point(
          nodes,
          positions,
          scenarios,
          median(samples, "wallNs") / 1e6,
          median(samples, "cpuNs") / 1e6);
    }
  }

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
    Map<Question, List<Point>> points = new LinkedHashMap<>();
    for (int nodes = 1; nodes <= NODES_MAX; nodes++) {
      measure(nodes, points);
    }
    for (String kind : KINDS) {
      report(kind, of(kind, points));
    }
  }

  private static List<Point> of(String kind, Map<Question, List<Point>> points) {
    return points.entrySet().stream()
        .filter(entry -> entry.getKey().kind.equals(kind))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  private static List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (String kind : KINDS) {
      for (int positions : POSITIONS) {
        for (int scenarios : SCENARIOS) {
          questions.add(new Question(kind, positions, scenarios));
        }
      }
    }
    return questions;
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }

  /** Asks everything once a round, in another order each, so that nothing is always the first. */
  private void measure(int nodes, Map<Question, List<Point>> points) {
    List<Question> questions = questions();
    List<Question> order = new ArrayList<>(questions);
    Random random = new Random(seed);
    Map<Question, List<Sample>> samples = new HashMap<>();
    int all = WARM_UP_ROUNDS + rounds;
    BenchmarkJvm worker = null;
    try (Scratch scratch = Scratch.create();
        Progress progress = Progress.start("Rounds of " + nodes + " nodes", all)) {
      worker = worker(nodes, scratch);
      worker.await("ready");
      for (int round = 0; round < all; round++) {
        Collections.shuffle(order, random);
        for (Question question : order) {
          worker.request(question.line());
          Sample sample = Sample.parse(worker.await("result "));
          if (round >= WARM_UP_ROUNDS) {
            samples.computeIfAbsent(question, q -> new ArrayList<>()).add(sample);
          }
        }
        progress.advanceTo(round + 1);
      }
      worker.end();
      worker = null;
    } finally {
      if (worker != null) {
        worker.close();
      }
    }
    for (Question question : questions) {
      Point point = question.point(nodes, samples.get(question));
      points.computeIfAbsent(question, q -> new ArrayList<>()).add(point);
      print(json ? json(question.kind, point) : question.kind + " " + point.text());
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

  private List<Sample> ask(BenchmarkJvm worker, String what) {
    List<Sample> samples = new ArrayList<>();
    for (int round = 0; round < KERNEL_WARM_UP_ROUNDS + rounds; round++) {
      worker.request(what);
      Sample sample = Sample.parse(worker.await("result "));
      if (round >= KERNEL_WARM_UP_ROUNDS) {
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
    for (int nodes : NODES) {
      double seconds = model.ms(MANY_POSITIONS, MANY_SCENARIOS, nodes, CORES_OF_NODE) / 1e3;
      print(
          json
              ? String.format(
                  Locale.ROOT,
                  "{\"bench\":\"risk\",\"case\":\"cost\",\"kind\":\"%s\",\"positions\":%d,"
                      + "\"scenarios\":%d,\"nodes\":%d,\"cores\":%d,\"predictedSeconds\":%.2f}",
                  kind,
                  MANY_POSITIONS,
                  MANY_SCENARIOS,
                  nodes,
                  CORES_OF_NODE,
                  seconds)
              : String.format(
                  Locale.ROOT,
                  "%s %,d positions, %,d scenarios on %d nodes of %d cores: %,.1f s by the model",
                  kind,
                  MANY_POSITIONS,
                  MANY_SCENARIOS,
                  nodes,
                  CORES_OF_NODE,
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
        "{\"bench\":\"risk\",\"case\":\"cost\",\"kind\":\"%s\",\"nodeMs\":%.3f,"
            + "\"scenarioNs\":%.1f,\"positionUs\":%.3f,\"unitNs\":%.4f,\"deviation\":%.3f,"
            + "\"worst\":%.3f}",
        kind,
        model.nodeMs(),
        model.scenarioNs(),
        model.positionUs(),
        model.unitNs(),
        model.deviation(),
        model.worst());
  }
}
