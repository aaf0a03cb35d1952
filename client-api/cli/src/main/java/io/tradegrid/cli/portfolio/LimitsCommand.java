package io.tradegrid.cli.portfolio;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portfolio limits}: changes what a portfolio is held to. */
@Command(
    name = "limits",
    description = {
      "Changes what a portfolio is held to, on every shard before it returns; what is not named stays"
          + " as it is, and open orders stay.",
      "",
      "Limits are for each instrument on its own."
    },
    footer = {
      "  ./tradegrid portfolio limits FUND --max-position 5000",
      "  ./tradegrid portfolio limits FUND --price-band 300 --self-trade-group 7"
    })
public final class LimitsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The portfolio.")
  private String name;

  @Mixin private LimitOptions limits;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public LimitsCommand() {}

  @Override
  public Integer call() {
    if (limits.areNone()) {
      throw new ParameterException(spec.commandLine(), "name a limit to change");
    }
    try (TradeGridClient client = grid.connect()) {
      client.changeLimits(limits.over(client.portfolio(name)));
      PortfolioText.print(client.portfolio(name), spec.commandLine().getOut());
      return 0;
    }
  }
}
