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
  private final boolean tooFewMoves;

  /**
   * Refuses to answer.
   *
   * @param failure what stands in the way
   * @param message names the input, with required and actual where a number is short
   */
  public RiskException(Failure failure, String message) {
    this(failure, message, false);
  }

  private RiskException(Failure failure, String message, boolean tooFewMoves) {
    super(message);
    this.failure = failure;
    this.tooFewMoves = tooFewMoves;
  }

  /**
   * Returns the refusal for want of daily moves, of which older closes may have more.
   *
   * @param message with required and actual
   */
  public static RiskException tooFewMoves(String message) {
    return new RiskException(Failure.INSUFFICIENT_DATA, message, true);
  }

  /** Returns whether older closes may cure it. */
  public boolean isForTooFewMoves() {
    return tooFewMoves;
  }

  /** Returns what stands in the way. */
  public Failure failure() {
    return failure;
  }
}
