package io.tradegrid.replay;

import io.tradegrid.model.Side;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** NASDAQ's book before the first message: the book after it with the message undone. */
final class BookBefore {

  private BookBefore() {}

  /**
   * Returns the shares at each price of one side, best price first.
   *
   * @param first the first message
   * @param after the book after it
   */
  static SortedMap<Long, Long> levels(Side side, LobsterMessage first, LobsterBook after) {
    Comparator<Long> rising = Comparator.naturalOrder();
    SortedMap<Long, Long> levels = new TreeMap<>(side == Side.BUY ? rising.reversed() : rising);
    for (int level = 1; level <= after.levels(); level++) {
      if (after.size(side, level) > 0) {
        levels.put(after.price(side, level), after.size(side, level));
      }
    }
    if (side == first.side()) {
      long size = levels.getOrDefault(first.price(), 0L) + undo(first);
      levels.put(first.price(), size);
      // Nothing is left of a level that the message made, or that lies outside the file's levels.
      levels.values().removeIf(shares -> shares <= 0);
    }
    return levels;
  }

  /** The shares that the message's level had more before it; negative if it had fewer. */
  private static long undo(LobsterMessage message) {
    return switch (message.type()) {
      case NEW -> -message.size();
      case REDUCE, DELETE, EXECUTION -> message.size();
      case HIDDEN_EXECUTION, CROSS, HALT -> 0;
    };
  }
}
