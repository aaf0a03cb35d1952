package io.tradegrid.grid;

import io.tradegrid.engine.ShardEngine;
import io.tradegrid.schema.Cache;
import io.tradegrid.service.ShardInspection;
import io.tradegrid.shard.ShardState;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.ignite.Ignite;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.apache.ignite.services.Service;

/** Answers what operators ask of this node's shards. */
public final class ShardInspectionService implements ShardInspection, Service {

  private static final long serialVersionUID = 1L;
  private static final long TIMEOUT_MAX_MS = 60_000;
  private static final long POLL_MS = 5;

  @IgniteInstanceResource private transient Ignite ignite;

  @Override
  public long[] state(int shard) {
    ShardHost host = ShardHost.of(ignite);
    ShardEngine engine = host == null ? null : host.engineOf(shard);
    return engine == null
        ? new long[0]
        : host.ask(shard, state -> describe(engine, state)).orElse(new long[0]);
  }

  private static long[] describe(ShardEngine engine, ShardState state) {
    long[] numbers = new long[5];
    numbers[LOG_SEQUENCE] = engine.sequence();
    numbers[PROJECTED_SEQUENCE] = engine.projectedSequence();
    numbers[STATE_HASH] = state.stateHash();
    numbers[COMMANDS] = state.requests();
    numbers[OPEN_ORDERS] = state.openOrders();
    return numbers;
  }

  @Override
  public int[] lost() {
    return ignite.cache(Cache.COMMAND_LOG.name()).lostPartitions().stream()
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  @Override
  public boolean awaitProjection(long timeoutMs) {
    ShardHost host = ShardHost.of(ignite);
    if (host == null) {
      return false;
    }
    Map<ShardEngine, Long> targets =
        host.engines().stream().collect(Collectors.toMap(e -> e, ShardEngine::sequence));
    long patienceNs = TimeUnit.MILLISECONDS.toNanos(Math.min(timeoutMs, TIMEOUT_MAX_MS));
    long start = System.nanoTime();
    while (System.nanoTime() - start < patienceNs) {
      if (targets.entrySet().stream()
          .allMatch(target -> target.getKey().projectedSequence() >= target.getValue())) {
        return true;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
    }
    return false;
  }
}
