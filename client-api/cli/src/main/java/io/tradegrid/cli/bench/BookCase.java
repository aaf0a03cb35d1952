package io.tradegrid.cli.bench;

import java.util.List;

/** What {@code bench book} measures; {@link #toString} is its name on the command line. */
enum BookCase {
  SMALL("1k", 1_000, 3_000_000, "tradegrid", "exchange-core"),
  SMALL_RISK("1k-risk", 1_000, 3_000_000, "tradegrid", "exchange-core-risk"),
  SMALL_BOOK("1k-book", 1_000, 3_000_000, "tradegrid-book", "exchange-core"),
  LARGE("1m", 1_000_000, 3_000_000, "tradegrid", "exchange-core"),
  MANY("1000-markets", 100, 5_000, "tradegrid-by-shard", "tradegrid-one-by-one"),
  MANY_COLD("1000-markets-cold", 100, 5_000, "tradegrid-in-turns", "tradegrid-one-by-one");

  private final String name;
  private final int restingOrders;
  private final int commands;
  private final String ours;
  private final String other;

  /**
   * @param ours the worker that is measured
   * @param other the one it is compared with
   */
  BookCase(String name, int restingOrders, int commands, String ours, String other) {
    this.name = name;
    this.restingOrders = restingOrders;
    this.commands = commands;
    this.ours = ours;
    this.other = other;
  }

  int restingOrders() {
    return restingOrders;
  }

  /** Returns how many commands each market is given. */
  int commands() {
    return commands;
  }

  /** Returns whether it compares us over many markets with us market after market. */
  boolean isOfMany() {
    return other.startsWith("tradegrid");
  }

  /** Returns the workers that take turns, ours or the one over many markets first. */
  List<String> workers(boolean peers) {
    return peers || isOfMany() ? List.of(ours, other) : List.of(ours);
  }

  @Override
  public String toString() {
    return name;
  }
}
