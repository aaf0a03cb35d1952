package io.tradegrid.risk.live;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The most that a portfolio, a book or the firm is to risk. Immutable.
 *
 * @param amounts in the currency it reports in; a kind that is not there has no limit
 */
public record LossLimits(Map<LimitKind, Double> amounts) {

  /** No limit. */
  public static final LossLimits NONE = new LossLimits(Map.of());

  /** Takes a copy. */
  public LossLimits {
    amounts = Map.copyOf(amounts);
  }

  /**
   * Makes limits.
   *
   * @param valueAtRisk null for no limit
   * @param expectedShortfall null for no limit
   */
  public static LossLimits of(Double valueAtRisk, Double expectedShortfall) {
    Map<LimitKind, Double> amounts = new EnumMap<>(LimitKind.class);
    if (valueAtRisk != null) {
      amounts.put(LimitKind.VALUE_AT_RISK, valueAtRisk);
    }
    if (expectedShortfall != null) {
      amounts.put(LimitKind.EXPECTED_SHORTFALL, expectedShortfall);
    }
    return new LossLimits(amounts);
  }

  /** Returns the limits that a metric is over; what just reaches one is not over it. */
  Set<LimitKind> over(LiveMetric metric) {
    Set<LimitKind> over = EnumSet.noneOf(LimitKind.class);
    amounts.forEach(
        (kind, amount) -> {
          if (kind.amount(metric) > amount) {
            over.add(kind);
          }
        });
    return over;
  }
}
