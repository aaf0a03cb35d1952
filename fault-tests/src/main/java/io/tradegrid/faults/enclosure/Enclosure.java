package io.tradegrid.faults.enclosure;

import io.tradegrid.faults.process.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Network and mount namespaces of one's own: nothing that happens to networks and disks in them is
 * seen outside, and all of it is gone with the last process. On most machines they need no
 * privileges.
 */
public final class Enclosure {

  private static final String PROPERTY = "tradegrid.faults.enclosed";

  private Enclosure() {}

  /** Returns whether this process is inside. */
  public static boolean isInside() {
    return Boolean.getBoolean(PROPERTY);
  }

  /** Returns the option by which a JVM knows that it is inside. */
  public static String option() {
    return "-D" + PROPERTY + "=true";
  }

  /** Returns the words that start a command inside; empty if this machine does not permit it. */
  public static Optional<List<String>> entrance() {
    List<List<String>> ways =
        List.of(
            List.of("unshare", "--net", "--mount"),
            List.of("unshare", "--user", "--map-root-user", "--net", "--mount"));
    return ways.stream().filter(Enclosure::works).findFirst();
  }

  /** Everything that is needed is tried once, in an enclosure that is thrown away. */
  private static boolean works(List<String> way) {
    List<String> trial = new ArrayList<>(way);
    trial.addAll(
        List.of(
            "sh",
            "-c",
            "mount -t tmpfs tmpfs /run && ip netns add trial"
                + " && ip link add trial type veth peer name eth0 netns trial"
                + " && nsenter --net=/run/netns/trial true"
                + " && ip rule add pref 50 iif trial to 10.77.1.2 blackhole"
                + " && echo 1 > /proc/sys/net/ipv4/ip_forward"));
    return Shell.attempt(trial.toArray(String[]::new)).isDone();
  }
}
