package io.tradegrid.client;

/** A rebuild of read models that ended early; what it did until then is right and stays. */
public final class RebuildException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RebuildException(String message) {
    super(message);
  }
}
