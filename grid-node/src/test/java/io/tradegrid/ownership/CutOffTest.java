package io.tradegrid.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.engine.Lease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Clusters that fall apart in every way, with slow messages and nodes that look late: whoever may
 * open a shard, nobody it has given up can still acknowledge.
 */
final class CutOffTest {

  private static final long TERM_MS = 500;
  private static final long RENEWAL_MS = 100;
  private static final int RUNS = 500;

  private record Step(long atMs, long order, Runnable what) {}

  /** The time, and what happens next. */
  private static final class Simulation {
    final SplittableRandom random;
    final PriorityQueue<Step> steps =
        new PriorityQueue<>(Comparator.comparingLong(Step::atMs).thenComparingLong(Step::order));
    final List<Node> nodes = new ArrayList<>();
    long nowMs;
    long count;

    Simulation(long seed) {
      random = new SplittableRandom(seed);
    }

    void after(long ms, Runnable what) {
      steps.add(new Step(nowMs + ms, count++, what));
    }

    void run(long untilMs, Runnable afterEach) {
      while (!steps.isEmpty() && steps.peek().atMs() <= untilMs) {
        Step step = steps.remove();
        nowMs = step.atMs();
        step.what().run();
        afterEach.run();
      }
    }
  }

  private static final class Node {
    final Simulation simulation;
    final UUID id;
    final String name;
    final Set<String> baseline;
    final TreeMap<UUID, String> there = new TreeMap<>();
    final Set<UUID> unreachable = new TreeSet<>();
    final MajorityLease lease;
    long version = 1;

    Node(Simulation simulation, int number, Set<String> baseline) {
      this.simulation = simulation;
      this.id = new UUID(0, number);
      this.name = "n" + number;
      this.baseline = baseline;
      this.lease =
          new MajorityLease(TERM_MS * 1_000_000, () -> simulation.nowMs * 1_000_000, () -> version);
    }

    ClusterView view() {
      return ClusterView.of(version, id, there, baseline);
    }

    void drop(UUID other) {
      if (there.remove(other) != null) {
        version++;
        simulation.after(simulation.random.nextLong(60), this::renew);
      }
    }

    void tick() {
      renew();
      // Now and then a node is held up, for longer than its lease.
      long pause = simulation.random.nextInt(40) == 0 ? 900 : 0;
      simulation.after(RENEWAL_MS + pause, this::tick);
    }

    void renew() {
      ClusterView view = view();
      lease.look(view);
      long askedMs = simulation.nowMs;
      for (Node other : simulation.nodes) {
        if (view.peers().contains(other.id)) {
          deliver(other, () -> other.answer(this, askedMs));
        }
      }
    }

    void answer(Node asker, long askedMs) {
      lease.answers(asker.id);
      ClusterView seen = view();
      long silentNs = lease.silentNs(seen);
      deliver(asker, () -> asker.lease.confirm(id, askedMs * 1_000_000, seen.digest(), silentNs));
    }

    void deliver(Node to, Runnable what) {
      if (!unreachable.contains(to.id)) {
        boolean slow = simulation.random.nextInt(10) == 0;
        simulation.after(simulation.random.nextLong(slow ? 700 : 30), what);
      }
    }
  }

  @Test
  void nobodyOpensWhileOneItGaveUpCanAcknowledge() {
    long opened = 0;
    for (long seed = 1; seed <= RUNS; seed++) {
      opened += run(seed);
    }
    assertThat(opened).as("runs in which somebody took over").isGreaterThan(RUNS / 4);
  }

  private static int run(long seed) {
    Simulation simulation = new Simulation(seed);
    SplittableRandom random = simulation.random;
    int size = random.nextBoolean() ? 3 : 5;
    Set<String> baseline = new TreeSet<>();
    for (int i = 1; i <= size; i++) {
      baseline.add("n" + i);
    }
    for (int i = 1; i <= size; i++) {
      simulation.nodes.add(new Node(simulation, i, baseline));
    }
    for (Node node : simulation.nodes) {
      simulation.nodes.forEach(other -> node.there.put(other.id, other.name));
      simulation.after(random.nextLong(RENEWAL_MS), node::tick);
    }
    int cuts = random.nextInt(1, 4);
    for (int i = 0; i < cuts; i++) {
      simulation.after(random.nextLong(1_000, 6_000), () -> cut(simulation));
    }
    int[] takeovers = {0};
    simulation.run(12_000, () -> takeovers[0] |= check(simulation, seed));
    return takeovers[0];
  }

  /** Two nodes lose each other, or one loses all; each notices when it does, or not at all. */
  private static void cut(Simulation simulation) {
    SplittableRandom random = simulation.random;
    Node one = simulation.nodes.get(random.nextInt(simulation.nodes.size()));
    boolean whole = random.nextBoolean();
    for (Node other : simulation.nodes) {
      if (other != one && (whole || random.nextInt(3) == 0)) {
        one.unreachable.add(other.id);
        if (random.nextInt(4) != 0) {
          other.unreachable.add(one.id);
        }
        simulation.after(random.nextLong(2_000), () -> other.drop(one.id));
        if (random.nextInt(4) != 0) {
          simulation.after(random.nextLong(2_000), () -> one.drop(other.id));
        }
      }
    }
    if (whole) {
      // The others agree on a cluster without it, as discovery sees to it in the end.
      long agreedMs = random.nextLong(2_000, 3_000);
      simulation.after(agreedMs, () -> agree(simulation, one));
    }
  }

  private static void agree(Simulation simulation, Node without) {
    long version = simulation.nodes.stream().mapToLong(node -> node.version).max().orElseThrow();
    TreeMap<UUID, String> common = new TreeMap<>();
    simulation.nodes.forEach(node -> common.put(node.id, node.name));
    simulation.nodes.stream()
        .filter(node -> node != without)
        .forEach(node -> common.keySet().retainAll(node.there.keySet()));
    for (Node node : simulation.nodes) {
      if (common.containsKey(node.id) && node != without) {
        node.version = version + 1;
        node.there.keySet().retainAll(common.keySet());
      }
    }
  }

  private static int check(Simulation simulation, long seed) {
    int takeovers = 0;
    for (Node opener : simulation.nodes) {
      if (opener.there.size() < simulation.nodes.size() && opener.lease.mayOpen()) {
        takeovers = 1;
        for (Node gone : simulation.nodes) {
          if (!opener.there.containsKey(gone.id)) {
            assertThat(gone.lease.version())
                .as(
                    "seed %d, %d ms: %s opens without %s",
                    seed, simulation.nowMs, opener.name, gone.name)
                .isEqualTo(Lease.NONE);
          }
        }
      }
    }
    return takeovers;
  }
}
