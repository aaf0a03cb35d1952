package io.tradegrid.journal;

/** A log that is not what it must be: an entry is missing or cannot be read. */
public final class BrokenLogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenLogException(String message) {
    super(message);
  }

  BrokenLogException(String message, Throwable cause) {
    super(message, cause);
  }
}
