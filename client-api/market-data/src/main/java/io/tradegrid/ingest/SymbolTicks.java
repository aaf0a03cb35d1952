package io.tradegrid.ingest;

import io.tradegrid.tick.Tick;
import java.util.List;
import java.util.Objects;

/**
 * Ticks of one symbol in the order in which they were told.
 *
 * @param symbol the grid's name of it
 * @param ticks trades and quotes of it, at least one
 */
public record SymbolTicks(String symbol, List<Tick> ticks) {

  /** Copies the list. */
  public SymbolTicks {
    Objects.requireNonNull(symbol, "symbol");
    ticks = List.copyOf(ticks);
    if (ticks.isEmpty()) {
      throw new IllegalArgumentException("ticks: must not be empty");
    }
  }
}
