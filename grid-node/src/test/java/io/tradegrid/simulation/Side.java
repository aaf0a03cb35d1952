package io.tradegrid.simulation;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** Nodes that form a cluster: all of them, or what is left of it where it fell apart. */
final class Side {

  /** What discovery counts; the members learn of it one by one. */
  long version;

  /** As discovery has it. */
  final Set<Member> members = new LinkedHashSet<>();

  /** Nodes whose copy has everything that this side has. */
  final Set<Integer> inSync = new TreeSet<>();

  /** As the last exchange left it; null if no copy is here. */
  Member primary;

  /** Whoever gets what the primary writes; null if nobody. */
  Member backup;

  /** What the topology validator said at the last exchange. */
  boolean writable = true;

  /** Counts the exchanges, so that a member that hears of one late knows that it is old. */
  long exchanges;

  int inFlight() {
    return members.stream().mapToInt(process -> process.changes.size()).sum();
  }

  @Override
  public String toString() {
    return version + members.toString() + " in sync " + inSync + " " + primary + " > " + backup;
  }
}
