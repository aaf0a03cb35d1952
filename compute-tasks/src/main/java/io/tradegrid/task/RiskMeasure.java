package io.tradegrid.task;

/** What is asked about a portfolio, a book or the firm. */
public enum RiskMeasure {
  /** Value at risk and expected shortfall. */
  VAR,
  /** P&amp;L under stress scenarios, written out or between two days of history. */
  STRESS,
  /** The smallest multiple of a stress scenario that loses an amount. */
  REVERSE_STRESS,
  /** Value and derivatives. */
  GREEKS,
  /** P&amp;L between two days, explained by the derivatives on the first. */
  EXPLAIN,
  /** Trades that take away delta, or delta and gamma. */
  HEDGE,
  /** Whether value at risk held on past days. */
  BACKTEST,
  /** Value at risk and expected shortfall as the grid keeps them up with fills and prices. */
  LIVE
}
