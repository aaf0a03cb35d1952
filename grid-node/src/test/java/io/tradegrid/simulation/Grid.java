package io.tradegrid.simulation;

import static io.tradegrid.simulation.Scheduler.MS;

import io.tradegrid.projection.TableScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** The nodes of a grid, their network and clocks, and what can be done to them. */
final class Grid {

  private static final long EPOCH_NS = 1_000_000_000_000L;

  final Scheduler scheduler;
  final Topology topology;
  final Variation variation;

  private static final int DEPTH = 5;

  /** The last process of each node. */
  final List<Member> processes = new ArrayList<>();

  /** What happens besides the processes: clients, the network, the supervisor. */
  final Life world = new Life();

  final RowWriters rowWriters = new RowWriters();
  final long[] clockOffsetNs;

  /** Rows are what takes longest, so that mostly there are few. */
  final TableScope scope;

  /** How many processes ended at each step of a write. */
  final Map<Step, Integer> deaths = new HashMap<>();

  /** How many ran out of memory at one. */
  int errors;

  private long started;
  private boolean healing;

  Grid(Scheduler scheduler, int size, Variation variation) {
    this.scheduler = scheduler;
    this.variation = variation;
    this.topology = new Topology(scheduler, size);
    this.scope = scheduler.oneIn(8) ? TableScope.all(DEPTH) : new TableScope(1, false, false);
    this.clockOffsetNs = new long[size];
  }

  void start() {
    for (int node = 0; node < topology.size(); node++) {
      processes.add(new Member(this, node, new UUID(0, ++started)));
    }
    topology.form(processes);
    processes.forEach(Member::start);
  }

  long epochNs(int node) {
    return EPOCH_NS + scheduler.nowNs() + clockOffsetNs[node];
  }

  Member any() {
    return processes.get(scheduler.random.nextInt(processes.size()));
  }

  /** Sends a message from process to process: late, not in order, twice, or not at all. */
  void send(Member from, UUID to, Consumer<Member> message) {
    for (Member other : processes) {
      if (other.id.equals(to) && topology.reaches(from, other) && !scheduler.oneIn(100)) {
        deliver(other, () -> message.accept(other));
      }
    }
  }

  private void deliver(Member to, Runnable message) {
    for (int copies = scheduler.oneIn(50) ? 2 : 1; copies > 0; copies--) {
      scheduler.after(scheduler.upTo(scheduler.oneIn(20) ? 700 : 3), to.life, message);
    }
  }

  /** Lets something happen at a client's network's other end. */
  void deliver(Life to, Runnable message) {
    if (!scheduler.oneIn(50)) {
      for (int copies = scheduler.oneIn(30) ? 2 : 1; copies > 0; copies--) {
        scheduler.after(scheduler.upTo(scheduler.oneIn(10) ? 500 : 3), to, message);
      }
    }
  }

  /** A process ends at once; the others notice, and later it is started again. */
  void kill(Member process) {
    if (!process.life.isDead()) {
      scheduler.trace("%s ends", process);
      scheduler.kill(process.life);
      scheduler.after(scheduler.upTo(700), world, () -> topology.remove(process));
      long pause = healing ? scheduler.upTo(300) : scheduler.upTo(4_000);
      scheduler.after(pause, world, () -> restart(process));
    }
  }

  /** A process ends itself. */
  void halt(Member process) {
    kill(process);
    throw new Death();
  }

  private void restart(Member old) {
    if (processes.get(old.node) == old) {
      topology.remove(old);
      Member fresh = new Member(this, old.node, new UUID(0, ++started));
      fresh.troubled = !healing;
      processes.set(old.node, fresh);
      topology.join(fresh);
      fresh.start();
    }
  }

  /** A process stands still for a while; if for long, the others give it up. */
  void stop(Member process) {
    scheduler.trace("%s stands still", process);
    scheduler.stop(process.life);
    scheduler.after(detection(), world, () -> giveUp(process, process.life.isStopped()));
    scheduler.after(scheduler.upTo(6_000), world, () -> resume(process));
  }

  private void resume(Member process) {
    if (process.life.isStopped()) {
      scheduler.trace("%s goes on", process);
      scheduler.resume(process.life);
    }
  }

  private long detection() {
    return 300 * MS + scheduler.upTo(1_500);
  }

  private void giveUp(Member process, boolean still) {
    if (still && !process.life.isDead() && isInMain(process)) {
      split(List.of(process));
    }
  }

  private boolean isInMain(Member process) {
    return topology.main().members.contains(process) && topology.main().members.size() > 1;
  }

  /** Some ways between nodes lose everything for a while, one way or both. */
  void cut(List<Member> victims, List<Member> others) {
    int way = scheduler.random.nextInt(4);
    scheduler.trace("%s are cut off from %s, way %d", victims, others, way);
    set(victims, others, way);
    scheduler.after(
        detection(),
        world,
        () -> {
          List<Member> there =
              victims.stream().filter(v -> !v.life.isDead() && isInMain(v)).toList();
          boolean still =
              victims.stream()
                  .anyMatch(v -> others.stream().anyMatch(o -> !topology.reachEachOther(v, o)));
          if (still && !there.isEmpty() && there.size() < topology.main().members.size()) {
            split(there);
          }
        });
    scheduler.after(scheduler.upTo(6_000), world, () -> set(victims, others, -1));
  }

  /** Ways 0 and 1 are one way only, 2 and 3 both; minus one heals. */
  private void set(List<Member> victims, List<Member> others, int way) {
    for (Member victim : victims) {
      for (Member other : others) {
        topology.cut[victim.node][other.node] = way == 0 || way > 1;
        topology.cut[other.node][victim.node] = way >= 1;
      }
    }
  }

  private void split(List<Member> victims) {
    topology.split(victims);
    for (Member process : processes) {
      if (process.side != topology.main() && scheduler.oneIn(2)) {
        long segmentation = scheduler.upTo(5_000);
        scheduler.after(segmentation, process.life, () -> halt(process));
      }
    }
  }

  /** Ends all faults; whoever was given up is started again. */
  void heal() {
    healing = true;
    for (boolean[] row : topology.cut) {
      Arrays.fill(row, false);
    }
    for (Member process : processes) {
      process.stepsToLive = -1;
      process.stepsToStop = -1;
      process.diesAt = null;
      process.stopsAt = null;
      process.failsAt = null;
      process.troubled = false;
      resume(process);
    }
  }
}
