package io.tradegrid.cli.bench;

import io.tradegrid.cli.process.Installation;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench risk}: pricing and value at risk, and OpenGamma Strata's beside it. */
@Command(
    name = "risk",
    description = {
      "Measures pricing and risk beside OpenGamma Strata, each in a process of its own, in turns,"
          + " on the same seeded inputs. Sums over all answers must agree to 1e-9, or nothing is"
          + " reported.",
      "",
      "black_scholes: price, delta, gamma, vega, theta and rho of 10,000 options; Strata's side is"
          + " BlackScholesFormulaRepository option by option. implied_vol: of 10,000 prices out of"
          + " the money; Strata's side is BlackFormulaRepository. Both are on one thread.",
      "",
      "historical_var: 10,000 positions, half of them options, under 1,000 scenarios by full"
          + " revaluation, on all processors. The peer is written directly with Strata's formula"
          + " and commons-math's percentile, on one thread.",
      "",
      "live: a node with a portfolio of 1,000 positions, three in four of them options, and 1,000"
          + " scenarios. 500 orders fill, one in 20 ms. visible: from a fill's acknowledgement"
          + " until the portfolio's live value at risk counts it; whole: from sending the order"
          + " until then; asked: what asking over the Java client takes. In the end it must equal a"
          + " full recomputation to the last bit. It has no peer and runs once.",
      "",
      "cost: value at risk by Monte Carlo of 500 to 2,000 options or shares under 1,000 to 10,000"
          + " scenarios, asked of grids of one, two and three nodes, each a process, on this"
          + " machine's processors; least squares of a model of its time, and what that predicts"
          + " for a million positions under 10,000 scenarios. It takes some minutes, has no peer"
          + " and is measured only if named.",
      "",
      "Five rounds to warm up are not counted, of the others the median is. A ratio above 1 means"
          + " that ours is better. cpu is the processor time of all threads, less disturbed by what"
          + " else the machine does."
    },
    footer = {
      "  ./tradegrid bench risk --peers",
      "  ./tradegrid bench risk --peers --json --case historical_var --rounds 9",
      "  ./tradegrid bench risk --case live",
      "  ./tradegrid bench risk --case cost"
    })
final class RiskCommand implements Callable<Integer> {

  private static final List<RiskCase> BY_DEFAULT =
      Arrays.stream(RiskCase.values()).filter(one -> one != RiskCase.cost).toList();

  @Spec private CommandSpec spec;
  @Mixin private BenchOptions options;

  @Option(names = "--peers", description = "Run Strata 2.12.48 too and compare.")
  private boolean peers;

  @Option(
      names = "--case",
      paramLabel = "NAME",
      description =
          "What to measure: ${COMPLETION-CANDIDATES}; may be repeated (default: all but cost).")
  private List<RiskCase> cases = List.of();

  @Override
  public Integer call() {
    int rounds = options.rounds();
    PrintWriter out = spec.commandLine().getOut();
    List<RiskCase> asked = cases.isEmpty() ? BY_DEFAULT : cases;
    List<RiskCase> compared = asked.stream().filter(RiskCase.COMPARED::contains).toList();
    if (!compared.isEmpty()) {
      compare(compared, rounds, out);
    }
    if (asked.contains(RiskCase.live)) {
      Sample sample = LiveRiskMeasurement.run(Installation.current(), options.seed());
      out.println(
          options.json() ? LiveRiskMeasurement.json(sample) : LiveRiskMeasurement.text(sample));
      out.flush();
    }
    if (asked.contains(RiskCase.cost)) {
      new RiskCost(Installation.current(), rounds, options.seed(), options.json(), out).run();
    }
    if (!options.json()) {
      out.printf(
          "seed %d; median of %d rounds; Java %s%s; %d processors%n",
          options.seed(),
          rounds,
          Runtime.version(),
          compared.isEmpty() ? "" : ", " + String.join(" ", RiskMeasurement.FLAGS),
          Runtime.getRuntime().availableProcessors());
      out.flush();
    }
    return 0;
  }

  private void compare(List<RiskCase> compared, int rounds, PrintWriter out) {
    List<String> sides = peers ? List.of("tradegrid", "strata") : List.of("tradegrid");
    try (RiskMeasurement measurement =
        new RiskMeasurement(Installation.current(), sides, rounds, options.seed())) {
      for (RiskCase one : compared) {
        RiskReportLines.lines(one, measurement.run(one), options.json()).forEach(out::println);
        out.flush();
      }
    }
  }
}
