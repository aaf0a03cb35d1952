package io.tradegrid.benchmark.book;

/** A book under measurement: takes the commands of a stream and counts the trades. */
public interface BookEngine {

  /** How many owners there are. */
  int OWNERS = 1024;

  /** Applies one command of a stream. */
  void apply(CommandStream stream, int i);

  /** Applies some commands of a stream, in their order. */
  default void applyAll(CommandStream stream, int from, int to) {
    for (int i = from; i < to; i++) {
      apply(stream, i);
    }
  }

  /** Returns how many books each command goes to; all count alike, and one of them reports. */
  default int books() {
    return 1;
  }

  /** Returns what was counted so far. */
  Tally tally();

  /** Returns how many orders rest. */
  int restingOrders();

  /** Returns the sum of their open lots. */
  long restingLots();

  /** Owners differ, so that comparing them costs what it does in earnest. */
  static int owner(int orderId) {
    return 1 + (orderId & (OWNERS - 1));
  }
}
