package io.tradegrid.depth;

import io.tradegrid.model.Side;
import java.util.List;

/** A book seen as price levels. */
public interface Depth {

  /**
   * Returns the best levels of a side, best first: the highest bids, the lowest offers.
   *
   * @param side BUY for bids, SELL for offers
   * @param max the most to return, 0 or more
   * @return a copy that later updates leave alone; shorter than {@code max} if the side is
   * @throws IllegalArgumentException if the side is null or {@code max} is negative
   */
  List<DepthLevel> levels(Side side, int max);
}
