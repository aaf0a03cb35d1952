package io.tradegrid.pricing;

/** Whether a price has an implied volatility, and if not why. */
public enum VolatilityStatus {
  /** It has; zero if the price is the intrinsic value, to a rounding. */
  SOLVED,
  /** The price is below the intrinsic value by more than a rounding, or negative. */
  BELOW_INTRINSIC,
  /** The price is that of the underlying (call) or of the strike (put), or more. */
  ABOVE_MAXIMUM,
  /** Something else is out of range: not a number, not positive, no time left. */
  INVALID_INPUT
}
