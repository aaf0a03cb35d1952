package io.tradegrid.replay;

import io.tradegrid.model.Side;

/**
 * One order that the replay entered, as two books have it: ours, where price-time priority decides
 * who is filled, and NASDAQ's, where the file says who was. Belongs to {@link ExpectedBook}.
 */
final class Resting {

  private final String clientOrderId;
  private final boolean seed;
  private final Side side;
  private final long price;
  private final int lastRow;
  private long total;
  private long here;
  private long there;

  /**
   * Makes an order of which nothing is filled.
   *
   * @param seed whether it stands for orders that the file does not show one by one
   * @param lastRow the last row of the file that names it; 0 for a seed
   */
  Resting(String clientOrderId, boolean seed, Side side, long price, long quantity, int lastRow) {
    this.clientOrderId = clientOrderId;
    this.seed = seed;
    this.side = side;
    this.price = price;
    this.lastRow = lastRow;
    this.total = quantity;
    this.here = quantity;
    this.there = quantity;
  }

  String clientOrderId() {
    return clientOrderId;
  }

  boolean isSeed() {
    return seed;
  }

  Side side() {
    return side;
  }

  long price() {
    return price;
  }

  /** Returns the quantity it is amended to: the original less all reductions, fills included. */
  long total() {
    return total;
  }

  /** Returns the shares still open in our book. */
  long here() {
    return here;
  }

  /** Returns the shares still open in NASDAQ's book, as far as the file says. */
  long there() {
    return there;
  }

  /** Returns whether the file names it after a row. */
  boolean isNamedAfter(int row) {
    return lastRow > row;
  }

  void fill(long quantity) {
    here -= quantity;
  }

  void reduce(long quantity) {
    here -= quantity;
    total -= quantity;
  }

  /** NASDAQ's book has so much less of it, or nothing more. */
  void reduceThere(long quantity) {
    there = Math.max(0, there - quantity);
  }
}
