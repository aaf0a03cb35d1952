package io.tradegrid.cli.risk;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code risk explain}. */
@Command(
    name = "explain",
    description = "Profit and loss between two days, explained by the Greeks of the first.",
    footer = {"  ./tradegrid risk explain --from 2018-02-02 --to 2018-02-05"})
public final class ExplainCommand extends RiskQuestionCommand {

  @Option(names = "--from", paramLabel = "DAY", description = "First day.")
  private String from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day.")
  private String to;

  /** Made by picocli. */
  public ExplainCommand() {
    super("explain");
  }

  @Override
  void add(Map<String, String> parameters) {
    put(parameters, "from", from);
    put(parameters, "to", to);
  }
}
