package io.tradegrid.cli.orders;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.DerivedId;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.TradeGridClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orders cancel}: cancels one order. */
@Command(
    name = "cancel",
    description = "Cancels what is left of one order.",
    footer = "  ./tradegrid orders cancel FUND a-1 AAPL",
    exitCodeList = {"0:cancelled", "1:refused, or it is not known whether", "2:asked wrongly"})
public final class CancelCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PORTFOLIO", description = "Whose order.")
  private String portfolio;

  @Parameters(index = "1", paramLabel = "ID", description = "The id it was entered with.")
  private String order;

  @Parameters(index = "2", paramLabel = "SYMBOL", description = "The instrument.")
  private String symbol;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public CancelCommand() {}

  @Override
  public Integer call() {
    OrderRequest cancel =
        OrderRequest.cancel(symbol, portfolio, DerivedId.of('c', symbol, order), order);
    try (TradeGridClient client = grid.connect()) {
      Outcome.print(
          cancel, client.submit(cancel), client.instrument(symbol), spec.commandLine().getOut());
      return 0;
    }
  }
}
