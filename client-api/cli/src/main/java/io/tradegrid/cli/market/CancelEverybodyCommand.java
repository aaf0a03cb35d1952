package io.tradegrid.cli.market;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.model.Side;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code market cancel-all}: cancels everybody's open orders in an instrument. */
@Command(
    name = "cancel-all",
    description = {
      "Cancels everybody's open orders in an instrument, waiting stop orders included; in any phase.",
      "",
      "Those of one portfolio: ./tradegrid orders cancel-all"
    },
    footer = {
      "  ./tradegrid market cancel-all AAPL",
      "  ./tradegrid market cancel-all AAPL --side sell"
    })
public final class CancelEverybodyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SYMBOL", description = "The instrument.")
  private String symbol;

  @Option(
      names = "--side",
      paramLabel = "SIDE",
      description = "Only buy or only sell orders (default: both).")
  private Side side;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public CancelEverybodyCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      int count = client.cancelAllOrders(symbol, side);
      spec.commandLine().getOut().printf("cancelled %,d orders in %s%n", count, symbol);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
