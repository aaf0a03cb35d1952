package io.tradegrid.cli.ticks;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.shell.Span;
import io.tradegrid.cli.sql.TextTable;
import io.tradegrid.client.TickDesk;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.tick.SpreadTotals;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPage;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tick.TickSource;
import io.tradegrid.tick.TickTime;
import io.tradegrid.tick.TickWindow;
import io.tradegrid.tick.TradeTotals;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
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

/** {@code ticks window}: what happened around events. */
@Command(
    name = "window",
    description = {
      "Shows what trades, or with --spreads what the spreads of quotes, come to around events: the"
          + " times given by --at, or else the trades of a range.",
      "",
      "Both ends of a window belong to it. Where there are more trades than --limit, the last line"
          + " says how to go on."
    },
    footer = {
      "  ./tradegrid ticks window AAPL --at 2012-06-21T13:30:00Z --before 1m",
      "  ./tradegrid ticks window AAPL --spreads --before 5s --after 0s --limit 10"
    })
public final class WindowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SYMBOL", description = "Whose.")
  private String symbol;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "An event, UTC; again for another (default: the trades of the range).")
  private List<Long> events = new ArrayList<>();

  @Option(names = "--spreads", description = "Spreads of quotes instead of trades.")
  private boolean spreads;

  @Option(
      names = "--before",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = Span.class,
      description = "How long before the event it begins (default: ${DEFAULT-VALUE}).")
  private Duration before;

  @Option(
      names = "--after",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = Span.class,
      description = "How long after the event it ends (default: ${DEFAULT-VALUE}).")
  private Duration after;

  @Mixin private RangeOptions options;

  @Option(
      names = "--quote-source",
      paramLabel = "TAG",
      converter = SourceOption.class,
      description =
          "Whose quotes, with --spreads, as --source has it (default: merged ones, where there are such).")
  private TickSource quoteSource = TickSource.PREFERRED;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Most trades, 1 to " + TickDesk.PAGE_MAX + " (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--cursor",
      paramLabel = "TOKEN",
      description = "Goes on where the trades of a page before ended.")
  private String cursor;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public WindowCommand() {}

  @Override
  public Integer call() {
    TickWindow window =
        new TickWindow(
            before.toNanos(),
            after.toNanos(),
            options.withoutFlags(),
            spreads ? quoteSource : options.range().source());
    Optional<TickPosition> position = Optional.ofNullable(cursor).map(TickPosition::parse);
    try (TradeGridClient client = grid.connect()) {
      List<Long> times = new ArrayList<>(events);
      Optional<TickPosition> next = Optional.empty();
      if (times.isEmpty()) {
        TickPage page =
            client.ticks().page(symbol, TickKind.TRADE, options.range(), position, limit);
        for (int i = 0; i < page.ticks().count(); i++) {
          times.add(page.ticks().timeNs(i));
        }
        next = page.next();
      }
      print(times, times.isEmpty() ? spreadTable() : table(client.ticks(), times, window), next);
    }
    return 0;
  }

  private TextTable table(TickDesk ticks, List<Long> times, TickWindow window) {
    if (spreads) {
      TextTable table = spreadTable();
      List<SpreadTotals> found = ticks.spreadsAround(symbol, times, window);
      for (int i = 0; i < found.size(); i++) {
        table.add(row(times.get(i), found.get(i)));
      }
      return table;
    }
    TextTable table =
        new TextTable(List.of("event", "trades", "open", "high", "low", "close", "volume", "vwap"));
    List<TradeTotals> found = ticks.tradesAround(symbol, times, window);
    for (int i = 0; i < found.size(); i++) {
      table.add(row(times.get(i), found.get(i)));
    }
    return table;
  }

  private static TextTable spreadTable() {
    return new TextTable(List.of("event", "quotes", "lowest", "highest", "mean", "mean over time"));
  }

  private static List<?> row(long eventNs, SpreadTotals totals) {
    boolean any = totals.count() > 0;
    return Arrays.asList(
        TickTime.instant(eventNs),
        totals.count(),
        any ? totals.spread(totals.lowest()) : null,
        any ? totals.spread(totals.highest()) : null,
        TickText.mean(totals.mean()),
        TickText.mean(totals.timeMean()));
  }

  private static List<?> row(long eventNs, TradeTotals totals) {
    boolean any = totals.count() > 0;
    return Arrays.asList(
        TickTime.instant(eventNs),
        totals.count(),
        any ? totals.scale().price(totals.open()) : null,
        any ? totals.scale().price(totals.high()) : null,
        any ? totals.scale().price(totals.low()) : null,
        any ? totals.scale().price(totals.close()) : null,
        totals.scale().size(totals.volume()),
        TickText.mean(totals.vwap()));
  }

  private void print(List<Long> times, TextTable table, Optional<TickPosition> next) {
    PrintWriter out = spec.commandLine().getOut();
    if (times.isEmpty()) {
      out.println("no trade in the range");
    } else {
      table.lines().forEach(out::println);
    }
    next.ifPresent(token -> out.println("more: --cursor " + token.token()));
    out.flush();
  }
}
