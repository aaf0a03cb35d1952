package io.tradegrid.faults.inject;

import io.tradegrid.faults.cluster.Cluster;
import io.tradegrid.faults.cluster.Placement;
import io.tradegrid.faults.enclosure.SmallDisk;
import io.tradegrid.faults.load.Recorder;
import io.tradegrid.faults.load.Venue;
import io.tradegrid.faults.load.Watch;
import io.tradegrid.faults.node.FaultOrders;
import io.tradegrid.faults.process.JavaProcess;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.faults.process.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Does faults to a cluster that trades, one at a time, and sees to it that it recovers. */
public final class Injector {

  private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(4);
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(1);
  private static final int CRASH_WAIT_S = 10;

  private final Cluster cluster;
  private final Venue venue;
  private final Recorder recorder;
  private final SplittableRandom random;
  private final int longestStopS;
  private final Consumer<String> journal;
  private final Map<FaultKind, Integer> done = new EnumMap<>(FaultKind.class);
  private final List<Failover> failovers = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /**
   * How long an owner's shards were without an answer after it died or was cut off.
   *
   * @param kind of the fault
   * @param ms until the next acknowledgement; -1 if none came in a minute
   */
  public record Failover(FaultKind kind, long ms) {}

  /**
   * Makes one that has done nothing yet.
   *
   * @param longestStopS how long a process sleeps at most, in seconds
   * @param journal hears of each fault in a line
   */
  public Injector(
      Cluster cluster,
      Venue venue,
      Recorder recorder,
      SplittableRandom random,
      int longestStopS,
      Consumer<String> journal) {
    this.cluster = cluster;
    this.venue = venue;
    this.recorder = recorder;
    this.random = random;
    this.longestStopS = longestStopS;
    this.journal = journal;
  }

  /** Returns whether this machine permits a fault. */
  public boolean permits(FaultKind kind) {
    return switch (kind.need()) {
      case NOTHING -> true;
      case NETWORK -> cluster.network().canBeCut();
      case DISK -> cluster.disk().isPresent();
      case KAFKA -> cluster.messaging().isPresent();
    };
  }

  /** Returns how often each fault was done. */
  public Map<FaultKind, Integer> done() {
    return done;
  }

  /** Returns how long each death or cutting off of an owner took. */
  public List<Failover> failovers() {
    return failovers;
  }

  /** Returns what did not recover. */
  public List<String> failures() {
    return failures;
  }

  /**
   * Does one fault and waits until the cluster is whole and every symbol is traded again.
   *
   * @return whether it recovered; if not, nothing further should be done to it
   */
  public boolean inject(FaultKind kind) {
    Optional<Placement> placement = cluster.placement();
    if (placement.isEmpty()) {
      failures.add("no node sees the whole cluster before " + kind.label());
      return false;
    }
    String symbol = venue.symbols().get(random.nextInt(venue.symbols().size()));
    done.merge(kind, 1, Integer::sum);
    new Act(kind, placement.get(), symbol).run();
    return recover(kind);
  }

  private boolean recover(FaultKind kind) {
    long startNs = System.nanoTime();
    boolean whole = cluster.recover(RECOVERY_LIMIT);
    double tookS = (System.nanoTime() - startNs) / 1e9;
    journal.accept(
        String.format(Locale.ROOT, "%s: every copy is back after %.1f s", kind.label(), tookS));
    if (!whole) {
      failures.add(
          "the cluster is not whole " + RECOVERY_LIMIT.toSeconds() + " s after " + kind.label());
      return false;
    }
    return awaitTrading("the recovery from " + kind.label());
  }

  /**
   * Waits until something is acknowledged on every symbol.
   *
   * @param what has happened before, for people
   * @return whether it came about in time
   */
  public boolean awaitTrading(String what) {
    long sinceNs = System.nanoTime();
    Set<String> silent = new TreeSet<>(venue.symbols());
    Waiting.until(
        ANSWER_LIMIT,
        () -> {
          silent.removeIf(symbol -> recorder.hasAnsweredSince(venue.shard(symbol), sinceNs));
          return silent.isEmpty();
        });
    if (!silent.isEmpty()) {
      failures.add(
          "nothing acknowledged on "
              + silent
              + " within "
              + ANSWER_LIMIT.toSeconds()
              + " s after "
              + what);
      return false;
    }
    return true;
  }

  /** One fault on one symbol. */
  private final class Act {

    private final FaultKind kind;
    private final Placement placement;
    private final int shard;
    private final String ownerName;
    private final NodeProcess owner;

    Act(FaultKind kind, Placement placement, String symbol) {
      this.kind = kind;
      this.placement = placement;
      this.shard = venue.shard(symbol);
      this.ownerName = placement.primary(shard);
      this.owner = cluster.node(ownerName);
    }

