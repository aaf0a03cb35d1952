package io.tradegrid.grid;

import io.tradegrid.engine.ShardEngine;
import io.tradegrid.model.RejectReason;
import io.tradegrid.projection.Projection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.ignite.Ignite;

/** The rebuilds of a node's shards: the last one of each, and one at work at a time. */
final class ShardRebuilds implements AutoCloseable {

  private final Ignite ignite;
  private final ShardHost host;
  private final Map<Integer, ShardRebuild> last = new ConcurrentHashMap<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Threads.named("rebuild"));

  ShardRebuilds(Ignite ignite, ShardHost host) {
    this.ignite = ignite;
    this.host = host;
  }

  /** Returns 0, or minus the code of the reason why there is none now. */
  synchronized int begin(int shard, boolean mends) {
    ShardEngine engine = host.engineOf(shard);
    Projection projection = host.projectionOf(shard);
    if (engine == null || projection == null) {
      return -RejectReason.NOT_OWNER.code();
    }
    ShardRebuild running = last.get(shard);
    if (running != null && running.isRunning()) {
      return running.mends() == mends ? 0 : -RejectReason.BUSY.code();
    }
    ShardRebuild fresh = new ShardRebuild(ignite, host, shard, engine, projection, mends);
    last.put(shard, fresh);
    thread.execute(fresh::run);
    return 0;
  }

  /** Returns the last one of a shard, null if there was none. */
  ShardRebuild last(int shard) {
    return last.get(shard);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
