package io.tradegrid.cli.bench;

import java.util.List;
import java.util.Locale;

/** What {@code bench risk} measures; the names are those of the command line. */
@SuppressWarnings("java:S115")
enum RiskCase {
  black_scholes("ns/option", 6),
  implied_vol("ns/option", 3),
  historical_var("ms", 5),
  /** Has no peer: {@link LiveRiskMeasurement}. */
  live("ms", LiveRiskMeasurement.REQUIRED_MS),
  /** Has no peer: {@link RiskCost}. */
  cost("ms", 0);

  /** Those that have a peer. */
  static final List<RiskCase> COMPARED = List.of(black_scholes, implied_vol, historical_var);

  private final String unit;

  /** The least ratio to the peer that is asked of us; the longest time of what has none. */
  private final double required;

  RiskCase(String unit, double required) {
    this.unit = unit;
    this.required = required;
  }

  String unit() {
    return unit;
  }

  double required() {
    return required;
  }

  /** Returns a run's time in the unit: of one option, or of the whole portfolio. */
  double wall(Sample sample) {
    return value(sample, "wallNs");
  }

  /** Returns the same of all threads' processor time. */
  double processor(Sample sample) {
    return value(sample, "cpuNs");
  }

  private double value(Sample sample, String key) {
    double ns = sample.get(key);
    return this == historical_var ? ns / 1e6 : ns / sample.get("units");
  }

  String text(double value) {
    return String.format(Locale.ROOT, "%,.1f %s", value, unit);
  }
}
