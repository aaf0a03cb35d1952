package io.tradegrid.task;

/** How value at risk is computed. */
public enum RiskMethod {
  /** Full revaluation under past moves. */
  HISTORICAL,
  /** Linear P&amp;L of normal moves. */
  DELTA_NORMAL,
  /** Quadratic P&amp;L of normal moves, quantile by Cornish and Fisher. */
  DELTA_GAMMA,
  /** Full revaluation under simulated normal moves. */
  MONTE_CARLO
}
