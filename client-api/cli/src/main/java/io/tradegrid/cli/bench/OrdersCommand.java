package io.tradegrid.cli.bench;

import io.tradegrid.cli.process.Installation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench orders}: a whole node from inbox to durable acknowledgement. */
@Command(
    name = "orders",
    description = {
      "Measures acknowledged commands a second into one node. Two producers in its process hand in"
          + " one seeded stream of commands each, to a symbol of their own, with at most 4,096"
          + " commands not acknowledged: inbox, repeats, risk checks, book, log, acknowledgement.",
      "",
      "log_only survives the death of the process, fsync also the loss of power; with backup a second"
          + " process has every log entry too. exchange-core's side is its whole pipeline with its"
          + " disk journal, which writes but does not sync: its threads block, which is its default,"
          + " or yield, which is its fastest on two processors. All must come to the same trades, or"
          + " nothing is reported.",
      "",
      "blocks and rows are log_only with all read models, timed until these are written too, beside"
          + " log_only without: blocks has rows of what is open, rows also of closed orders and of"
          + " trades. client sends over TCP from another process: batches of 256 from two threads,"
          + " and single orders, 500 a second, beside puts of 100 bytes by the thin client alone;"
          + " latencies are open loop. Its trades, as the grid's table has them, must be those of"
          + " the book alone.",
      "",
      "wall is the median of the rounds, sustained all of them together: a snapshot and its share of"
          + " the archive fall into every third round or so.",
      "",
      "The first ten rounds warm up. A ratio above 1 means that ours is better."
    },
    footer = {
      "  ./tradegrid bench orders --peers",
      "  ./tradegrid bench orders --peers --json --case log_only --case backup"
    })
final class OrdersCommand implements Callable<Integer> {

  private static final int RESTING = 1_000;
  private static final int COMMANDS_MAX = 2_000_000;

  @Spec private CommandSpec spec;
  @Mixin private BenchOptions options;

  @Option(names = "--peers", description = "Run exchange-core 0.5.3 too and compare.")
  private boolean peers;

  @Option(
      names = "--case",
      paramLabel = "NAME",
      description = "What to measure: ${COMPLETION-CANDIDATES}; may be repeated (default: all).")
  private List<OrdersCase> cases = List.of();

  @Option(
      names = "--commands",
      paramLabel = "N",
      defaultValue = "600000",
      description =
          "Commands of each producer a round, 1,000 to 2,000,000 (default: ${DEFAULT-VALUE}).")
  private int commands;

  @Override
  public Integer call() {
    int rounds = options.rounds();
    options.require(
        commands >= 1_000 && commands <= COMMANDS_MAX,
        "--commands: must be 1,000 to 2,000,000, got " + commands);
    Installation installation = Installation.current();
    PrintWriter out = spec.commandLine().getOut();
    try (Scratch scratch = Scratch.create()) {
      Path stream = scratch.stream(installation, RESTING, commands, options.seed());
      OrdersMeasurement measurement =
          new OrdersMeasurement(installation, stream, scratch.path(), rounds);
      for (OrdersCase one : cases.isEmpty() ? List.of(OrdersCase.values()) : cases) {
        report(one, measurement.run(one, one.engines(peers))).forEach(out::println);
        out.flush();
      }
    }
    return 0;
  }

  private List<String> report(OrdersCase one, List<List<Sample>> samples) {
    List<Sample> ours = samples.get(0);
    List<String> engines = one.engines(peers);
    List<String> lines = new ArrayList<>();
    if (engines.size() == 1) {
      lines.addAll(rates(one, ours, List.of(), ""));
    }
    for (int i = 1; i < engines.size(); i++) {
      lines.addAll(rates(one, ours, samples.get(i), engines.get(i)));
    }
    if (one == OrdersCase.client) {
      lines.add(latency(one, "p50", ours, "putP50"));
      lines.add(latency(one, "p99", ours, "putP99"));
    }
    return lines;
  }

