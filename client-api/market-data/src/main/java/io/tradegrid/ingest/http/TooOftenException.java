package io.tradegrid.ingest.http;

/** A provider was asked too often, by its own count. */
final class TooOftenException extends ProviderException {

  private static final long serialVersionUID = 1L;

  private final long afterMs;

  /**
   * Makes one.
   *
   * @param afterMs when it may be asked again, in milliseconds from now, 0 or more
   */
  TooOftenException(String message, long afterMs) {
    super(message);
    this.afterMs = afterMs;
  }

  long afterMs() {
    return afterMs;
  }
}
