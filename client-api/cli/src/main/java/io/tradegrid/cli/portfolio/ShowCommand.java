package io.tradegrid.cli.portfolio;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portfolio show}: what a portfolio is held to. */
@Command(
    name = "show",
    description = "Shows what a portfolio is held to, and whether it is blocked.",
    footer = {
      "  ./tradegrid portfolio show FUND",
      "  ./tradegrid sql -e \"SELECT * FROM PORTFOLIOS\"      all of them"
    })
public final class ShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The portfolio.")
  private String name;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public ShowCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      PortfolioText.print(client.portfolio(name), spec.commandLine().getOut());
      return 0;
    }
  }
}
