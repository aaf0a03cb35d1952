package io.tradegrid.cli.market;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code market show}: how markets stand. */
@Command(
    name = "show",
    description =
        "Shows how the market of an instrument stands and is run; without a symbol all markets in"
            + " which something has happened, one a line.",
    footer = {
      "  ./tradegrid market show",
      "  ./tradegrid market show AAPL",
      "  ./tradegrid sql -e \"SELECT * FROM MARKETS\"      the same with all columns"
    })
public final class ShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "SYMBOL", description = "The instrument.")
  private String symbol;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public ShowCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      if (symbol == null) {
        MarketText.table(client.markets(), spec.commandLine().getOut());
      } else {
        MarketText.print(client, symbol, spec.commandLine().getOut());
      }
      return 0;
    }
  }
}
