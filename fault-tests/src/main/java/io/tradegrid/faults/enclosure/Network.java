package io.tradegrid.faults.enclosure;

import io.tradegrid.faults.process.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The network between the nodes. Inside an {@link Enclosure} each node has a namespace and an
 * address of its own, and packets between two of them are routed here, where they can be dropped,
 * one way or both; clients, which are here, reach every node all the while. Outside, all nodes are
 * on loopback and nothing can be cut.
 */
public final class Network {

  private static final String NAMESPACES = "/run/netns";
  private static final String RULE_PRIORITY = "50";

  private final boolean enclosed;
  private final List<String[]> cuts = new ArrayList<>();

  private Network(boolean enclosed) {
    this.enclosed = enclosed;
  }

  /**
   * Makes the network of so many nodes, numbered from 1.
   *
   * @throws IllegalStateException naming the command that failed
   */
  public static Network of(int nodes) {
    Network network = new Network(Enclosure.isInside());
    if (network.enclosed) {
      Shell.run("mount", "-t", "tmpfs", "tmpfs", Path.of(NAMESPACES).getParent().toString());
      Shell.run("ip", "link", "set", "lo", "up");
      Shell.run("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
      for (int node = 1; node <= nodes; node++) {
        connect(node);
      }
    }
    return network;
  }

  private static void connect(int node) {
    String near = "node" + node;
    Shell.run("ip", "netns", "add", near);
    Shell.run("ip", "link", "add", near, "type", "veth", "peer", "name", "eth0", "netns", near);
    Shell.run("ip", "addr", "add", "10.77." + node + ".1/30", "dev", near);
    Shell.run("ip", "link", "set", near, "up");
    for (String command :
        List.of(
            "ip link set lo up",
            "ip addr add 10.77." + node + ".2/30 dev eth0",
            "ip link set eth0 up",
            "ip route add default via 10.77." + node + ".1")) {
      List<String> inside = new ArrayList<>(entrance(node));
      inside.addAll(List.of(command.split(" ", -1)));
      Shell.run(inside.toArray(String[]::new));
    }
  }

  private static List<String> entrance(int node) {
    return List.of("nsenter", "--net=" + NAMESPACES + "/node" + node);
  }

  /** Returns whether links between nodes can be cut. */
  public boolean canBeCut() {
    return enclosed;
  }

  /** Returns the address of a node. */
  public String host(int node) {
    return enclosed ? "10.77." + node + ".2" : "127.0.0.1";
  }

  /** Returns the words that start a command where a node is. */
  public List<String> prefix(int node) {
    return enclosed ? entrance(node) : List.of();
  }

  /** Drops from now on every packet that one node sends to another. */
  public void cut(int from, int to) {
    String[] rule = {
      "pref", RULE_PRIORITY, "iif", "node" + from, "to", host(to), "blackhole",
    };
    rule("add", rule);
    cuts.add(rule);
  }

  /** Lets all packets pass again. */
  public void heal() {
    cuts.forEach(rule -> rule("del", rule));
    cuts.clear();
  }

  private static void rule(String action, String[] rule) {
    List<String> command = new ArrayList<>(List.of("ip", "rule", action));
    command.addAll(List.of(rule));
    Shell.run(command.toArray(String[]::new));
  }
}
