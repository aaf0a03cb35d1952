package io.tradegrid.depth;

/** Is shown the levels of a side, best first. */
@FunctionalInterface
public interface LevelVisitor {

  /**
   * One level.
   *
   * @param priceTicks its price in ticks
   * @param lots the sum of its lots, positive
   * @param orders how many orders, 0 where the feed does not tell
   */
  void visit(long priceTicks, long lots, int orders);
}