    void run() {
      switch (kind) {
        case KILL_OWNER -> killOwner(owner);
        case KILL_BACKUP -> kill(cluster.node(placement.backup(shard)));
        case KILL_COORDINATOR -> kill(cluster.node(placement.coordinator()));
        case KILL_GATEWAY -> {
          say("gateway");
          cluster.gateway().process().killHard();
        }
        case KILL_BRIDGE -> {
          say("bridge");
          cluster.messaging().orElseThrow().bridge().process().killHard();
        }
        case REBALANCE -> {
          say("of the topics' partitions");
          cluster.messaging().orElseThrow().rebalance(1_000 + random.nextInt(2_000));
        }
        case STOP -> stop();
        case CRASH_BEFORE, CRASH_DURING, CRASH_AFTER -> crash();
        case UNKNOWN -> unknown();
        case PARTITION -> partition();
        case ONE_WAY -> {
          say(ownerName);
          cutFromAll(false);
          pause(5, 20);
          cluster.network().heal();
        }
        case LINK -> cutLink();
        case DISK -> fillDisk();
        case TORN -> tear();
        case CLOCK -> clock();
      }
    }

    private void say(String what) {
      journal.accept(kind.label() + " " + what);
    }

    private void kill(NodeProcess node) {
      say(node.name());
      node.killHard();
    }

    private void killOwner(NodeProcess node) {
      say(node.name());
      Set<Integer> shards = placement.shardsOf(node.name());
      node.killHard();
      await(shards);
    }

    private void await(Set<Integer> shards) {
      await(shards, System.nanoTime());
    }

    /** Waits for an answer to what is sent from now on, and counts from a moment before. */
    private void await(Set<Integer> shards, long fromNs) {
      long beforeNs = System.nanoTime() - fromNs;
      Watch watch = recorder.watch(shards);
      Waiting.until(ANSWER_LIMIT, () -> watch.elapsedNs() >= 0);
      recorder.end(watch);
      long ms =
          watch.elapsedNs() < 0 ? -1 : TimeUnit.NANOSECONDS.toMillis(beforeNs + watch.elapsedNs());
      failovers.add(new Failover(kind, ms));
      say(ms < 0 ? "no answer in a minute" : "next acknowledgement after " + ms + " ms");
    }

    private void pause(int fromS, int toS) {
      Waiting.pause(1_000L * fromS + random.nextLong(1_000L * (toS - fromS) + 1));
    }

    private void stop() {
      say(ownerName);
      owner.process().signal("STOP");
      pause(5, longestStopS);
      owner.process().signal("CONT");
    }

    private void crash() {
      String step = kind.label().substring("crash-".length());
      say(ownerName);
      FaultOrders.give(owner.directory(), "crash " + step);
      JavaProcess process = owner.process();
      if (Waiting.until(Duration.ofSeconds(CRASH_WAIT_S), () -> !process.isAlive())) {
        await(placement.shardsOf(ownerName));
      } else {
        FaultOrders.takeBack(owner.directory());
        failures.add(ownerName + " did not append anything in " + CRASH_WAIT_S + " s");
      }
    }

    private void unknown() {
      say(ownerName);
      for (int i = 0; i < 3; i++) {
        FaultOrders.give(owner.directory(), "unknown");
        pause(0, 1);
      }
    }

    private void partition() {
      say(ownerName);
      long fromNs = System.nanoTime();
      cutFromAll(true);
      await(placement.shardsOf(ownerName), fromNs);
      pause(5, 20);
      cluster.network().heal();
    }

    private void cutFromAll(boolean bothWays) {
      int node = cluster.number(ownerName);
      for (int other = 1; other <= cluster.nodes().size(); other++) {
        if (other != node) {
          cluster.network().cut(node, other);
          if (bothWays) {
            cluster.network().cut(other, node);
          }
        }
      }
    }

    private void cutLink() {
      String backup = placement.backup(shard);
      say(ownerName + " and " + backup);
      cluster.network().cut(cluster.number(ownerName), cluster.number(backup));
      cluster.network().cut(cluster.number(backup), cluster.number(ownerName));
      pause(5, 20);
      cluster.network().heal();
    }

    private void fillDisk() {
      SmallDisk disk = cluster.disk().orElseThrow();
      say(cluster.nodes().get(cluster.nodes().size() - 1).name());
      disk.fill();
      pause(5, 10);
      disk.empty();
    }

    private void tear() {
      owner.killHard();
      Waiting.pause(200);
      say(ownerName + ", " + WalTail.tear(owner.home().resolve("wal"), 1 + random.nextInt(4_096)));
      await(placement.shardsOf(ownerName));
    }

    private void clock() {
      long[] jumpsMs = {-3_600_000, -60_000, -1_000, 1_000, 60_000, 3_600_000};
      long ms = jumpsMs[random.nextInt(jumpsMs.length)];
      say(ownerName + " by " + ms / 1_000 + " s");
      FaultOrders.give(owner.directory(), "clock " + ms);
      pause(3, 8);
      FaultOrders.give(owner.directory(), "clock 0");
    }
  }

  /** Returns the kinds that this machine does not permit. */
  public List<FaultKind> notPermitted() {
    return Arrays.stream(FaultKind.values()).filter(kind -> !permits(kind)).toList();
  }
}
