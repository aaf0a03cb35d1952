package io.tradegrid.risk.portfolio;

import io.tradegrid.risk.PnlSum;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.UnitRisk;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * P&amp;L of some positions under scenarios, in total and by group. The total is summed over the
 * positions and not over the groups, so it has the same bits however they are grouped. Immutable;
 * plain arrays, because it travels between nodes.
 */
public final class GroupedPnl {

  private final PnlVector total;
  private final String[] labels;
  private final PnlVector[] groups;

  private GroupedPnl(PnlVector total, SortedMap<String, PnlVector> groups) {
    this.total = total;
    this.labels = groups.keySet().toArray(String[]::new);
    this.groups = groups.values().toArray(PnlVector[]::new);
  }

  /**
   * Sums positions up.
   *
   * @param positions in the order of their symbols and portfolios, at least one
   * @param grouping what by
   * @param scenarios gives the P&amp;L of one unit; asked once a symbol
   * @throws RiskException INSUFFICIENT_DATA without a position, else what scenarios throw
   */
  public static GroupedPnl of(
      List<Position> positions, Grouping grouping, Function<UnitRisk, PnlVector> scenarios) {
    Function<Position, String> label = grouping == Grouping.NONE ? null : grouping::label;
    return of(positions, label, scenarios);
  }

  /**
   * Sums positions up.
   *
   * @param label of the group that a position is in; null for no groups
   * @throws RiskException as the other
   */
  public static GroupedPnl of(
      List<Position> positions,
      Function<Position, String> label,
      Function<UnitRisk, PnlVector> scenarios) {
    PnlSum total = new PnlSum();
    SortedMap<String, PnlSum> byLabel = new TreeMap<>();
    UnitRisk unit = null;
    PnlVector pnl = null;
    for (Position position : positions) {
      if (position.unit() != unit) {
        unit = position.unit();
        pnl = scenarios.apply(unit);
      }
      total.add(pnl, position.quantity());
      if (label != null) {
        byLabel
            .computeIfAbsent(label.apply(position), l -> new PnlSum())
            .add(pnl, position.quantity());
      }
    }
    return new GroupedPnl(total.total(), totals(byLabel));
  }

  private static SortedMap<String, PnlVector> totals(Map<String, PnlSum> byLabel) {
    SortedMap<String, PnlVector> totals = new TreeMap<>();
    byLabel.forEach((label, sum) -> totals.put(label, sum.total()));
    return totals;
  }

  /**
   * Adds up the parts of all shards over the scenarios that all of them have.
   *
   * @param parts in the order of the shards, at least one
   * @throws RiskException INSUFFICIENT_DATA for no part, NUMERICAL_ERROR on overflow
   */
  public static GroupedPnl sum(List<GroupedPnl> parts) {
    if (parts.isEmpty()) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA, "holds nothing: positions: required 1, actual 0");
    }
    PnlSum total = new PnlSum();
    SortedMap<String, PnlSum> byLabel = new TreeMap<>();
    for (GroupedPnl part : parts) {
      total.add(part.total, 1);
      for (int i = 0; i < part.labels.length; i++) {
        byLabel.computeIfAbsent(part.labels[i], l -> new PnlSum()).add(part.groups[i], 1);
      }
    }
    return new GroupedPnl(total.total(), totals(byLabel));
  }

  /**
   * Returns the latest scenarios, the groups over the same ones as the total.
   *
   * @throws RiskException INSUFFICIENT_DATA if there are fewer
   */
  public GroupedPnl latest(int count) {
    PnlVector latest = total.latest(count);
    SortedMap<String, PnlVector> kept = new TreeMap<>();
    groups().forEach((label, group) -> kept.put(label, group.on(latest)));
    return new GroupedPnl(latest, kept);
  }

  /** Returns the sum over all positions. */
  public PnlVector total() {
    return total;
  }

  /** Returns the sums by group, in the order of their labels. */
  public SortedMap<String, PnlVector> groups() {
    SortedMap<String, PnlVector> map = new TreeMap<>();
    for (int i = 0; i < labels.length; i++) {
      map.put(labels[i], groups[i]);
    }
    return map;
  }
}
