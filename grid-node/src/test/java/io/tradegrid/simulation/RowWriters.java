package io.tradegrid.simulation;

import java.util.LinkedHashSet;
import java.util.Set;

/** Watches whether owners of one shard write rows after one another, as they should. */
final class RowWriters {

  private final Set<Rows> writing = new LinkedHashSet<>();
  private long highest;
  private boolean crossed;

  void begin(Rows rows, long sequence) {
    writing.removeIf(Rows::isOfTheDead);
    writing.remove(rows);
    crossed |= !writing.isEmpty() || sequence < highest;
    highest = Math.max(highest, sequence);
    writing.add(rows);
  }

  void end(Rows rows) {
    writing.remove(rows);
  }

  /** Returns whether two wrote at once, or one wrote what was older than what was there. */
  boolean wereCrossed() {
    return crossed;
  }
}
