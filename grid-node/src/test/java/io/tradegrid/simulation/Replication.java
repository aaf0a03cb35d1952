package io.tradegrid.simulation;

import static io.tradegrid.simulation.Scheduler.MS;

import io.tradegrid.schema.Cache;
import io.tradegrid.simulation.Step.Stage;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.cache.CacheException;

/**
 * What a process does to caches with one backup, FULL_SYNC: at the primary, then at the backup.
 * With the flaw that was measured: a primary whose backup is given up completes alone, on whichever
 * side it is. Every operation may take long, may be the last, and may report that it failed.
 */
final class Replication implements Caches.Store {

  /** Something that a backup has not got yet; it is itself and equals no other. */
  static final class Change {
    private final Caches.Key key;
    private final Object value;
    private final Member backup;

    Change(Caches.Key key, Object value, Member backup) {
      this.key = key;
      this.value = value;
      this.backup = backup;
    }
  }

  private static final long PATIENCE_NS = 3_000 * MS;
  private static final long LOOK_AGAIN_MS = 40;
  private static final Life GRID = new Life();

  private final Topology topology;
  private final Scheduler scheduler;
  private final Member process;

  Replication(Topology topology, Member process) {
    this.topology = topology;
    this.scheduler = topology.scheduler;
    this.process = process;
  }

  @Override
  public <T> T operate(
      Caches.Key key, boolean writes, Function<Map<Caches.Key, Object>, T> operation) {
    step(writes ? Step.of(key, Stage.BEFORE) : null);
    long start = scheduler.nowNs();
    while (true) {
      Member primary = process.side.primary;
      if (primary == null) {
        throw failed("no copy of the shard is here");
      }
      if (writes && !process.side.writable) {
        throw failed("a minority may not write");
      }
      if (canServe(primary)) {
        T result = operation.apply(topology.copies.get(primary.node));
        if (writes && isTold(key)) {
          Object value = topology.copies.get(primary.node).get(key);
          scheduler.trace("%s writes %s at %s: %s", process, key, primary, text(value));
        }
        if (!writes || replicate(primary, key)) {
          step(writes ? Step.of(key, Stage.AFTER) : null);
          if (writes && process.troubled && scheduler.oneIn(100)) {
            throw failed("done, but who knows");
          }
          return result;
        }
      } else if (scheduler.nowNs() - start > PATIENCE_NS) {
        throw failed("the primary does not answer");
      }
      scheduler.pause(scheduler.upTo(LOOK_AGAIN_MS), process.life);
    }
  }

  private static boolean isTold(Caches.Key key) {
    return key.cache().equals(Cache.LOG_ARCHIVE.name())
        || key.cache().equals(Cache.LOG_START.name())
        || key.cache().equals(Cache.SNAPSHOT_MARK.name());
  }

  private static String text(Object value) {
    if (value instanceof long[] numbers) {
      return Arrays.toString(numbers);
    }
    return value instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(value);
  }

  private boolean canServe(Member primary) {
    return process.side.members.contains(primary)
        && primary.life.runs()
        && topology.reachEachOther(process, primary);
  }

  /** Returns whether it is done; else the primary has died and it has to be done again. */
  private boolean replicate(Member primary, Caches.Key key) {
    Member backup = primary.side.backup;
    if (backup == null || backup == primary) {
      return true;
    }
    Change change = new Change(key, topology.copies.get(primary.node).get(key), backup);
    primary.changes.add(change);
    Life waits = primary == process ? process.life : GRID;
    if (scheduler.oneIn(30)) {
      scheduler.pause(scheduler.upTo(20), waits);
    }
    if (primary == process) {
      step(Step.of(key, Stage.BETWEEN)); // Else the primary goes on, whoever asked.
    }
    while (primary.changes.contains(change)) {
      if (primary.life.isDead()) {
        return false;
      }
      if (!primary.sees(backup)) {
        primary.changes.remove(change);
      } else if (accepts(backup, primary)) {
        sendUpTo(change, primary);
      } else {
        scheduler.pause(scheduler.upTo(LOOK_AGAIN_MS), waits);
      }
    }
    return !primary.life.isDead();
  }

  /** Who has given the primary up takes nothing from it. */
  private boolean accepts(Member backup, Member primary) {
    return backup.life.runs() && backup.sees(primary) && topology.reachEachOther(primary, backup);
  }

  /** What a primary sends to its backup arrives in the order in which it happened. */
  private void sendUpTo(Change last, Member primary) {
    Change change;
    do {
      change = primary.changes.remove();
      Map<Caches.Key, Object> copy = topology.copies.get(change.backup.node);
      if (change.value == null) {
        copy.remove(change.key);
      } else {
        copy.put(change.key, change.value);
      }
    } while (change != last);
  }

  /**
   * A point at which a process may be held up, stopped or killed.
   *
   * @param at null for the reading of something
   */
  private void step(Step at) {
    process.step(at);
    if (scheduler.oneIn(40)) {
      scheduler.pause(scheduler.upTo(scheduler.oneIn(20) ? 1_500 : 3), process.life);
    }
  }

  /** Whoever tries again after a real pause has it behind him, in simulated time. */
  private CacheException failed(String why) {
    scheduler.pause(scheduler.upTo(200), process.life);
    LockSupport.unpark(Thread.currentThread());
    return new CacheException(why);
  }
}
