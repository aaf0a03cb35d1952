package io.tradegrid.projection;

import io.tradegrid.shard.ShardListener;
import io.tradegrid.shard.ShardState;

/**
 * Follows a shard entry by entry, sooner than rows do. It hears changes as they are made and then
 * that they are durable; what it has heard since counts only from then on. All on the engine
 * thread, which it must not hold up.
 */
public interface Follower extends ShardListener {

  /** Follows nothing. */
  Follower NONE = new Follower() {};

  /**
   * The shard was read from its log; what was heard meanwhile is in the state.
   *
   * @param sequence the last entry it covers
   */
  default void opened(ShardState state, long sequence) {}

  /**
   * All that was heard is durable.
   *
   * @param sequence the entry that has the last of it
   */
  default void durable(ShardState state, long sequence) {}

  /** The shard is given up. Any thread may say so, and more than once. */
  default void closed() {}
}
