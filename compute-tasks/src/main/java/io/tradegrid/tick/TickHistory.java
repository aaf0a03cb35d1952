package io.tradegrid.tick;

/** The blocks of one symbol, of either kind. */
@FunctionalInterface
public interface TickHistory {

  /** Returns the blocks of a kind; none if the symbol is not known. */
  TickBlocks blocks(TickKind kind);

  /** Returns a reader of a kind. */
  default TickReader reader(TickKind kind) {
    return new TickReader(blocks(kind));
  }
}
