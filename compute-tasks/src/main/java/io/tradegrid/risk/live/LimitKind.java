package io.tradegrid.risk.live;

/** What a limit is on. */
public enum LimitKind {
  /** Value at risk. */
  VALUE_AT_RISK,
  /** Expected shortfall. */
  EXPECTED_SHORTFALL;

  /** Returns the amount that a limit of this kind is about. */
  public double amount(LiveMetric metric) {
    return this == VALUE_AT_RISK ? metric.valueAtRisk() : metric.expectedShortfall();
  }
}
