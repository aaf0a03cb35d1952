package io.tradegrid.cli.ticks;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.sql.TextTable;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickFlag;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPage;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tick.TradeTick;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ticks show}: trades or quotes one by one. */
@Command(
    name = "show",
    description = {
      "Shows trades or quotes in the order of time, each once.",
      "",
      "Where there are more than --limit, the last line says how to go on."
    },
    footer = {
      "  ./tradegrid ticks show AAPL",
      "  ./tradegrid ticks show AAPL --quotes --from 2012-06-21T13:30:00Z --limit 50"
    })
public final class ShowTicksCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SYMBOL", description = "Whose.")
  private String symbol;

  @Option(names = "--quotes", description = "Quotes instead of trades.")
  private boolean quotes;

  @Mixin private RangeOptions options;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Most ticks, 1 to 4096 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--after",
      paramLabel = "TOKEN",
      description = "Goes on where a page before ended.")
  private String after;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public ShowTicksCommand() {}

  @Override
  public Integer call() {
    TickKind kind = quotes ? TickKind.QUOTE : TickKind.TRADE;
    Optional<TickPosition> position = Optional.ofNullable(after).map(TickPosition::parse);
    try (TradeGridClient client = grid.connect()) {
      print(client.ticks().page(symbol, kind, options.range(), position, limit));
    }
    return 0;
  }

  private void print(TickPage page) {
    PrintWriter out = spec.commandLine().getOut();
    TextTable table =
        new TextTable(
            quotes
                ? List.of("time", "bid", "size", "ask", "size", "source", "sequence", "flags")
                : List.of("time", "price", "size", "conditions", "source", "sequence", "flags"));
    for (int i = 0; i < page.ticks().count(); i++) {
      table.add(row(page.ticks().get(i)));
    }
    table.lines().forEach(out::println);
    page.next().ifPresent(next -> out.println("more: --after " + next.token()));
    out.flush();
  }

  private static List<?> row(Tick tick) {
    String source = Tag.text(tick.source());
    String flags =
        Arrays.stream(TickFlag.values())
            .filter(flag -> flag.in(tick.flags()))
            .map(Enum::name)
            .collect(Collectors.joining(" "));
    if (tick instanceof QuoteTick quote) {
      return List.of(
          RangeOptions.time(tick.timeNs()),
          price(tick, quote.bidPrice()),
          size(tick, quote.bidSize()),
          price(tick, quote.askPrice()),
          size(tick, quote.askSize()),
          source,
          tick.sequence(),
          flags);
    }
    TradeTick trade = (TradeTick) tick;
    return List.of(
        RangeOptions.time(tick.timeNs()),
        price(tick, trade.price()),
        size(tick, trade.size()),
        Tag.text(tick.conditions()),
        source,
        tick.sequence(),
        flags);
  }

  private static BigDecimal price(Tick tick, long price) {
    return BigDecimal.valueOf(price, tick.priceDecimals());
  }

  private static BigDecimal size(Tick tick, long size) {
    return BigDecimal.valueOf(size, tick.sizeDecimals());
  }
}
