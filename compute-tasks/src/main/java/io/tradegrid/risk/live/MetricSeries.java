package io.tradegrid.risk.live;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which metrics of a scope become rows, and when an alert is raised or cleared. A metric that goes
 * over a limit is a row at once; others are at most one in a pause, and so is the end of an alert,
 * so that risk that swings around its limit raises one alert a pause and not one a fill.
 */
public final class MetricSeries {

  /**
   * One row.
   *
   * @param number counted from 1 without a gap
   * @param metric what it shows
   * @param over the limits it is over
   * @param raised those of them that the row before was not over
   * @param cleared those that the row before was over and this is not
   */
  public record Entry(
      long number,
      LiveMetric metric,
      Set<LimitKind> over,
      Set<LimitKind> raised,
      Set<LimitKind> cleared) {}

  private final long pauseNs;
  private long number;
  private Set<LimitKind> over;
  private LiveMetric written;
  private long writtenNs;

  /**
   * Goes on where another left off.
   *
   * @param number of the last row, 0 if there is none
   * @param over the limits that it was over
   * @param pauseNs between two rows, in nanoseconds
   * @param nowNs some clock's time, in nanoseconds
   */
  public MetricSeries(long number, Set<LimitKind> over, long pauseNs, long nowNs) {
    this.number = number;
    this.over = over;
    this.pauseNs = pauseNs;
    this.writtenNs = nowNs - pauseNs;
  }

  /**
   * Returns the row that a metric makes, if it makes one now; whoever writes it then says so by
   * {@link #wrote}. A metric without numbers leaves the alerts as they are.
   *
   * @param limits as they are now
   * @param nowNs the same clock's time, in nanoseconds
   */
  public Optional<Entry> next(LiveMetric metric, LossLimits limits, long nowNs) {
    Set<LimitKind> now = metric.failure() == null ? limits.over(metric) : over;
    Set<LimitKind> raised = minus(now, over);
    Set<LimitKind> cleared = minus(over, now);
    boolean isDue = nowNs - writtenNs >= pauseNs;
    boolean isNew = metric != written || !cleared.isEmpty();
    return !raised.isEmpty() || (isDue && isNew)
        ? Optional.of(new Entry(number + 1, metric, now, raised, cleared))
        : Optional.empty();
  }

  private static Set<LimitKind> minus(Set<LimitKind> all, Set<LimitKind> without) {
    Set<LimitKind> left = EnumSet.noneOf(LimitKind.class);
    left.addAll(all);
    left.removeAll(without);
    return left;
  }

  /** Returns whether the last row shows this metric, and its alerts as they are. */
  public boolean isWritten(LiveMetric metric, LossLimits limits) {
    return metric == written && (metric.failure() != null || limits.over(metric).equals(over));
  }

  /** Takes note that a row was written. */
  public void wrote(Entry entry, long nowNs) {
    number = entry.number();
    over = entry.over();
    written = entry.metric();
    writtenNs = nowNs;
  }
}
