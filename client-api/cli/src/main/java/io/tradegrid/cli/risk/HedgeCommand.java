package io.tradegrid.cli.risk;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code risk hedge}. */
@Command(
    name = "hedge",
    description = "Trades that take away delta, and gamma too where an option is named.",
    footer = {
      "  ./tradegrid risk hedge --portfolio VOL",
      "  ./tradegrid risk hedge --portfolio VOL --options AAPL-C160 --cost 0.001",
      "  ./tradegrid risk hedge --by portfolio"
    })
public final class HedgeCommand extends RiskQuestionCommand {

  @Option(
      names = "--options",
      paramLabel = "SYMBOLS",
      description = "Options to trade, one an underlying, parted by commas.")
  private String options;

  @Option(
      names = "--cost",
      paramLabel = "RATE",
      description = "Cost as a part of what is traded (default 0.0005).")
  private String cost;

  /** Made by picocli. */
  public HedgeCommand() {
    super("hedge");
  }

  @Override
  void add(Map<String, String> parameters) {
    put(parameters, "options", options);
    put(parameters, "cost", cost);
  }
}
