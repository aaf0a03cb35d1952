package io.tradegrid.pricing;

/** Says why a price or a rate cannot be given; there is no answer with NaN in it. */
public final class PricingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What stands in the way. */
  public enum Failure {
    /** The question itself is wrong: a negative volatility, a price that no volatility gives. */
    INVALID_INPUT,
    /** Fewer data than needed: a curve without nodes, a missing parameter. */
    INSUFFICIENT_DATA,
    /** The numbers given cannot be computed with: an overflow, an iteration that does not end. */
    NUMERICAL_ERROR
  }

  private final Failure failure;

  /**
   * Refuses to answer.
   *
   * @param failure what stands in the way
   * @param message names the input and its value, with required and actual where one is short
   */
  public PricingException(Failure failure, String message) {
    super(message);
    this.failure = failure;
  }

  /** Returns what stands in the way. */
  public Failure failure() {
    return failure;
  }
}
