package io.tradegrid.cli.portfolio;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portfolio unblock}: takes new orders again. */
@Command(
    name = "unblock",
    description = "Lets a portfolio trade again.",
    footer = "  ./tradegrid portfolio unblock FUND")
public final class UnblockCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The portfolio.")
  private String name;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public UnblockCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      client.blockPortfolio(name, false);
      spec.commandLine().getOut().printf("%s is not blocked%n", name);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
