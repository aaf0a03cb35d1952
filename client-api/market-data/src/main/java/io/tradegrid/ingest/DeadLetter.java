package io.tradegrid.ingest;

import java.util.Objects;

/**
 * Something a source told that is not in any history, and why.
 *
 * @param source the source's {@link io.tradegrid.tick.Tag}
 * @param symbol what the source calls it; empty if that is not known
 * @param reason why
 * @param message says what is wrong with which field and value
 * @param content the record itself, as text
 */
public record DeadLetter(
    long source, String symbol, DeadReason reason, String message, String content) {

  /** Refuses what is absent. */
  public DeadLetter {
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(content, "content");
  }
}
