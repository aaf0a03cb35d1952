package io.tradegrid.cli.orders;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orders status}: what became of an order or another request. */
@Command(
    name = "status",
    description = {
      "Asks the symbol's shard what became of an order, and changes nothing.",
      "",
      "It settles an outcome that is not known without sending the order again. The id may be that"
          + " of a cancel too, as every request has one. What was acknowledged is known, until it is"
          + " forgotten: a shard remembers its newest requests and those of open orders."
    },
    footer = "  ./tradegrid orders status FUND a-1 AAPL",
    exitCodeList = {
      "0:the shard knows it",
      "1:the shard does not know it, or does not answer",
      "2:asked wrongly"
    })
public final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PORTFOLIO", description = "Whose order.")
  private String portfolio;

  @Parameters(index = "1", paramLabel = "ID", description = "The id it was entered with.")
  private String id;

  @Parameters(index = "2", paramLabel = "SYMBOL", description = "The instrument.")
  private String symbol;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public StatusCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      Outcome.print(
          client.status(symbol, portfolio, id),
          client.instrument(symbol),
          spec.commandLine().getOut());
      return 0;
    }
  }
}
