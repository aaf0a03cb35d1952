package io.tradegrid.benchmark.orders;

import java.util.concurrent.atomic.AtomicLong;

/** What became of commands, counted by whoever is told. */
final class Outcomes {

  final AtomicLong trades = new AtomicLong();
  final AtomicLong lots = new AtomicLong();
  final AtomicLong refused = new AtomicLong();

  void clear() {
    trades.set(0);
    lots.set(0);
    refused.set(0);
  }
}
