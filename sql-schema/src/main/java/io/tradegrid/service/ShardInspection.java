package io.tradegrid.service;

/** What an operator may ask a shard; deployed on every node under {@link #NAME}. */
public interface ShardInspection {

  /** The service's name. */
  String NAME = "ShardInspection";

  /** Index into {@link #state}: sequence of the last log entry applied. */
  int LOG_SEQUENCE = 0;

  /** Index into {@link #state}: sequence up to which rows are written. */
  int PROJECTED_SEQUENCE = 1;

  /** Index into {@link #state}: hash of books, positions, remembered ids and answers. */
  int STATE_HASH = 2;

  /** Index into {@link #state}: commands applied since the log began. */
  int COMMANDS = 3;

  /** Index into {@link #state}: open orders. */
  int OPEN_ORDERS = 4;

  /**
   * Reads a shard's state between two batches.
   *
   * @param shard 0 to count - 1
   * @return the five numbers at the indices above; empty if this node does not own the shard
   */
  long[] state(int shard);

  /**
   * Returns the shards of which no node that is there has a copy, in their order; any node knows.
   */
  int[] lost();

  /**
   * Waits until every row that the log implies at the time of the call is written, on the shards
   * this node owns.
   *
   * @param timeoutMs at most 60,000
   * @return whether it came about in time
   */
  boolean awaitProjection(long timeoutMs);
}
