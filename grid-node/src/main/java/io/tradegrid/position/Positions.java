package io.tradegrid.position;

import io.tradegrid.model.Side;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The positions of all portfolios in one instrument; they always add up to zero. */
public final class Positions {

  private final Map<Integer, Position> byPortfolio = new TreeMap<>();

  /**
   * Moves a quantity from seller to buyer.
   *
   * @param buyerId the buyer's number
   * @param sellerId the seller's number, which may be the same
   * @param priceTicks price in ticks
   * @param lots quantity in lots, positive
   * @param timeNs when, in nanoseconds since the epoch
   */
  public void trade(int buyerId, int sellerId, long priceTicks, long lots, long timeNs) {
    of(buyerId).trade(Side.BUY, priceTicks, lots, timeNs);
    of(sellerId).trade(Side.SELL, priceTicks, lots, timeNs);
  }

  /** Returns the portfolio's position, an empty one if it never traded. */
  public Position of(int portfolioId) {
    return byPortfolio.computeIfAbsent(portfolioId, Position::new);
  }

  /** Returns all positions, by portfolio number. */
  public Collection<Position> all() {
    return Collections.unmodifiableCollection(byPortfolio.values());
  }

  /**
   * Makes a position what it was.
   *
   * @param boughtLots all that was ever bought
   * @param soldLots all that was ever sold
   * @param cashHigh upper 64 bits of the net cash, in ticks times lots
   * @param cashLow its lower 64 bits
   * @param updatedAtNs when it last changed, in nanoseconds since the epoch
   */
  public void restore(
      int portfolioId,
      long boughtLots,
      long soldLots,
      long cashHigh,
      long cashLow,
      long updatedAtNs) {
    of(portfolioId).restore(boughtLots, soldLots, cashHigh, cashLow, updatedAtNs);
  }

  /** Returns a hash of all positions; times are not part of it. */
  public long stateHash() {
    long hash = 0;
    for (Position position : byPortfolio.values()) {
      hash = 31 * hash + position.stateHash();
    }
    return hash;
  }
}
