package io.tradegrid.risk.portfolio;

import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.UnitRisk;
import java.util.ArrayList;
import java.util.IdentityHashMap;
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
    IdentityHashMap<UnitRisk, PnlVector> units = new IdentityHashMap<>();
    List<PnlVector> all = new ArrayList<>(positions.size());
    SortedMap<String, List<PnlVector>> byLabel = new TreeMap<>();
    for (Position position : positions) {
      PnlVector unit = units.computeIfAbsent(position.unit(), scenarios);
      PnlVector pnl = unit.times(position.quantity());
      all.add(pnl);
      if (grouping != Grouping.NONE) {
        byLabel.computeIfAbsent(grouping.label(position), l -> new ArrayList<>()).add(pnl);
      }
    }
    return new GroupedPnl(PnlVector.sum(all), sums(byLabel));
  }

  private static SortedMap<String, PnlVector> sums(Map<String, List<PnlVector>> byLabel) {
    SortedMap<String, PnlVector> sums = new TreeMap<>();
    byLabel.forEach((label, of) -> sums.put(label, PnlVector.sum(of)));
    return sums;
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
    SortedMap<String, List<PnlVector>> byLabel = new TreeMap<>();
    for (GroupedPnl part : parts) {
      for (int i = 0; i < part.labels.length; i++) {
        byLabel.computeIfAbsent(part.labels[i], l -> new ArrayList<>()).add(part.groups[i]);
      }
    }
    return new GroupedPnl(
        PnlVector.sum(parts.stream().map(part -> part.total).toList()), sums(byLabel));
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
