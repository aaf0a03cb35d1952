package io.tradegrid.cli.ticks;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.tick.TradeTotals;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ticks vwap}: what the trades of a range come to. */
@Command(
    name = "vwap",
    description = {
      "Shows what trades come to: their number, prices, volume and volume-weighted average price.",
      "",
      "The average is exact until it is rounded to eight decimals, half to even."
    },
    footer = {
      "  ./tradegrid ticks vwap AAPL",
      "  ./tradegrid ticks vwap AAPL --from 2012-06-21T13:30:00Z"
    })
public final class VwapCommand implements Callable<Integer> {

  private static final int DECIMALS = 8;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SYMBOL", description = "Whose.")
  private String symbol;

  @Mixin private RangeOptions options;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public VwapCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      print(client.ticks().totals(symbol, options.range()));
    }
    return 0;
  }

  private void print(TradeTotals totals) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("trades   %,d%n", totals.count());
    if (totals.count() > 0) {
      out.printf("open     %s%n", totals.scale().price(totals.open()));
      out.printf("high     %s%n", totals.scale().price(totals.high()));
      out.printf("low      %s%n", totals.scale().price(totals.low()));
      out.printf("close    %s%n", totals.scale().price(totals.close()));
      out.printf("volume   %s%n", totals.scale().size(totals.volume()));
      totals.vwap().ifPresent(mean -> out.printf("vwap     %s%n", mean.rounded(DECIMALS)));
    }
    out.flush();
  }
}
