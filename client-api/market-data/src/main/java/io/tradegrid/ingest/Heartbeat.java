package io.tradegrid.ingest;

/**
 * A source is alive and has nothing to tell.
 *
 * @param source its {@link io.tradegrid.tick.Tag}
 * @param timeNs when it said so, in nanoseconds since the epoch, UTC
 * @param missing messages known to be lost before it, 0 or more
 */
public record Heartbeat(long source, long timeNs, long missing) implements SourceMessage {

  /** Refuses what is out of range. */
  public Heartbeat {
    if (missing < 0) {
      throw new IllegalArgumentException("missing: must be 0 or more, got " + missing);
    }
  }
}
