package io.tradegrid.position;

import io.tradegrid.command.Hash;
import io.tradegrid.model.Side;
import java.math.BigInteger;

/**
 * One portfolio's holding of one instrument. Cash is kept in 128 bits, because a price times a
 * quantity may already fill 93 of them.
 */
public final class Position {

  private final int portfolioId;
  private long boughtLots;
  private long soldLots;
  private long cashHigh;
  private long cashLow;
  private long updatedAtNs;

  /** Whether who gathers changes knows already; no part of the state. */
  private boolean changeNoted;

  Position(int portfolioId) {
    this.portfolioId = portfolioId;
  }

  void restore(long bought, long sold, long newCashHigh, long newCashLow, long timeNs) {
    boughtLots = bought;
    soldLots = sold;
    cashHigh = newCashHigh;
    cashLow = newCashLow;
    updatedAtNs = timeNs;
  }

  void trade(Side side, long priceTicks, long lots, long timeNs) {
    if (side == Side.BUY) {
      boughtLots = Math.addExact(boughtLots, lots);
      addCash(priceTicks, -lots);
    } else {
      soldLots = Math.addExact(soldLots, lots);
      addCash(priceTicks, lots);
    }
    updatedAtNs = timeNs;
  }

  private void addCash(long priceTicks, long signedLots) {
    long low = priceTicks * signedLots;
    long sum = cashLow + low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    cashHigh += Math.multiplyHigh(priceTicks, signedLots) + carry;
    cashLow = sum;
  }

  /** Returns the holder's number. */
  public int portfolioId() {
    return portfolioId;
  }

  /** Returns the net quantity in lots; negative is short. */
  public long quantityLots() {
    return boughtLots - soldLots;
  }

  /** Returns all that was ever bought, in lots. */
  public long boughtLots() {
    return boughtLots;
  }

  /** Returns all that was ever sold, in lots. */
  public long soldLots() {
    return soldLots;
  }

  /** Returns money received for sales less money paid, in ticks times lots. */
  public BigInteger netCashTickLots() {
    return BigInteger.valueOf(cashHigh)
        .shiftLeft(64)
        .add(new BigInteger(Long.toUnsignedString(cashLow)));
  }

  /** Returns the upper 64 bits of {@link #netCashTickLots}. */
  public long netCashHigh() {
    return cashHigh;
  }

  /** Returns the lower 64 bits of {@link #netCashTickLots}. */
  public long netCashLow() {
    return cashLow;
  }

  /** Returns when it last changed, in nanoseconds since the epoch. */
  public long updatedAtNs() {
    return updatedAtNs;
  }

  /**
   * For one who gathers changes: notes that it has changed.
   *
   * @return whether that was not noted yet
   */
  public boolean noteChange() {
    boolean first = !changeNoted;
    changeNoted = true;
    return first;
  }

  /** The next change is to be noted again. */
  public void forgetChange() {
    changeNoted = false;
  }

  long stateHash() {
    return Hash.of(Hash.mix(portfolioId) + boughtLots, soldLots, cashHigh, cashLow);
  }
}
