package io.tradegrid.depth;

import io.tradegrid.model.Side;
import java.util.ArrayList;
import java.util.List;

/** A book seen as price levels. */
public interface Depth {

  /**
   * Shows the best levels of a side, best first: the highest bids, the lowest offers.
   *
   * @param side BUY for bids, SELL for offers
   * @param max the most to show, 0 or more
   * @param visitor sees them and must not change the book meanwhile
   * @throws IllegalArgumentException if the side is null or {@code max} is negative
   */
  void forEachLevel(Side side, int max, LevelVisitor visitor);

  /**
   * Returns the lots at a price, 0 if there is no such level.
   *
   * @throws IllegalArgumentException if the side is null
   */
  long lots(Side side, long priceTicks);

  /**
   * Returns the number of orders at a price, 0 if there is no such level or the feed does not tell.
   *
   * @throws IllegalArgumentException if the side is null
   */
  int orders(Side side, long priceTicks);

  /**
   * Returns the best levels of a side, best first.
   *
   * @param side BUY for bids, SELL for offers
   * @param max the most to return, 0 or more
   * @return a copy that later updates leave alone; shorter than {@code max} if the side is
   * @throws IllegalArgumentException if the side is null or {@code max} is negative
   */
  default List<DepthLevel> levels(Side side, int max) {
    List<DepthLevel> levels = new ArrayList<>();
    forEachLevel(
        side, max, (price, lots, orders) -> levels.add(new DepthLevel(price, lots, orders)));
    return levels;
  }
}
