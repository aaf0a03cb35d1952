package io.tradegrid.ingest.http;

import java.io.IOException;

/** A provider gave no answer that can be used; its message names no key. */
class ProviderException extends IOException {

  private static final long serialVersionUID = 1L;

  ProviderException(String message) {
    super(message);
  }

  ProviderException(String message, Throwable cause) {
    super(message, cause);
  }
}
