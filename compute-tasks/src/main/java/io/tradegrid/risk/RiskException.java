package io.tradegrid.risk;

/** Says why a risk number cannot be given; there is no answer with NaN in it. */
public final class RiskException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What stands in the way. */
  public enum Failure {
    /** The question itself is wrong: an unknown portfolio, a level outside (0, 1). */
    INVALID_INPUT,
    /** Fewer observations than asked for. */
    INSUFFICIENT_DATA,
    /** The numbers given cannot be computed with: an overflow, a price that is not positive. */
    NUMERICAL_ERROR
  }

  private final Failure failure;

  /**
   * Refuses to answer.
   *
   * @param failure what stands in the way
   * @param message names the input, with required and actual where a number is short
   */
  public RiskException(Failure failure, String message) {
    super(message);
    this.failure = failure;
  }

  /** Returns what stands in the way. */
  public Failure failure() {
    return failure;
  }
}
