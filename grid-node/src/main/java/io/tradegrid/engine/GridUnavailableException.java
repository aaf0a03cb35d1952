package io.tradegrid.engine;

/** The grid did not answer; whether it did what was asked is not known. */
public final class GridUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Wraps what the grid said. */
  public GridUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
