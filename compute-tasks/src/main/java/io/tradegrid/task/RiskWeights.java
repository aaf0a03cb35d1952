package io.tradegrid.task;

/** How past moves count. */
public enum RiskWeights {
  /** All alike. */
  EQUAL,
  /** Less and less with age. */
  EXPONENTIAL,
  /** All alike after being brought to today's volatility, an exponentially weighted average. */
  FILTERED,
  /** The same with the volatility of the most likely GARCH(1,1) of each price. */
  GARCH
}
