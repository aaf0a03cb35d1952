package io.tradegrid.cli.demo;

import java.time.Duration;

/** Where the demonstration's orders come from. */
interface Market {

  /** Returns what it is, in a few words. */
  String description();

  /** Creates instruments, portfolios and the price history that risk needs. */
  void open();

  /** Sends orders for so long, or until there are no more, or the thread is interrupted. */
  void run(Duration duration);
}
