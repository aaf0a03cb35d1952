package io.tradegrid.ingest.binance;

import java.util.List;

/**
 * Levels that a book has now, in hundred-millionths of price and size.
 *
 * @param firstId the first update that is in it; of a snapshot, the same as the last
 * @param lastId the last update that is in it
 * @param previousId the last update of the message before, which the futures market tells because
 *     its numbers leave some out; {@link #NONE} of the spot market, whose numbers do not
 * @param timeNs when the exchange sent it, in nanoseconds since the epoch; 0 of a snapshot
 * @param bids levels to set, size 0 to take out
 * @param asks levels to set, size 0 to take out
 */
record DepthUpdate(
    long firstId, long lastId, long previousId, long timeNs, List<Level> bids, List<Level> asks) {

  /** No update is known to be the one before. */
  static final long NONE = -1;

  /** A level: its price and its whole size. */
  record Level(long price, long size) {}
}
