package io.tradegrid.faults.node;

import io.tradegrid.engine.ShardEngine;
import io.tradegrid.shard.ShardState;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;

/**
 * Makes the shards of this node forget, many times a second, which requests they have answered. It
 * reaches into private fields, so that the product needs no switch that nobody must ever use; a
 * field that is not there ends the process.
 */
final class Amnesia {

  private static final long PERIOD_MS = 20;
  private static final String HOST_KEY = "tradegrid.shardHost";

  private Amnesia() {}

  static void begin() {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "amnesia");
              made.setDaemon(true);
              return made;
            });
    var unused =
        thread.scheduleWithFixedDelay(
            Amnesia::forgetOrEnd, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  private static void forgetOrEnd() {
    for (Ignite ignite : Ignition.allGrids()) {
      Object host = ignite.cluster().<String, Object>nodeLocalMap().get(HOST_KEY);
      if (host != null) {
        Map<?, ?> engines = (Map<?, ?>) field(host, "engines");
        for (Object engine : engines.values()) {
          var unused = ((ShardEngine) engine).ask(Amnesia::forget);
        }
      }
    }
  }

  private static Void forget(ShardState state) {
    Object memory = field(state, "memory");
    Object index = field(memory, "index");
    Arrays.fill((long[]) field(index, "places"), 0);
    set(index, "size", 0);
    set(memory, "size", 0);
    return null;
  }

  private static Object field(Object owner, String name) {
    try {
      return named(owner, name).get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(Object owner, String name, int value) {
    try {
      named(owner, name).setInt(owner, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Field named(Object owner, String name) {
    try {
      Field field = owner.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException e) {
      System.err.println("error: no-dedup: " + owner.getClass() + " has no field " + name);
      Runtime.getRuntime().halt(1);
      throw new IllegalStateException(e);
    }
  }
}
