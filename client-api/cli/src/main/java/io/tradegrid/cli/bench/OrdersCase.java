package io.tradegrid.cli.bench;

import java.util.ArrayList;
import java.util.List;

/** What {@code bench orders} measures; the names are those of the command line. */
@SuppressWarnings("java:S115")
enum OrdersCase {
  log_only,
  fsync,
  backup,
  blocks,
  rows,
  client;

  /**
   * How the threads of exchange-core wait for each other: as they do unless told otherwise, and as
   * was fastest where there are two processors. Spinning without end was slower than either.
   */
  private static final List<String> PEERS =
      List.of("exchange-core-blocking", "exchange-core-yielding");

  /** Returns the engines that take turns, ours first. */
  List<String> engines(boolean peers) {
    List<String> engines = new ArrayList<>();
    engines.add(this == client ? name() : "tradegrid-" + this);
    if (this == blocks || this == rows) {
      engines.add("tradegrid-" + log_only);
    } else if (peers && this != client) {
      engines.addAll(PEERS);
    }
    return engines;
  }
}
