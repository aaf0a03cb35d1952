package io.tradegrid.cli.analytics;

import io.tradegrid.cli.sql.TextTable;
import io.tradegrid.task.AnalyticsReply.IndicatorValues;
import io.tradegrid.task.AnalyticsReply.Point;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Prints values in time. */
final class PointsTable {

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Most lines, the latest (default: ${DEFAULT-VALUE}).")
  private int limit;

  void print(IndicatorValues values, PrintWriter out) {
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
