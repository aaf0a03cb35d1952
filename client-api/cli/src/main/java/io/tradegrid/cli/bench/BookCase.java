package io.tradegrid.cli.bench;

import java.util.List;

/** What {@code bench book} measures; {@link #toString} is its name on the command line. */
enum BookCase {
  SMALL("1k", 1_000, 3_000_000),
  LARGE("1m", 1_000_000, 3_000_000),
  MANY("1000-markets", 100, 5_000, "tradegrid-by-shard"),
  MANY_COLD("1000-markets-cold", 100, 5_000, "tradegrid-in-turns");

  private static final String ONE_BY_ONE = "tradegrid-one-by-one";

  private final String name;
  private final int restingOrders;
  private final int commands;

  /** The worker that carries commands out over many markets; null if there is one market. */
  private final String overMany;

  BookCase(String name, int restingOrders, int commands) {
    this(name, restingOrders, commands, null);
  }

  BookCase(String name, int restingOrders, int commands, String overMany) {
    this.name = name;
    this.restingOrders = restingOrders;
    this.commands = commands;
    this.overMany = overMany;
  }

  int restingOrders() {
    return restingOrders;
  }

  /** Returns how many commands each market is given. */
  int commands() {
    return commands;
  }

  boolean isOfMany() {
    return overMany != null;
  }

  /** Returns the workers that take turns, ours or the one over many markets first. */
  List<String> workers(boolean peers) {
    if (isOfMany()) {
      return List.of(overMany, ONE_BY_ONE);
    }
    return peers ? List.of("tradegrid", "exchange-core") : List.of("tradegrid");
  }

  @Override
  public String toString() {
    return name;
  }
}
