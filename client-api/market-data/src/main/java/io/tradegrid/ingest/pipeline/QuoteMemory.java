package io.tradegrid.ingest.pipeline;

import io.tradegrid.tick.QuoteTick;
import java.util.Optional;

/** What is known of quotes from before a pipeline was made. */
@FunctionalInterface
public interface QuoteMemory {

  /** Knows nothing. */
  QuoteMemory NONE = (symbol, source, atNs, withoutFlags) -> Optional.empty();

  /**
   * Returns the last quote of a source at or before a time, waiting until that is known.
   *
   * @param symbol the grid's name of it
   * @param source the source's {@link io.tradegrid.tick.Tag}
   * @param atNs nanoseconds since the epoch
   * @param withoutFlags bits of the {@link io.tradegrid.tick.TickFlag}s whose quotes are left out
   */
  Optional<QuoteTick> latest(String symbol, long source, long atNs, int withoutFlags);
}
