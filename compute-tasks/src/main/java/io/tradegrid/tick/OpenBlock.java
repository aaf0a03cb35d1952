package io.tradegrid.tick;

/** A block whose columns are read as they are needed, and where a cursor is in it. */
final class OpenBlock {

  private final TickColumns columns;
  private StoredBlock stored;
  private TickBlock block;
  private int read;

  /** Place of the next tick. */
  int next;

  /** Place after the last tick of the range. */
  int end;

  OpenBlock(TickKind kind) {
    this.columns = new TickColumns(kind);
  }

  boolean isOf(StoredBlock other) {
    return stored != null && stored.equals(other);
  }

  void open(StoredBlock other) {
    stored = other;
    block = TickBlock.of(other.bytes());
    block.begin(columns);
    read = 0;
  }

  /** Goes to the ticks from a time through another. */
  void clip(long fromNs, long throughNs) {
    TickColumns times = columns(TickSelection.TIME);
    next = times.lowerBound(0, fromNs);
    end = times.upperBound(next, throughNs);
  }

  /** Returns the place after the last tick, of those from the next one on, up to a time. */
  int upperBound(long timeNs) {
    return Math.min(end, columns.upperBound(next, timeNs));
  }

  boolean hasNext() {
    return next < end;
  }

  /** Returns the time of the next tick. */
  long nextNs() {
    return columns.timeNs(next);
  }

  /** Returns the time of the last tick of the range. */
  long endNs() {
    return columns.timeNs(end - 1);
  }

  TickHead head() {
    return stored.head();
  }

  /** Returns the ticks, of which at least the selected columns are read. */
  TickColumns columns(int selection) {
    int missing = selection & ~read;
    if (missing != 0) {
      for (int i = 0; i < block.kind().columns().size(); i++) {
        if ((missing & (1 << i)) != 0) {
          block.readInto(columns, block.kind().columns().get(i));
        }
      }
      read |= missing;
    }
    return columns;
  }
}
