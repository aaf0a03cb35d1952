package io.tradegrid.cli.risk;

import java.util.Map;
import picocli.CommandLine.Command;

/** {@code risk greeks}. */
@Command(
    name = "greeks",
    description = "Value, delta, gamma, vega, theta and rho.",
    footer = {"  ./tradegrid risk greeks --by underlying"})
public final class GreeksCommand extends RiskQuestionCommand {

  /** Made by picocli. */
  public GreeksCommand() {
    super("greeks");
  }

  @Override
  void add(Map<String, String> parameters) {
    // Has no parameters of its own.
  }
}
