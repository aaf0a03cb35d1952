package io.tradegrid.cli.ticks;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.shell.Span;
import io.tradegrid.cli.sql.TextTable;
import io.tradegrid.client.TickDesk;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.tick.AsOfPage;
import io.tradegrid.tick.AsOfRow;
import io.tradegrid.tick.AsOfRule;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tick.TickSource;
import io.tradegrid.tick.TickTime;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ticks asof}: trades with the quote that prevailed. */
@Command(
    name = "asof",
    description = {
      "Shows trades, each with the quote that prevailed when it happened: the last one at or before"
          + " it, or null.",
      "",
      "Where there are more than --limit, the last line says how to go on."
    },
    footer = {
      "  ./tradegrid ticks asof AAPL",
      "  ./tradegrid ticks asof AAPL --from 2012-06-21 --tolerance 5s --strict",
      "  ./tradegrid ticks asof AAPL --source IEX --quote-source BEST"
    })
public final class AsOfCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SYMBOL", description = "Whose.")
  private String symbol;

  @Mixin private RangeOptions options;

  @Option(
      names = "--quote-source",
      paramLabel = "TAG",
      converter = SourceOption.class,
      description =
          "Whose quotes, as --source has it (default: merged ones, where there are such).")
  private TickSource quoteSource = TickSource.PREFERRED;

  @Option(
      names = "--tolerance",
      paramLabel = "TIME",
      converter = Span.class,
      description = "How old a quote may be, such as 500ms or 5s (default: any).")
  private Duration tolerance;

  @Option(
      names = "--strict",
      description = "The quote must be of an earlier nanosecond than the trade.")
  private boolean strict;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Most trades, 1 to " + TickDesk.PAGE_MAX + " (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--after",
      paramLabel = "TOKEN",
      description = "Goes on where a page before ended.")
  private String after;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public AsOfCommand() {}

  @Override
  public Integer call() {
    AsOfRule rule =
        new AsOfRule(
            strict,
            tolerance == null ? Long.MAX_VALUE : tolerance.toNanos(),
            options.withoutFlags(),
            quoteSource);
    Optional<TickPosition> position = Optional.ofNullable(after).map(TickPosition::parse);
    try (TradeGridClient client = grid.connect()) {
      print(client.ticks().asOf(symbol, options.range(), rule, position, limit));
    }
    return 0;
  }

  private void print(AsOfPage page) {
    PrintWriter out = spec.commandLine().getOut();
    TextTable table =
        new TextTable(
            List.of("time", "price", "size", "bid", "bid size", "ask", "ask size", "quote time"));
    page.rows().forEach(row -> table.add(cells(row)));
    table.lines().forEach(out::println);
    page.next().ifPresent(next -> out.println("more: --after " + next.token()));
    out.flush();
  }

  private static List<?> cells(AsOfRow row) {
    QuoteTick quote = row.quote().orElse(null);
    return Arrays.asList(
        TickTime.instant(row.trade().timeNs()),
        TickText.price(row.trade(), row.trade().price()),
        TickText.size(row.trade(), row.trade().size()),
        quote == null ? null : TickText.price(quote, quote.bidPrice()),
        quote == null ? null : TickText.size(quote, quote.bidSize()),
        quote == null ? null : TickText.price(quote, quote.askPrice()),
        quote == null ? null : TickText.size(quote, quote.askSize()),
        quote == null ? null : TickTime.instant(quote.timeNs()));
  }
}
