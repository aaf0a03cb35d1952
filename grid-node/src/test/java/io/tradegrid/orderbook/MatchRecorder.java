package io.tradegrid.orderbook;

import io.tradegrid.command.Hash;
import io.tradegrid.model.Side;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a book says, one line an event, so that tests can compare the whole of it. */
public final class MatchRecorder implements MatchListener {

  private static final int GROUPS = 3;

  private final List<String> lines = new ArrayList<>();
  private long drains;

  @Override
  public void filled(
      long takerId,
      long makerId,
      int makerOwner,
      long priceTicks,
      long lots,
      long makerLeavesLots,
      long makerShownLots) {
    lines.add(
        "%d takes %d @ %d from %d of %d, leaves %d, shows %d"
            .formatted(
                takerId, lots, priceTicks, makerId, makerOwner, makerLeavesLots, makerShownLots));
  }

  @Override
  public void crossed(
      long buyId,
      int buyOwner,
      long buyLeavesLots,
      long buyShownLots,
      long sellId,
      int sellOwner,
      long sellLeavesLots,
      long sellShownLots,
      long priceTicks,
      long lots) {
    lines.add(
        "%d of %d buys %d @ %d, leaves %d, shows %d; from %d of %d, leaves %d, shows %d"
            .formatted(
                buyId,
                buyOwner,
                lots,
                priceTicks,
                buyLeavesLots,
                buyShownLots,
                sellId,
                sellOwner,
                sellLeavesLots,
                sellShownLots));
  }

  @Override
  public void prevented(
      long takerId,
      long makerId,
      int makerOwner,
      long priceTicks,
      long takerLots,
      long makerLots,
      long makerLeavesLots,
      long makerShownLots) {
    lines.add(
        "%d loses %d to %d of %d @ %d, which loses %d, leaves %d, shows %d"
            .formatted(
                takerId,
                takerLots,
                makerId,
                makerOwner,
                priceTicks,
                makerLots,
                makerLeavesLots,
                makerShownLots));
  }

  @Override
  public void reducedToPosition(
      long makerId,
      int makerOwner,
      long priceTicks,
      long lots,
      long makerLeavesLots,
      long makerShownLots) {
    lines.add(
        "%d of %d @ %d is cut by %d, leaves %d, shows %d"
            .formatted(makerId, makerOwner, priceTicks, lots, makerLeavesLots, makerShownLots));
  }

  /** A number of its own for each owner, side and operation: often 0, often more than enough. */
  @Override
  public long reducibleLots(int owner, Side side) {
    return Math.max(0, Math.floorMod(Hash.of(owner, side.code(), drains, 0), 120L) - 40);
  }

  @Override
  public boolean isSameGroup(int owner, int other) {
    return owner == other || (owner % GROUPS == 1 && other % GROUPS == 1);
  }

  /** Returns what was said since the last drain. */
  public List<String> peek() {
    return lines;
  }

  /** Returns what was said since the last call, and forgets it. */
  public List<String> drain() {
    List<String> said = List.copyOf(lines);
    lines.clear();
    drains++;
    return said;
  }
}
