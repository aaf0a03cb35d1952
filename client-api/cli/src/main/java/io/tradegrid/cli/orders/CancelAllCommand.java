package io.tradegrid.cli.orders;

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

/** {@code orders cancel-all}: cancels all open orders of a portfolio. */
@Command(
    name = "cancel-all",
    description = {
      "Cancels all open orders of a portfolio, waiting stop orders included.",
      "",
      "New orders may come in meanwhile; ./tradegrid portfolio kill keeps them out. Everybody's"
          + " orders in one instrument: ./tradegrid market cancel-all"
    },
    footer = {
      "  ./tradegrid orders cancel-all FUND",
      "  ./tradegrid orders cancel-all FUND --symbol AAPL --side buy"
    },
    exitCodeList = {
      "0:done, and said how many",
      "1:it is not known whether it is done everywhere; the last line says how to repeat it",
      "2:asked wrongly"
    })
public final class CancelAllCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PORTFOLIO", description = "Whose orders.")
  private String portfolio;

  @Option(names = "--symbol", description = "Only in this instrument (default: in all).")
  private String symbol;

  @Option(
      names = "--side",
      paramLabel = "SIDE",
      description = "Only buy or only sell orders (default: both).")
  private Side side;

  @Mixin private RequestId id;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public CancelAllCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      CancelSummary.print(
          client.cancelAll(portfolio, id.get(), symbol, side), spec.commandLine().getOut());
      return 0;
    }
  }
}
