package io.tradegrid.cli.portfolio;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portfolio block}: refuses new orders. */
@Command(
    name = "block",
    description = "Refuses every new order of a portfolio from now on; those it has stay.",
    footer = "  ./tradegrid portfolio block FUND")
public final class BlockCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The portfolio.")
  private String name;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public BlockCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      client.blockPortfolio(name, true);
      spec.commandLine().getOut().printf("%s is blocked%n", name);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
