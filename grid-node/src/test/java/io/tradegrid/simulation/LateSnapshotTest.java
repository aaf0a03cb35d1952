package io.tradegrid.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.engine.SnapshotStore;
import io.tradegrid.grid.SimulatedStorage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Goal: whoever has lost a shard in the middle of keeping a snapshot and goes on with it takes
 * nothing from his successor, nor the successor from him: the snapshot that is kept is whole at any
 * time. Method: an old and a new owner stand still before each of their operations in turn.
 */
final class LateSnapshotTest {

  private static final int SHARD = 0;
  private static final List<byte[]> FIRST = parts(3, 2);
  private static final List<byte[]> ABANDONED = parts(4, 4);
  private static final List<byte[]> OLD = parts(5, 3);
  private static final List<byte[]> NEW = parts(6, 2);
  private static final int STEPS_MAX = 50;

  private final Map<Caches.Key, Object> map = new HashMap<>();

  private static List<byte[]> parts(int content, int count) {
    return IntStream.range(0, count)
        .mapToObj(part -> new byte[] {(byte) content, (byte) part})
        .toList();
  }

  /** Keeps a snapshot on a thread of its own, an operation at a time. */
  private final class Owner implements Caches.Store {

    private final Semaphore waits = new Semaphore(0);
    private final Semaphore may = new Semaphore(0);
    private final CompletableFuture<Boolean> kept;
    private volatile boolean isOver;
    private volatile boolean isDead;

    Owner(long sequence, List<byte[]> parts) {
      SnapshotStore store = SimulatedStorage.snapshots(Caches.ignite(this));
      kept =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  store.write(SHARD, sequence, parts);
                  return true;
                } catch (GridUnavailableException e) {
                  return false;
                } finally {
                  isOver = true;
                  waits.release(STEPS_MAX);
                }
              },
              task -> new Thread(task, "owner").start());
    }

    @Override
    public <T> T operate(
        Caches.Key key, boolean writes, Function<Map<Caches.Key, Object>, T> operation) {
      waits.release();
      may.acquireUninterruptibly();
      if (isDead) {
        throw new GridUnavailableException("the test has ended it", null);
      }
      return Caches.of(map).operate(key, writes, operation);
    }

    /** Lets so many operations happen; returns whether there were as many. */
    boolean advance(int operations) {
      for (int i = 0; i < operations; i++) {
        waits.acquireUninterruptibly();
        may.release();
      }
      waits.acquireUninterruptibly(); // The last of them has happened.
      waits.release();
      return !isOver;
    }

    void die() {
      isDead = true;
      finish();
    }

    boolean finish() {
      may.release(STEPS_MAX);
      return kept.join();
    }
  }

  private SnapshotStore store() {
    return SimulatedStorage.snapshots(Caches.ignite(Caches.of(map)));
  }

  /** What a death in the middle of keeping one has left. */
  private void begin() {
    map.clear();
    store().write(SHARD, 300, FIRST);
    Owner dead = new Owner(400, ABANDONED);
    dead.advance(4);
    dead.die();
    assertThat(map).as("mark, two parts of the first, two of the other").hasSize(5);
  }

  @Test
  void theOneThatIsKeptIsWholeWhoeverComesLate() {
    int oldSteps = 0;
    int pairs = 0;
    for (boolean oldWaits = true; oldWaits; oldSteps++) {
      int newSteps = 0;
      for (boolean newWaits = true; newWaits; newSteps++) {
        String when = "old before step %d, new before step %d".formatted(oldSteps, newSteps);
        begin();
        Owner old = new Owner(450, OLD);
        oldWaits = old.advance(oldSteps);
        Owner successor = new Owner(500, NEW);
        newWaits = successor.advance(newSteps);
        old.finish();
        assertWhole(when);
        if (!successor.finish()) {
          assertWhole(when + ", which gave up");
          store().write(SHARD, 500, NEW); // As it does a little later.
        }
        assertThat(store().sequence(SHARD)).as(when).isEqualTo(500);
        assertWhole(when + ", in the end");
        pairs++;
      }
    }
    assertThat(pairs).isGreaterThan(100);
  }

  private void assertWhole(String when) {
    long sequence = store().sequence(SHARD);
    List<byte[]> expected = sequence == 300 ? FIRST : sequence == 450 ? OLD : NEW;
    assertThat(store().read(SHARD)).as(when).containsExactlyElementsOf(expected);
  }

  @Test
  void aPartThatIsMissingIsToldAndNotLeftOut() {
    begin();
    map.keySet().removeIf(key -> key.toString().contains("part=1"));
    assertThatThrownBy(() -> store().read(SHARD)).isInstanceOf(GridUnavailableException.class);
  }
}
