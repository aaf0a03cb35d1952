package io.tradegrid.cli.risk;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code risk backtest}. */
@Command(
    name = "backtest",
    description = "Whether value at risk of what is held held on past days.",
    footer = {
      "  ./tradegrid risk backtest --portfolio ALPHA --days 500",
      "  ./tradegrid risk backtest --by symbol"
    })
public final class BacktestCommand extends RiskQuestionCommand {

  @Option(
      names = "--method",
      paramLabel = "M",
      description = "historical or delta-normal (default historical).")
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
      names = "--quantile",
      paramLabel = "Q",
      description = "Definition of the quantile (default inverse).")
  private String quantile;

  @Option(
      names = "--observations",
      paramLabel = "N",
      description = "Daily moves to use, 100 to 10000 (default 250).")
  private String observations;

  @Option(names = "--days", paramLabel = "N", description = "Days to test (default 250).")
  private String days;

  /** Made by picocli. */
  public BacktestCommand() {
    super("backtest");
  }

  @Override
  void add(Map<String, String> parameters) {
    put(parameters, "method", method);
    put(parameters, "weights", weights);
    put(parameters, "decay", decay);
    put(parameters, "level", level);
    put(parameters, "quantile", quantile);
    put(parameters, "observations", observations);
    put(parameters, "days", days);
  }
}
