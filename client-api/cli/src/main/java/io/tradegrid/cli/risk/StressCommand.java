package io.tradegrid.cli.risk;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code risk stress}. */
@Command(
    name = "stress",
    description =
        "Profit and loss under scenarios: shocks by name or written out, or what happened between"
            + " two days.",
    footer = {
      "  ./tradegrid risk stress --shocks 'EQUITY_CRASH;RATES_UP'",
      "  ./tradegrid risk stress --shocks price@EQUITY:-0.1,volatility:0.05",
      "  ./tradegrid risk stress --from 2015-08-17 --to 2015-08-24"
    })
public final class StressCommand extends RiskQuestionCommand {

  @Option(
      names = "--shocks",
      paramLabel = "SCENARIOS",
      description = "Scenarios, parted by semicolons.")
  private String shocks;

  @Option(names = "--from", paramLabel = "DAY", description = "First day of what is replayed.")
  private String from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day of it.")
  private String to;

  /** Made by picocli. */
  public StressCommand() {
    super("stress");
  }

  @Override
  void add(Map<String, String> parameters) {
    put(parameters, "shocks", shocks);
    put(parameters, "from", from);
    put(parameters, "to", to);
  }
}
