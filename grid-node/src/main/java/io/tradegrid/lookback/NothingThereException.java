package io.tradegrid.lookback;

/** The log has nothing of what was asked for. */
final class NothingThereException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NothingThereException(String message) {
    super(message);
  }
}
