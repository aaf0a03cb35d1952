package io.tradegrid.risk.live;

import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;

/**
 * What the positions of one shard add to a portfolio, a book or the firm. Immutable; plain fields,
 * because it travels between nodes, whose marshaller cannot write records.
 */
public final class ShardPart {

  private final int shard;
  private final long sequence;
  private final PnlVector pnl;
  private final String failure;
  private final String message;

  private ShardPart(int shard, long sequence, PnlVector pnl, String failure, String message) {
    this.shard = shard;
    this.sequence = sequence;
    this.pnl = pnl;
    this.failure = failure;
    this.message = message;
  }

  /**
   * Makes a part.
   *
   * @param shard the shard's number
   * @param sequence the entry of the shard's log that made it so
   * @param pnl in the currency that it is reported in, null where nothing is held
   */
  public static ShardPart of(int shard, long sequence, PnlVector pnl) {
    return new ShardPart(shard, sequence, pnl, null, null);
  }

  /** Makes a part that cannot be computed. */
  public static ShardPart failed(int shard, long sequence, RiskException failure) {
    return new ShardPart(shard, sequence, null, failure.failure().name(), failure.getMessage());
  }

  /** Returns the shard's number. */
  public int shard() {
    return shard;
  }

  /** Returns the entry of the shard's log that made it so. */
  public long sequence() {
    return sequence;
  }

  /** Returns whether something is held there. */
  public boolean isHeld() {
    return pnl != null || failure != null;
  }

  /**
   * Returns the P&amp;L, null where nothing is held.
   *
   * @throws RiskException if it cannot be computed
   */
  PnlVector pnl() {
    if (failure != null) {
      throw new RiskException(Failure.valueOf(failure), message);
    }
    return pnl;
  }
}
