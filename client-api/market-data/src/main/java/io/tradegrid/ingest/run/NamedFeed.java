package io.tradegrid.ingest.run;

import io.tradegrid.ingest.FeedAdapter;
import java.util.Objects;

/**
 * An adapter and the name under which its position is kept.
 *
 * @param name unique among the feeds of one position store
 */
public record NamedFeed(String name, FeedAdapter adapter) {

  /** Refuses what is absent. */
  public NamedFeed {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(adapter, "adapter");
  }
}
