package io.tradegrid.cli.risk;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code risk limit}: the most that is to be risked. */
@Command(
    name = "limit",
    description = {
      "Sets how much a portfolio, a book or the firm is to risk, in place of what was set before.",
      "",
      "Orders go on: live risk that passes a limit raises one alert, and clears it when it is back."
          + " Alerts are in table RISK_ALERTS and in the Kafka topic risk.metrics."
    },
    footer = {
      "  ./tradegrid risk limit --portfolio ALPHA --var 100000 --es 150000",
      "  ./tradegrid risk limit --book EQUITIES --none",
      "  ./tradegrid sql \"SELECT * FROM RISK_ALERTS WHERE ACTIVE\""
    })
public final class LimitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private GridOption grid;
  @Mixin private ScopeOptions scope;

  @Option(names = "--var", paramLabel = "AMOUNT", description = "Most value at risk, 99 %%.")
  private BigDecimal valueAtRisk;

  @Option(names = "--es", paramLabel = "AMOUNT", description = "Most expected shortfall, 97.5 %%.")
  private BigDecimal expectedShortfall;

  @Option(names = "--none", description = "Take the limits away.")
  private boolean none;

  /** Made by picocli. */
  public LimitCommand() {}

  @Override
  public Integer call() {
    if (none == (valueAtRisk != null || expectedShortfall != null)) {
      throw new ParameterException(
          spec.commandLine(), "limits or --none must be given, and not both");
    }
    try (TradeGridClient client = grid.connect()) {
      client.risk().limit(scope.scope(), valueAtRisk, expectedShortfall);
      return 0;
    }
  }
}
