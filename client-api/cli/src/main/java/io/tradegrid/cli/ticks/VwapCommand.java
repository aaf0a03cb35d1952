package io.tradegrid.cli.ticks;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.sql.TextTable;
import io.tradegrid.client.SymbolAnswer;
import io.tradegrid.client.TickQuery;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.tick.TradeTotals;
import io.tradegrid.tick.WeightedMean;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ticks vwap}: what the trades of a range come to. */
@Command(
    name = "vwap",
    description = {
      "Shows what trades come to: their number, prices, volume, and the average price weighted by"
          + " volume (vwap) and by time (twap).",
      "",
      "Averages are exact until they are rounded to eight decimals, half to even. Several symbols"
          + " are asked about in one call; one that has no answer is named, and the exit code is 1."
    },
    footer = {
      "  ./tradegrid ticks vwap AAPL",
      "  ./tradegrid ticks vwap AAPL --from 2012-06-21T13:30:00Z",
      "  ./tradegrid ticks vwap AAPL MSFT --from 2012-06-21 --to 2012-06-22",
      "  ./tradegrid ticks vwap --all"
    })
public final class VwapCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SymbolOptions symbols;

  @Mixin private RangeOptions options;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public VwapCommand() {}

  @Override
  public Integer call() {
    symbols.check();
    try (TradeGridClient client = grid.connect()) {
      List<SymbolAnswer<TradeTotals>> totals =
          symbols.ask(client.ticks(), TickQuery.totals(options.range()));
      List<SymbolAnswer<Optional<WeightedMean>>> twaps =
          symbols.ask(client.ticks(), TickQuery.twap(options.range()));
      if (symbols.isOne()) {
        print(totals.get(0).get(), twaps.get(0).get());
      } else {
        print(totals, twaps);
      }
    }
    return 0;
  }

  private void print(TradeTotals totals, Optional<WeightedMean> twap) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("trades   %,d%n", totals.count());
    if (totals.count() > 0) {
      out.printf("open     %s%n", totals.scale().price(totals.open()));
      out.printf("high     %s%n", totals.scale().price(totals.high()));
      out.printf("low      %s%n", totals.scale().price(totals.low()));
      out.printf("close    %s%n", totals.scale().price(totals.close()));
      out.printf("volume   %s%n", totals.scale().size(totals.volume()));
      totals.vwap().ifPresent(mean -> out.printf("vwap     %s%n", mean.rounded(TickText.DECIMALS)));
    }
    twap.ifPresent(mean -> out.printf("twap     %s%n", mean.rounded(TickText.DECIMALS)));
    out.flush();
  }

  private void print(
      List<SymbolAnswer<TradeTotals>> totals, List<SymbolAnswer<Optional<WeightedMean>>> twaps) {
    PrintWriter out = spec.commandLine().getOut();
    TextTable table =
        new TextTable(
            List.of("symbol", "trades", "open", "high", "low", "close", "volume", "vwap", "twap"));
    for (int i = 0; i < totals.size(); i++) {
      String symbol = totals.get(i).symbol();
      BigDecimal twap =
          twaps.stream()
              .filter(each -> each.symbol().equals(symbol))
              .findFirst()
              .flatMap(SymbolAnswer::value)
              .map(TickText::mean)
              .orElse(null);
      totals.get(i).value().ifPresent(some -> table.add(row(symbol, some, twap)));
    }
    table.lines().forEach(out::println);
    out.flush();
    SymbolOptions.requireAll(totals);
    SymbolOptions.requireAll(twaps);
  }

  private static List<?> row(String symbol, TradeTotals totals, BigDecimal twap) {
    boolean any = totals.count() > 0;
    return Arrays.asList(
        symbol,
        totals.count(),
        any ? totals.scale().price(totals.open()) : null,
        any ? totals.scale().price(totals.high()) : null,
        any ? totals.scale().price(totals.low()) : null,
        any ? totals.scale().price(totals.close()) : null,
        totals.scale().size(totals.volume()),
        TickText.mean(totals.vwap()),
        twap);
  }
}
