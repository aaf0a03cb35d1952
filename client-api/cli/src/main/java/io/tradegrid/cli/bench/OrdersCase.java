package io.tradegrid.cli.bench;

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

  /** Its wait strategy is the one that was fastest here of all it has. */
  private static final String PEER = "exchange-core-blocking";

  /** Returns the engines that take turns, ours first. */
  List<String> engines(boolean peers) {
    return switch (this) {
      case log_only, fsync, backup ->
          peers ? List.of("tradegrid-" + this, PEER) : List.of("tradegrid-" + this);
      case blocks, rows -> List.of("tradegrid-" + this, "tradegrid-" + log_only);
      case client -> List.of("client");
    };
  }

  /** Returns what the second engine is. */
  String beside() {
    return this == blocks || this == rows ? "without read models" : "exchange-core";
  }
}
