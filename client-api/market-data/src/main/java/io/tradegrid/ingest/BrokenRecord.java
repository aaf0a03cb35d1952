package io.tradegrid.ingest;

import java.util.Objects;

/**
 * A record of a source that is no tick and cannot be made one; it goes to the dead letters.
 *
 * @param source the source's {@link io.tradegrid.tick.Tag}
 * @param reason why
 * @param message says what is wrong with which field and value
 * @param content the record itself, as text, or as hexadecimal digits where it is binary
 */
public record BrokenRecord(long source, DeadReason reason, String message, String content)
    implements SourceMessage {

  /** Refuses what is absent. */
  public BrokenRecord {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(content, "content");
  }
}
