package io.tradegrid.position;

import io.tradegrid.model.Side;
import io.tradegrid.orderbook.SlotIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The positions of all portfolios in one instrument; they always add up to zero. */
public final class Positions {

  /** Where each portfolio's is among all, counted from 1. */
  private final SlotIndex places = new SlotIndex();

  private final List<Position> all = new ArrayList<>();

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
    int place = places.get(portfolioId);
    if (place == 0) {
      all.add(new Position(portfolioId));
      place = all.size();
      places.put(portfolioId, place);
    }
    return all.get(place - 1);
  }

  /** Returns all positions, by portfolio number. */
  public List<Position> all() {
    return all.stream().sorted(Comparator.comparingInt(Position::portfolioId)).toList();
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
    for (Position position : all) {
      hash += position.stateHash();
    }
    return hash;
  }
}
