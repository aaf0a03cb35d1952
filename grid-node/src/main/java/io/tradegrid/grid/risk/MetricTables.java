package io.tradegrid.grid.risk;

import static java.util.stream.Collectors.joining;

import io.tradegrid.risk.RiskReport;
import io.tradegrid.risk.live.LimitKind;
import io.tradegrid.risk.live.LiveMetric;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.live.LossLimits;
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
import org.apache.ignite.IgniteBinary;
import org.apache.ignite.binary.BinaryObject;

/** What live metrics and alerts look like as rows. Nodes run in UTC, so times are UTC ones. */
final class MetricTables {

  private static final int METRIC_COLUMNS = Table.RISK_METRICS.columns().size();
  private static final int ALERT_COLUMNS = Table.RISK_ALERTS.columns().size();

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

  static Row raised(MetricSeries.Entry entry, LimitKind kind, LossLimits limits) {
    LiveMetric metric = entry.metric();
    return Row.of(
        Table.RISK_ALERTS,
        metric.scope().kind().name(),
        metric.scope().name(),
        kind.name(),
        true,
        limits.amounts().get(kind),
        kind.amount(metric),
        Timestamp.from(metric.computedAt()),
        null,
        entry.number());
  }

  /**
   * Returns the row of an alert that is over.
   *
   * @param raised the row it had, null if there is none
   */
  static Row cleared(
      MetricSeries.Entry entry, LimitKind kind, LossLimits limits, BinaryObject raised) {
    LiveMetric metric = entry.metric();
    return Row.of(
        Table.RISK_ALERTS,
        metric.scope().kind().name(),
        metric.scope().name(),
        kind.name(),
        false,
        limits.amounts().get(kind),
        kind.amount(metric),
        raised == null ? null : raised.<Timestamp>field("RAISED_AT"),
        Timestamp.from(metric.computedAt()),
        entry.number());
  }

  static Object metricKey(IgniteBinary binary, LiveScope scope, long number) {
    Object[] values = new Object[METRIC_COLUMNS];
    values[0] = scope.kind().name();
    values[1] = scope.name();
    values[2] = number;
    return Row.of(Table.RISK_METRICS, values).key(binary);
  }

  static Object alertKey(IgniteBinary binary, LiveScope scope, LimitKind kind) {
    Object[] values = new Object[ALERT_COLUMNS];
    values[0] = scope.kind().name();
    values[1] = scope.name();
    values[2] = kind.name();
    return Row.of(Table.RISK_ALERTS, values).key(binary);
  }
}
