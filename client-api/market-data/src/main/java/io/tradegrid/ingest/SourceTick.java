package io.tradegrid.ingest;

import io.tradegrid.tick.Tick;
import java.util.Objects;

/**
 * A trade or quote of a symbol.
 *
 * @param symbol what the source calls it
 * @param tick the trade or quote in the source's own decimals, its time in UTC
 * @param missing messages that the source is known to have told before this one and that nobody
 *     has, 0 or more; an adapter whose numbers follow each other one by one leaves it 0 and lets
 *     the pipeline count
 */
public record SourceTick(String symbol, Tick tick, long missing) implements SourceMessage {

  /** Refuses what is absent or out of range. */
  public SourceTick {
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(tick, "tick");
    if (missing < 0) {
      throw new IllegalArgumentException("missing: must be 0 or more, got " + missing);
    }
  }

  /** Makes one before which nothing is known to be missing. */
  public SourceTick(String symbol, Tick tick) {
    this(symbol, tick, 0);
  }

  @Override
  public long source() {
    return tick.source();
  }
}
