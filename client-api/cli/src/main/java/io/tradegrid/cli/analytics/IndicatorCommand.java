package io.tradegrid.cli.analytics;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.sql.TextTable;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.task.AnalyticsReply.IndicatorValues;
import io.tradegrid.task.AnalyticsReply.Point;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code analytics indicator}: an indicator after each bar. */
@Command(
    name = "indicator",
    description = {
      "Shows an indicator after each of the last bars.",
      "",
      "It begins with the first of the --bars: what remembers all bars, such as an EMA, differs a"
          + " little with how many there are."
    },
    footer = {
      "  ./tradegrid analytics indicator AAPL rsi",
      "  ./tradegrid analytics indicator AAPL macd --interval ticks:5m"
    })
public final class IndicatorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "Whose.")
  private String symbol;

  @Parameters(index = "1", paramLabel = "INDICATOR", description = "Its name, or name(number,…).")
  private String indicator;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Most lines, the latest (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Mixin private BarOptions bars;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public IndicatorCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      print(client.analytics().indicator(symbol, bars.source(), bars.count(), indicator));
    }
    return 0;
  }

  private void print(IndicatorValues values) {
    PrintWriter out = spec.commandLine().getOut();
    List<String> heads = new ArrayList<>(List.of(values.indicator()));
    heads.addAll(values.lines());
    TextTable table = new TextTable(heads);
    List<Point> points = values.points();
    for (Point point : points.subList(Math.max(0, points.size() - limit), points.size())) {
      List<Object> row = new ArrayList<>(List.of(point.time()));
      row.addAll(point.values());
      table.add(row);
    }
    table.lines().forEach(out::println);
    out.flush();
  }
}
