package io.tradegrid.simulation;

import static io.tradegrid.simulation.Scheduler.MS;

import io.tradegrid.ownership.ClusterView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which nodes are together, who has the shard, and when whom is told: discovery first, to each node
 * at another time, then the exchange that moves ownership, then to each node what it made of it.
 */
final class Topology {

  private static final Life GRID = new Life();

  final Scheduler scheduler;

  /** The two nodes that are to have the shard, the owner first. */
  final List<Integer> preferred;

  final List<Map<Caches.Key, Object>> copies = new ArrayList<>();
  final boolean[][] cut;
  private final Set<String> baseline = new TreeSet<>();

  /** The side whose copies count in the end: the larger one whenever the cluster falls apart. */
  private Side main = new Side();

  /** Who had everything when nobody of the main side had it any more. */
  private Set<Integer> lastInSync = Set.of();

  Topology(Scheduler scheduler, int size) {
    this.scheduler = scheduler;
    int owner = scheduler.random.nextInt(size);
    this.preferred = List.of(owner, (owner + 1 + scheduler.random.nextInt(size - 1)) % size);
    this.cut = new boolean[size][size];
    for (int node = 0; node < size; node++) {
      copies.add(new HashMap<>());
      baseline.add("n" + node);
    }
    main.inSync.addAll(preferred);
  }

  int size() {
    return copies.size();
  }

  Side main() {
    return main;
  }

  /** Returns whether packets pass from one to the other. */
  boolean reaches(Member from, Member to) {
    return from == to || !cut[from.node][to.node];
  }

  boolean reachEachOther(Member one, Member other) {
    return reaches(one, other) && reaches(other, one);
  }

  /** Makes nodes that start together a cluster. */
  void form(List<Member> processes) {
    processes.forEach(process -> add(process, main));
    processes.forEach(process -> process.see(view(main, process)));
    finishExchange(main);
  }

  private void add(Member process, Side side) {
    side.members.add(process);
    side.version++;
    process.side = side;
  }

  private ClusterView view(Side side, Member self) {
    Map<UUID, String> servers = new HashMap<>();
    side.members.forEach(process -> servers.put(process.id, "n" + process.node));
    return ClusterView.of(side.version, self.id, servers, baseline);
  }

  /** A node that starts joins the main side; its copy is made anew if others have a newer one. */
  void join(Member process) {
    add(process, main);
    if (main.inSync.isEmpty() && lastInSync.contains(process.node)) {
      main.inSync.add(process.node);
    }
    scheduler.trace("%s joins %s", process, main);
    announce(main);
    if (!main.inSync.contains(process.node) && preferred.contains(process.node)) {
      scheduler.after(scheduler.upTo(1_500), GRID, () -> rebalance(process));
    }
  }

  private void rebalance(Member process) {
    Member source = main.primary;
    if (!main.members.contains(process) || main.inSync.contains(process.node)) {
      return;
    }
    if (source == null || main.backup != null || main.inFlight() > 0 || !together(source)) {
      scheduler.after(20 * MS, GRID, () -> rebalance(process));
      return;
    }
    copies.set(process.node, new HashMap<>(copies.get(source.node)));
    main.inSync.add(process.node);
    main.backup = process;
    scheduler.trace("%s has a new copy of %s", process, source);
    exchange(main);
  }

  private boolean together(Member source) {
    return main.members.contains(source) && source.life.runs() && source.isUpToDate();
  }

  /** A process has ended, and the others have noticed. */
  void remove(Member process) {
    Side side = process.side;
    scheduler.trace("%s is gone", process);
    if (side.members.remove(process)) {
      side.version++;
      leave(side, process);
      announce(side);
    }
  }

  private void leave(Side side, Member process) {
    boolean had = side.inSync.remove(process.node);
    if (had && side == main && side.inSync.isEmpty()) {
      lastInSync = Set.of(process.node);
    }
  }

  /** The others give up nodes that live on by themselves. */
  void split(List<Member> victims) {
    Side from = main;
    Side to = new Side();
    to.version = from.version + 1 + scheduler.random.nextInt(2);
    to.primary = from.primary;
    to.backup = from.backup;
    for (Member victim : victims) {
      if (from.members.remove(victim)) {
        from.version++;
        to.members.add(victim);
        victim.side = to;
        if (from.inSync.contains(victim.node)) {
          to.inSync.add(victim.node);
        }
      }
    }
    boolean swap = to.members.size() > from.members.size();
    main = swap ? to : from;
    from.inSync.removeAll(to.inSync);
    if (main.inSync.isEmpty()) {
      Side other = swap ? from : to;
      lastInSync = other.inSync.isEmpty() ? lastInSync : Set.copyOf(other.inSync);
    }
    scheduler.trace("split: main %s, other %s", main, swap ? from : to);
    announce(from);
    announce(to);
  }

  private void announce(Side side) {
    for (Member member : side.members) {
      ClusterView view = view(side, member);
      long delay = scheduler.upTo(scheduler.oneIn(8) ? 900 : 60);
      scheduler.after(delay, member.life, () -> member.see(view));
    }
    exchange(side);
  }

  private void exchange(Side side) {
    scheduler.after(scheduler.upTo(300), GRID, () -> tryExchange(side));
  }

  /** Waits until all members take part, and for what is being written, as Ignite does. */
  private void tryExchange(Side side) {
    boolean all = side.members.stream().allMatch(Member::isUpToDate);
    if (!all || side.inFlight() > 0) {
      scheduler.after(5 * MS, GRID, () -> tryExchange(side));
    } else {
      finishExchange(side);
    }
  }

  private void finishExchange(Side side) {
    List<Member> owners = new ArrayList<>();
    for (int node : preferred) {
      side.members.stream()
          .filter(member -> member.node == node && side.inSync.contains(node))
          .forEach(owners::add);
    }
    side.primary = owners.isEmpty() ? null : owners.get(0);
    side.backup = owners.size() < 2 ? null : owners.get(1);
    side.writable = 2 * side.members.size() > size();
    scheduler.trace("exchange: %s", side);
    long exchange = ++side.exchanges;
    for (Member member : side.members) {
      boolean owns = member == side.primary;
      long delay = scheduler.upTo(scheduler.oneIn(10) ? 400 : 20);
      scheduler.after(delay, member.life, () -> member.learn(side, exchange, owns));
    }
  }
}
