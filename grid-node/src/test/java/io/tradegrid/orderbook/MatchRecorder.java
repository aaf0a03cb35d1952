package io.tradegrid.orderbook;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a book says, one line an event, so that tests can compare the whole of it. */
public final class MatchRecorder implements MatchListener {

  private final List<String> lines = new ArrayList<>();

  @Override
  public void filled(long takerId, long makerId, long priceTicks, long lots, long makerLeavesLots) {
    lines.add(
        "%d takes %d @ %d from %d, leaves %d"
            .formatted(takerId, lots, priceTicks, makerId, makerLeavesLots));
  }

  @Override
  public void prevented(
      long takerId, long makerId, long takerLots, long makerLots, long makerLeavesLots) {
    lines.add(
        "%d loses %d to %d, which loses %d, leaves %d"
            .formatted(takerId, takerLots, makerId, makerLots, makerLeavesLots));
  }

  /** Returns what was said since the last drain. */
  public List<String> peek() {
    return lines;
  }

  /** Returns what was said since the last call, and forgets it. */
  public List<String> drain() {
    List<String> said = List.copyOf(lines);
    lines.clear();
    return said;
  }
}
