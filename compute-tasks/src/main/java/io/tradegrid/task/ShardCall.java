package io.tradegrid.task;

import io.tradegrid.risk.RiskException;
import org.apache.ignite.Ignite;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;

/**
 * What one shard is asked, on the node that owns it. Answers a {@link RiskReply}; it only reads, so
 * it may run twice.
 */
abstract class ShardCall implements IgniteCallable<Object[]> {

  private static final long serialVersionUID = 1L;

  private final int shard;

  @IgniteInstanceResource private transient Ignite ignite;

  ShardCall(int shard) {
    this.shard = shard;
  }

  final int shard() {
    return shard;
  }

  /** Reads and computes; a {@link RiskException} becomes the answer. */
  @Override
  public final Object[] call() {
    try {
      return RiskReply.of(answer(new ShardReader(ignite, shard)));
    } catch (RiskException e) {
      return RiskReply.of(e);
    }
  }

  abstract Object[] answer(ShardReader reader);
}
