package io.tradegrid.cli.risk;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code risk var}. */
@Command(
    name = "var",
    aliases = "es",
    description = "Value at risk and expected shortfall, with what each group has to do with them.",
    footer = {
      "  ./tradegrid risk var --portfolio ALPHA",
      "  ./tradegrid risk var --book EQUITIES --method monte-carlo --by symbol",
      "  ./tradegrid risk var --currency EUR --by currency"
    })
public final class VarCommand extends RiskQuestionCommand {

  @Option(
      names = "--method",
      paramLabel = "M",
      description = "historical, delta-normal, delta-gamma or monte-carlo (default historical).")
  private String method;

  @Option(
      names = "--weights",
      paramLabel = "W",
      description = "How past moves count: equal, exponential, filtered or garch (default equal).")
  private String weights;

  @Option(
      names = "--decay",
      paramLabel = "L",
      description = "Decay of weights or of the filter (default 0.99 and 0.94).")
  private String decay;

  @Option(
      names = "--level",
      paramLabel = "P",
      description = "Confidence of value at risk (default 0.99).")
  private String level;

  @Option(
      names = "--shortfall-level",
      paramLabel = "P",
      description = "Confidence of expected shortfall (default 0.975).")
  private String shortfallLevel;

  @Option(
      names = "--quantile",
      paramLabel = "Q",
      description = "Definition of the quantile (default inverse).")
  private String quantile;

  @Option(
      names = "--observations",
      paramLabel = "N",
      description = "Daily moves to use, 100 to 10000 (default 250).")
  private String observations;

  @Option(
      names = "--scenarios",
      paramLabel = "N",
      description = "Simulated scenarios (default 10000).")
  private String scenarios;

  @Option(
      names = "--numbers",
      paramLabel = "K",
      description = "What is simulated with: random or sobol (default random).")
  private String numbers;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the simulation (default 1).")
  private String seed;

  /** Made by picocli. */
  public VarCommand() {
    super("var");
  }

  @Override
  void add(Map<String, String> parameters) {
    put(parameters, "method", method);
    put(parameters, "weights", weights);
    put(parameters, "decay", decay);
    put(parameters, "level", level);
    put(parameters, "shortfall-level", shortfallLevel);
    put(parameters, "quantile", quantile);
    put(parameters, "observations", observations);
    put(parameters, "scenarios", scenarios);
    put(parameters, "numbers", numbers);
    put(parameters, "seed", seed);
  }
}
