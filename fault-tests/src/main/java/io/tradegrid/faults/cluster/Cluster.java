package io.tradegrid.faults.cluster;

import io.tradegrid.faults.enclosure.Network;
import io.tradegrid.faults.enclosure.SmallDisk;
import io.tradegrid.faults.node.FaultOrders;
import io.tradegrid.faults.node.FaultyNode;
import io.tradegrid.faults.node.Unsafe;
import io.tradegrid.faults.process.GatewayProcess;
import io.tradegrid.faults.process.Jvm;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.faults.process.Ports;
import io.tradegrid.faults.process.Waiting;
import io.tradegrid.node.NodeSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Nodes with a backup of everything, and a gateway before them. */
public final class Cluster implements AutoCloseable {

  private static final String HEAP = "400m";

  /** Small, so that a short run sees snapshots taken and logs trimmed. */
  private static final String SNAPSHOT_KB = "64";

  private static final long POLL_MS = 500;

  /** After so long outside of the cluster a node that runs is killed, as a supervisor would. */
  private static final Duration OUTSIDE_MAX = Duration.ofSeconds(25);

  private final Network network;
  private final List<NodeProcess> nodes;
  private final SmallDisk disk;
  private final GatewayProcess gateway;
  private final Messaging messaging;

  private Cluster(
      Network network,
      List<NodeProcess> nodes,
      SmallDisk disk,
      GatewayProcess gateway,
      Messaging messaging) {
    this.network = network;
    this.nodes = nodes;
    this.disk = disk;
    this.gateway = gateway;
    this.messaging = messaging;
  }

  /**
   * Starts all processes; returns when they are ready.
   *
   * @param directory where everything is written
   * @param size number of nodes, 2 or more
   * @param unsafe what the nodes do without, or null
   * @param kafka whether there are a broker and a bridge too
   */
  public static Cluster start(Path directory, int size, Unsafe unsafe, boolean kafka) {
    Network network = Network.of(size);
    List<String> hosts = IntStream.rangeClosed(1, size).mapToObj(network::host).toList();
    List<Integer> discoveryPorts = IntStream.range(0, size).mapToObj(i -> Ports.free()).toList();
    List<NodeProcess> nodes = new ArrayList<>();
    for (int number = 1; number <= size; number++) {
      Map<String, String> settings = NodeProcess.settings(directory, number, hosts, discoveryPorts);
      settings.put("grid.snapshot.log.kb", SNAPSHOT_KB);
      Path own = directory.resolve("node-" + number);
      Jvm jvm =
          Jvm.ofOwnClasses(HEAP, FaultyNode.class.getName())
              .behind(network.prefix(number))
              .with(List.of(FaultOrders.option(own)))
              .with(unsafe == null ? List.of() : List.of(unsafe.option()));
      nodes.add(new NodeProcess(jvm, own, settings));
    }
    NodeProcess last = nodes.get(size - 1);
    SmallDisk disk = SmallDisk.isPermitted() ? SmallDisk.at(last.home()) : null;
    String addresses = String.join(",", nodes.stream().map(NodeProcess::address).toList());
    GatewayProcess gateway = new GatewayProcess(directory.resolve("gateway"), addresses);
    nodes.forEach(NodeProcess::launch);
    Messaging messaging = kafka ? new Messaging(directory, addresses) : null;
    nodes.forEach(NodeProcess::awaitReady);
    gateway.launch();
    if (messaging != null) {
      messaging.awaitReady();
    }
    gateway.process().awaitReady();
    return new Cluster(network, nodes, disk, gateway, messaging);
  }

  /** Returns the nodes in the order of their numbers. */
  public List<NodeProcess> nodes() {
    return nodes;
  }

  /** Returns a node by its name. */
  public NodeProcess node(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
  }

  /** Returns a node's number, from 1. */
  public int number(String name) {
    return nodes.indexOf(node(name)) + 1;
  }

  /** Returns where clients find the nodes. */
  public List<String> addresses() {
    return nodes.stream().map(NodeProcess::address).toList();
  }

