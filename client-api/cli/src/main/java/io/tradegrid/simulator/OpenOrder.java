package io.tradegrid.simulator;

import io.tradegrid.model.Side;

/**
 * An order that rests, as far as the answers tell.
 *
 * @param id its client order id
 * @param portfolio its owner
 * @param side its side
 * @param ticks its price in ticks
 * @param total its total quantity in shares
 * @param leaves what is open of it, in shares, at least 1
 */
record OpenOrder(String id, String portfolio, Side side, long ticks, long total, long leaves) {

  OpenOrder filled(long shares) {
    return new OpenOrder(id, portfolio, side, ticks, total, leaves - shares);
  }

  OpenOrder amended(long newTicks, long newTotal, long newLeaves) {
    return new OpenOrder(id, portfolio, side, newTicks, newTotal, newLeaves);
  }

  /** Returns how far it is on the wrong side of a price; negative if it is on the right one. */
  long beyond(long middleTicks) {
    return side.sign() * (ticks - middleTicks);
  }
}
