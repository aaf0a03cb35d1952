package io.tradegrid.faults;

import io.tradegrid.faults.inject.FaultKind;
import io.tradegrid.faults.node.Unsafe;
import java.util.List;

/**
 * What a run is to do.
 *
 * @param minutes how long it trades and is hurt
 * @param kills if above 0, so many kills of an owner instead, however long it takes
 * @param seed of every random choice
 * @param nodes how many there are
 * @param kinds the faults to choose from
 * @param unsafe what the nodes do without, or null
 * @param keep whether directories stay even if all is well
 */
record FaultSettings(
    double minutes,
    int kills,
    long seed,
    int nodes,
    List<FaultKind> kinds,
    Unsafe unsafe,
    boolean keep) {

  private static final double LONG_MINUTES = 5;
  private static final int STOP_S = 20;
  private static final int LONG_STOP_S = 60;

  FaultSettings {
    kinds = List.copyOf(kinds);
  }

  /** Returns how long a process sleeps at most, in seconds. */
  int longestStopS() {
    return minutes >= LONG_MINUTES ? LONG_STOP_S : STOP_S;
  }
}
