package io.tradegrid.faults.inject;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is done to the cluster while it trades. */
public enum FaultKind {
  /** The process that runs a shard, gone without a word. */
  KILL_OWNER(Need.NOTHING, "kill -9 of the node that runs a symbol"),
  /** The process that has the copy. */
  KILL_BACKUP(Need.NOTHING, "kill -9 of the node that has the symbol's backup"),
  /** The oldest node, which leads every change of the cluster. */
  KILL_COORDINATOR(Need.NOTHING, "kill -9 of the oldest node"),
  /** The way in for REST. */
  KILL_GATEWAY(Need.NOTHING, "kill -9 of the gateway"),
  /** The way in and out for Kafka. */
  KILL_BRIDGE(Need.KAFKA, "kill -9 of the bridge between Kafka and the grid"),
  /** Partitions of topics change hands while what was read of them is being carried out. */
  REBALANCE(Need.KAFKA, "a second bridge comes, the first sleeps, wakes up, the second is killed"),
  /** A process that sleeps for longer than anybody waits, and wakes up as if nothing were. */
  STOP(Need.NOTHING, "SIGSTOP of an owner for 5 to 20 s (60 s in long runs), then SIGCONT"),
  /** The batch is applied, and is not in the log. */
  CRASH_BEFORE(Need.NOTHING, "an owner ends just before it appends to the log"),
  /** The append is on its way. */
  CRASH_DURING(Need.NOTHING, "an owner ends while it appends to the log"),
  /** The batch is in the log, and nobody was told. */
  CRASH_AFTER(Need.NOTHING, "an owner ends after the append and before the answer"),
  /** The append succeeds, and the owner hears that it did not. */
  UNKNOWN(Need.NOTHING, "an append succeeds and reports that it may not have"),
  /** The owner sees nobody and nobody sees it, but clients do. */
  PARTITION(Need.NETWORK, "an owner is cut off from all other nodes, not from clients, 5 to 20 s"),
  /** The owner hears the others, who do not hear it. */
  ONE_WAY(Need.NETWORK, "packets from an owner to all other nodes vanish, 5 to 20 s"),
  /** Owner and backup do not see each other; a third sees both. */
  LINK(Need.NETWORK, "the link between owner and backup is cut both ways, 5 to 20 s"),
  /** No byte is left for log or pages. */
  DISK(Need.DISK, "the disk of a node is full for 5 to 10 s"),
  /** The machine died while it wrote. */
  TORN(Need.NOTHING, "kill -9 of an owner, and the last bytes of its WAL are gone"),
  /** Somebody set the time. */
  CLOCK(Need.NOTHING, "the clock of an owner jumps by up to an hour, either way, and back");

  /** What a fault needs of the machine. */
  enum Need {
    NOTHING,
    NETWORK,
    DISK,
    KAFKA
  }

  private final Need need;
  private final String description;

  FaultKind(Need need, String description) {
    this.need = need;
    this.description = description;
  }

  Need need() {
    return need;
  }

  /** Returns what it does, in a few words. */
  public String description() {
    return description;
  }

  /** Returns the name by which it is asked for. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the kinds with a name, or with names that begin with it and a hyphen.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static List<FaultKind> named(String name) {
    List<FaultKind> kinds =
        Arrays.stream(values())
            .filter(kind -> kind.label().equals(name) || kind.label().startsWith(name + "-"))
            .toList();
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is no fault; there are "
              + String.join(", ", Arrays.stream(values()).map(FaultKind::label).toList()));
    }
    return kinds;
  }
}
