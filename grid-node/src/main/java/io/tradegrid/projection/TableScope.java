package io.tradegrid.projection;

/**
 * What is kept as rows of tables. All that is left out is in the blocks.
 *
 * @param depth levels of a book's side
 * @param closedOrders whether an order's row stays when the order is closed
 * @param trades whether trades have rows
 */
public record TableScope(int depth, boolean closedOrders, boolean trades) {

  /**
   * Returns the scope in which everything has a row.
   *
   * @param depth levels of a book's side
   */
  public static TableScope all(int depth) {
    return new TableScope(depth, true, true);
  }
}
