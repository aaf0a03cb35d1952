package io.tradegrid.cli.risk;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code risk reverse}. */
@Command(
    name = "reverse",
    description = "The smallest multiple of a scenario that loses an amount.",
    footer = {"  ./tradegrid risk reverse --shocks price:-0.1,volatility:0.05 --loss 1000000"})
public final class ReverseStressCommand extends RiskQuestionCommand {

  @Option(names = "--shocks", paramLabel = "SCENARIO", description = "The scenario.")
  private String shocks;

  @Option(names = "--loss", paramLabel = "AMOUNT", description = "The loss.")
  private String loss;

  /** Made by picocli. */
  public ReverseStressCommand() {
    super("reverse-stress");
  }

  @Override
  void add(Map<String, String> parameters) {
    put(parameters, "shocks", shocks);
    put(parameters, "loss", loss);
  }
}
