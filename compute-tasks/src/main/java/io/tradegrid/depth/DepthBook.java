package io.tradegrid.depth;

import io.tradegrid.model.Side;

/**
 * The book a subscriber keeps from a market-by-price feed, whose updates say what a level now has
 * ({@link #set}) or by how much it changed ({@link #change}). An update that does not fit is
 * refused with a {@link DepthResult} and changes nothing.
 *
 * <p>A feed of bounded depth does not tell when a level falls out of sight, so after each of its
 * messages call {@link #endMessage}, which drops what lies deeper. Not earlier: within a message a
 * level can be pushed out of sight and come back.
 *
 * <p>Prices are ticks and may be zero or negative; quantities are lots. One thread at a time.
 */
public final class DepthBook implements Depth {

  private final LevelLadder bids = new LevelLadder(Side.BUY);
  private final LevelLadder offers = new LevelLadder(Side.SELL);
  private final int maxLevels;

  private DepthBook(int maxLevels) {
    this.maxLevels = maxLevels;
  }

  /** Makes an empty book that keeps all levels. */
  public static DepthBook unbounded() {
    return new DepthBook(Integer.MAX_VALUE);
  }

  /**
   * Makes an empty book that keeps the best levels of each side.
   *
   * @param maxLevels how many, positive
   * @throws IllegalArgumentException if that is not positive
   */
  public static DepthBook bounded(int maxLevels) {
    Arguments.positive("maxLevels", maxLevels);
    return new DepthBook(maxLevels);
  }

  /**
   * Says what a level now has.
   *
   * @param side side of the level
   * @param priceTicks its price in ticks
   * @param lots the sum of its lots, 0 to take it out
   * @param orders how many orders, 0 where the feed does not tell
   * @return APPLIED, or UNKNOWN_LEVEL if a level that is not there is to be taken out
   * @throws IllegalArgumentException if the side is null, the lots or the orders negative
   */
  public DepthResult set(Side side, long priceTicks, long lots, int orders) {
    Arguments.present(side);
    Arguments.notNegative("lots", lots);
    Arguments.notNegative("orders", orders);
    LevelLadder ladder = ladder(side);
    return put(ladder, ladder.find(priceTicks), priceTicks, lots, orders);
  }

  /**
   * Says by how much a level changed. A level that has no lots left is taken out.
   *
   * @param side side of the level
   * @param priceTicks its price in ticks
   * @param moreLots lots that came, negative if they went
   * @param moreOrders orders that came, negative if they went, 0 where the feed does not tell
   * @return APPLIED, UNKNOWN_LEVEL if there is no level and no lots come, EXCEEDS_LEVEL if it has
   *     fewer lots or orders than went, or OVERFLOW
   * @throws IllegalArgumentException if the side is null
   */
  public DepthResult change(Side side, long priceTicks, long moreLots, int moreOrders) {
    Arguments.present(side);
    LevelLadder ladder = ladder(side);
    int place = ladder.find(priceTicks);
    if (place < 0 && moreLots <= 0) {
      return DepthResult.UNKNOWN_LEVEL;
    }
    long lotsBefore = place < 0 ? 0 : ladder.lots(place);
    int ordersBefore = place < 0 ? 0 : ladder.orders(place);
    // What is there is never negative, so the sum cannot pass the lower end of its range.
    if (moreLots > Long.MAX_VALUE - lotsBefore || moreOrders > Integer.MAX_VALUE - ordersBefore) {
      return DepthResult.OVERFLOW;
    }
    long lots = lotsBefore + moreLots;
    int orders = ordersBefore + moreOrders;
    if (lots < 0 || orders < 0) {
      return DepthResult.EXCEEDS_LEVEL;
    }
    return put(ladder, place, priceTicks, lots, orders);
  }

  /**
   * Drops the levels beyond the bound, if there is one.
   *
   * @return how many levels were dropped, both sides together
   */
  public int endMessage() {
    return bids.truncate(maxLevels) + offers.truncate(maxLevels);
  }

  /** Takes all levels out. */
  public void clear() {
    bids.clear();
    offers.clear();
  }

  /**
   * Returns how many levels a side has.
   *
   * @throws IllegalArgumentException if the side is null
   */
  public int size(Side side) {
    Arguments.present(side);
    return ladder(side).size();
  }

  @Override
  public void forEachLevel(Side side, int max, LevelVisitor visitor) {
    Arguments.present(side);
    Arguments.notNegative("max", max);
    ladder(side).forEach(max, visitor);
  }

  @Override
  public long lots(Side side, long priceTicks) {
    Arguments.present(side);
    LevelLadder ladder = ladder(side);
    int place = ladder.find(priceTicks);
    return place < 0 ? 0 : ladder.lots(place);
  }

  @Override
  public int orders(Side side, long priceTicks) {
    Arguments.present(side);
    LevelLadder ladder = ladder(side);
    int place = ladder.find(priceTicks);
    return place < 0 ? 0 : ladder.orders(place);
  }

  private static DepthResult put(
      LevelLadder ladder, int place, long priceTicks, long lots, int orders) {
    if (place < 0 && lots == 0) {
      return DepthResult.UNKNOWN_LEVEL;
    }
    if (place < 0) {
      ladder.insert(-place - 1, priceTicks, lots, orders);
    } else if (lots == 0) {
      ladder.remove(place);
    } else {
      ladder.replace(place, lots, orders);
    }
    return DepthResult.APPLIED;
  }

  private LevelLadder ladder(Side side) {
    return side == Side.BUY ? bids : offers;
  }
}