  /**
   * Returns within how many milliseconds the symbols of an owner that was cut off are to be traded
   * again: until it is known that it is gone, and then until its lease has certainly ended.
   */
  public long cutBoundMs() {
    return GridView.failureDetectionMs(nodes.get(0).address())
        + Long.parseLong(NodeSetting.LEASE_TERM_MS.defaultValue());
  }

  /** Returns the gateway. */
  public GatewayProcess gateway() {
    return gateway;
  }

  /** Returns broker and bridge; empty if there are none. */
  public Optional<Messaging> messaging() {
    return Optional.ofNullable(messaging);
  }

  /** Returns the network between the nodes. */
  public Network network() {
    return network;
  }

  /** Returns the disk of the last node; empty if this machine does not permit one. */
  public Optional<SmallDisk> disk() {
    return Optional.ofNullable(disk);
  }

  /** Returns what a node that sees all the others sees; empty if none does. */
  public Optional<Placement> placement() {
    return nodes.stream()
        .filter(node -> node.process().isAlive())
        .map(node -> GridView.of(node.address(), copies()))
        .flatMap(Optional::stream)
        .filter(placement -> placement.nodes().size() == nodes.size())
        .findFirst();
  }

  private int copies() {
    return Math.min(2, nodes.size());
  }

  /** Returns what each node sees, in the order of their numbers; nothing if it is not ready. */
  private List<Optional<Placement>> views() {
    return nodes.stream()
        .map(
            node ->
                node.process().isAlive() && node.process().isReady()
                    ? GridView.of(node.address(), copies())
                    : Optional.<Placement>empty())
        .toList();
  }

  /** Returns whether every node sees every other and has all that it should have. */
  private boolean isWhole(List<Optional<Placement>> views) {
    return views.stream()
            .allMatch(
                view ->
                    view.isPresent()
                        && view.get().nodes().size() == nodes.size()
                        && view.get().complete())
        && gateway.process().isReady()
        && messaging().map(Messaging::isWhole).orElse(true);
  }

  /**
   * Does what a supervisor does until the cluster is whole again: starts what has died, and kills
   * what runs but stays outside of the cluster.
   *
   * @return whether it came about in time
   */
  public boolean recover(Duration limit) {
    long start = System.nanoTime();
    long[] outsideSinceNs = new long[nodes.size()];
    for (List<Optional<Placement>> views = views(); !isWhole(views); views = views()) {
      long nowNs = System.nanoTime();
      if (nowNs - start > limit.toNanos()) {
        return false;
      }
      for (int i = 0; i < nodes.size(); i++) {
        NodeProcess node = nodes.get(i);
        if (!node.process().isAlive()) {
          node.launch();
          outsideSinceNs[i] = 0;
        } else if (!node.process().isReady() || isWithOthers(views.get(i))) {
          outsideSinceNs[i] = 0;
        } else if (outsideSinceNs[i] == 0) {
          outsideSinceNs[i] = nowNs;
        } else if (nowNs - outsideSinceNs[i] > OUTSIDE_MAX.toNanos()) {
          node.killHard();
        }
      }
      if (!gateway.process().isAlive()) {
        gateway.launch();
      }
      messaging().ifPresent(Messaging::recover);
      Waiting.pause(POLL_MS);
    }
    return true;
  }

  /** A node alone, or one that does not answer, is outside. */
  private boolean isWithOthers(Optional<Placement> view) {
    return view.map(seen -> seen.nodes().size() * 2 > nodes.size()).orElse(false);
  }

  /** Ends all processes, stopped ones too. */
  @Override
  public void close() {
    network.heal();
    gateway.process().killHard();
    messaging().ifPresent(Messaging::close);
    for (NodeProcess node : nodes) {
      if (node.process() != null && node.process().isAlive()) {
        node.process().signal("CONT");
        node.killHard();
      }
    }
    if (disk != null) {
      disk.remove("log", nodes.get(nodes.size() - 1).directory());
    }
  }
}
