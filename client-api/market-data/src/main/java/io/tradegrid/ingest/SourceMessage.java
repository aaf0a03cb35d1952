package io.tradegrid.ingest;

/** What a source told, as an adapter understood it and before the pipeline has looked at it. */
public sealed interface SourceMessage permits SourceTick, Heartbeat, BrokenRecord {

  /** Returns the {@link io.tradegrid.tick.Tag} of the source. */
  long source();
}
