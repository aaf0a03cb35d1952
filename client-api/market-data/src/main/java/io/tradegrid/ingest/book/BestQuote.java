package io.tradegrid.ingest.book;

import io.tradegrid.depth.Depth;
import io.tradegrid.depth.LevelVisitor;
import io.tradegrid.model.Side;

/**
 * The best bid and offer of a book as they were last told. A side without orders has price and size
 * 0. Makes no objects; one thread at a time.
 */
public final class BestQuote {

  private final LevelVisitor visitor = this::see;
  private long seenPrice;
  private long seenSize;
  private long bidPrice;
  private long bidSize;
  private long askPrice;
  private long askSize;

  /** Makes the quote of an empty book. */
  public BestQuote() {}

  private void see(long price, long size, int orders) {
    seenPrice = price;
    seenSize = size;
  }

  /**
   * Looks at the book.
   *
   * @return whether its best bid and offer are others than before
   */
  public boolean isChangedBy(Depth book) {
    look(book, Side.BUY);
    boolean isChanged = seenPrice != bidPrice || seenSize != bidSize;
    bidPrice = seenPrice;
    bidSize = seenSize;
    look(book, Side.SELL);
    isChanged |= seenPrice != askPrice || seenSize != askSize;
    askPrice = seenPrice;
    askSize = seenSize;
    return isChanged;
  }

  private void look(Depth book, Side side) {
    seenPrice = 0;
    seenSize = 0;
    book.forEachLevel(side, 1, visitor);
  }

  /** Returns the best price of a side in the book's ticks, 0 if it has none. */
  public long price(Side side) {
    return side == Side.BUY ? bidPrice : askPrice;
  }

  /** Returns the size at the best price of a side in the book's lots, 0 if it has none. */
  public long size(Side side) {
    return side == Side.BUY ? bidSize : askSize;
  }
}