  private String latency(OrdersCase one, String measure, List<Sample> samples, String put) {
    double mine = Comparison.median(samples, sample -> sample.get(measure));
    double bare = Comparison.median(samples, sample -> sample.get(put));
    return text(one, measure, "ns", mine, bare, bare / mine, "cache.put", samples.size())
        + (options.json()
            ? ",\"oursRounds\":%s,\"peerRounds\":%s}"
                .formatted(
                    BenchOptions.array(samples, sample -> sample.get(measure)),
                    BenchOptions.array(samples, sample -> sample.get(put)))
            : "");
  }

  private List<String> rates(OrdersCase one, List<Sample> ours, List<Sample> peer, String beside) {
    return List.of(
        rate(
            one,
            "wall",
            rounds -> Comparison.median(rounds, OrdersCommand::rate),
            ours,
            peer,
            beside),
        rate(one, "sustained", OrdersCommand::sustained, ours, peer, beside));
  }

  private static double rate(Sample round) {
    return round.rate("wallNs");
  }

  /** Returns commands a second of all rounds together. */
  private static double sustained(List<Sample> rounds) {
    return rounds.size() / rounds.stream().mapToDouble(round -> 1 / rate(round)).sum();
  }

  private String rate(
      OrdersCase one,
      String measure,
      ToDoubleFunction<List<Sample>> ofAll,
      List<Sample> ours,
      List<Sample> peer,
      String beside) {
    double mine = ofAll.applyAsDouble(ours);
    double theirs = peer.isEmpty() ? Double.NaN : ofAll.applyAsDouble(peer);
    String line =
        text(one, measure, "commands/s", mine, theirs, mine / theirs, beside, ours.size());
    Sample first = ours.get(0);
    return options.json()
        ? line
            + ",\"oursRounds\":%s,\"peerRounds\":%s,\"commands\":%d,\"trades\":%d%s}"
                .formatted(
                    BenchOptions.array(ours, OrdersCommand::rate),
                    BenchOptions.array(peer, OrdersCommand::rate),
                    first.get("commands"),
                    first.get("trades"),
                    one == OrdersCase.client
                        ? waits(ours, ",\"repeats\":%d,\"worstBatchMs\":%d")
                        : "")
        : line
            + String.format(
                Locale.ROOT,
                "   (%,d commands, %,d trades%s%s)",
                first.get("commands"),
                first.get("trades"),
                peer.isEmpty() ? "" : ", equal",
                one == OrdersCase.client
                    ? waits(ours, ", sent again %,d, longest batch %,d ms")
                    : "");
  }

  /**
   * Tells how many commands of all rounds had been taken before they were sent again, and how long
   * the longest batch took, while rows were behind or not.
   */
  private static String waits(List<Sample> samples, String format) {
    long repeats = samples.stream().mapToLong(sample -> sample.get("repeats")).sum();
    long worstNs = samples.stream().mapToLong(sample -> sample.get("worstBatchNs")).max().orElse(0);
    return String.format(Locale.ROOT, format, repeats, TimeUnit.NANOSECONDS.toMillis(worstNs));
  }

  /** Returns a line for people, or the beginning of a JSON object. */
  private String text(
      OrdersCase one,
      String measure,
      String unit,
      double mine,
      double theirs,
      double ratio,
      String beside,
      int rounds) {
    if (options.json()) {
      String compared =
          Double.isNaN(theirs)
              ? ""
              : String.format(
                  Locale.ROOT,
                  ",\"beside\":\"%s\",\"peer\":%.0f,\"ratio\":%.3f",
                  beside,
                  theirs,
                  ratio);
      return String.format(
          Locale.ROOT,
          "{\"bench\":\"orders\",\"case\":\"%s\",\"measure\":\"%s\",\"unit\":\"%s\",\"rounds\":%d,"
              + "\"ours\":%.0f%s",
          one,
          measure,
          unit,
          rounds,
          mine,
          compared);
    }
    String compared =
        Double.isNaN(theirs)
            ? ""
            : String.format(Locale.ROOT, "   %s %,.0f   %.2fx", beside, theirs, ratio);
    return String.format(
        Locale.ROOT, "%-9s %-9s tradegrid %,.0f %s%s", one, measure, mine, unit, compared);
  }
}
