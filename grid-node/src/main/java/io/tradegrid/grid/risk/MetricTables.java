package io.tradegrid.grid.risk;

import static java.util.stream.Collectors.joining;

import io.tradegrid.risk.RiskReport;
import io.tradegrid.risk.live.LimitKind;
import io.tradegrid.risk.live.LiveMetric;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.live.MetricSeries;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What live metrics and alerts look like as rows. Nodes run in UTC, so times are UTC ones. */
final class MetricTables {

  private MetricTables() {}

  static Row metric(MetricSeries.Entry entry) {
    LiveMetric metric = entry.metric();
    boolean failed = metric.failure() != null;
    RiskReport report = metric.report();
    return Row.of(
        Table.RISK_METRICS,
        metric.scope().kind().name(),
        metric.scope().name(),
        entry.number(),
        Timestamp.from(metric.computedAt()),
        metric.currency(),
        failed ? null : report == null ? 0 : report.positions(),
        failed ? null : report == null ? 0.0 : report.marketValue(),
        failed ? null : metric.valueAtRisk(),
        failed ? null : metric.expectedShortfall(),
        report == null ? null : report.scenarios(),
        report == null ? null : day(report.firstDate()),
        report == null ? null : day(report.lastDate()),
        failed ? metric.failure().failure() + ": " + metric.failure().getMessage() : null,
        text(entry.over()),
        alert(entry),
        metric.sequencesText());
  }

  private static Date day(LocalDate day) {
    return Date.valueOf(day);
  }

  /** Null for none. */
  private static String text(Set<LimitKind> kinds) {
    return kinds.isEmpty() ? null : kinds.stream().map(LimitKind::name).collect(joining(","));
  }

  /** Reads what {@link #metric} wrote as the limits that a row is over. */
  static Set<LimitKind> kinds(String text) {
    Set<LimitKind> kinds = EnumSet.noneOf(LimitKind.class);
    if (text != null) {
      for (String kind : text.split(",", -1)) {
        kinds.add(LimitKind.valueOf(kind));
      }
    }
    return kinds;
  }

  private static String alert(MetricSeries.Entry entry) {
    List<String> alerts = new ArrayList<>();
    entry.raised().forEach(kind -> alerts.add("RAISED " + kind));
    entry.cleared().forEach(kind -> alerts.add("CLEARED " + kind));
    return alerts.isEmpty() ? null : String.join(",", alerts);
  }

  /**
   * What a row of RISK_METRICS says of a limit.
   *
   * @param isActive whether it is over the limit
   * @param amount of what is limited; null if the row has no numbers
   * @param at when it was computed
   * @param number of the row
   */
  record Alert(boolean isActive, Double amount, Timestamp at, long number) {

    /**
     * Returns the row of RISK_ALERTS.
     *
     * @param limit null if there is none any more
     * @param raisedAt of one that is cleared, when it was raised; null if nobody knows
     */
    Row row(LiveScope scope, LimitKind kind, Double limit, Timestamp raisedAt) {
      return Row.of(
          Table.RISK_ALERTS,
          scope.kind().name(),
          scope.name(),
          kind.name(),
          isActive,
          limit,
          amount,
          isActive ? at : raisedAt,
          isActive ? null : at,
          number);
    }
  }

  /** Returns what a row says that is being written. */
  static Alert alert(MetricSeries.Entry entry, LimitKind kind) {
    return new Alert(
        entry.over().contains(kind),
        kind.amount(entry.metric()),
        Timestamp.from(entry.metric().computedAt()),
        entry.number());
  }

  /**
   * Returns what a row says that was written.
   *
   * @param row its number, the limits that it is over, when it was computed, value at risk and
   *     expected shortfall
   */
  static Alert alert(List<?> row, LimitKind kind) {
    return new Alert(
        kinds((String) row.get(1)).contains(kind),
        (Double) row.get(kind == LimitKind.VALUE_AT_RISK ? 3 : 4),
        (Timestamp) row.get(2),
        (Long) row.get(0));
  }
}
