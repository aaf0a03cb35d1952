package io.tradegrid.replay;

import io.tradegrid.model.Side;

/**
 * One row of a LOBSTER orderbook file: NASDAQ's best levels after the message of the same row.
 * Levels count from 1, the best; a level that is not there has size 0.
 */
public final class LobsterBook {

  private static final int COLUMNS_PER_LEVEL = 4;

  private final long[] fields;

  /** Takes ask price, ask size, bid price, bid size of each level in turn. */
  LobsterBook(long[] fields) {
    this.fields = fields;
  }

  /** Returns the number of levels a side. */
  public int levels() {
    return fields.length / COLUMNS_PER_LEVEL;
  }

  /** Returns the price of a level, in ten-thousandths of a dollar. */
  public long price(Side side, int level) {
    return fields[index(side, level)];
  }

  /** Returns the shares at a level. */
  public long size(Side side, int level) {
    return fields[index(side, level) + 1];
  }

  private static int index(Side side, int level) {
    return (level - 1) * COLUMNS_PER_LEVEL + (side == Side.SELL ? 0 : 2);
  }
}
