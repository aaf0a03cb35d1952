package io.tradegrid.task;

import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.UnitRisk;
import io.tradegrid.risk.portfolio.GroupedPnl;
import io.tradegrid.risk.portfolio.Grouping;
import io.tradegrid.risk.portfolio.Position;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Second derivatives of value by relative moves of underlyings, of the whole and of each group:
 * sums over positions as P&amp;L is, which travel as two of them, the groups' under labels made of
 * both names.
 */
final class GammaGroups {

  /** In no name. */
  private static final char BETWEEN = '\n';

  private final SortedMap<String, Double> byUnderlying = new TreeMap<>();
  private final Map<String, Map<String, Double>> byGroup = new TreeMap<>();

  /**
   * Adds up what the shards sent.
   *
   * @param whole of each shard, by underlying
   * @param groups of each shard
   */
  GammaGroups(List<GroupedPnl> whole, List<GroupedPnl> groups) {
    if (whole.isEmpty()) {
      return;
    }
    GroupedPnl.sum(whole).groups().forEach((label, sum) -> byUnderlying.put(label, only(sum)));
    GroupedPnl.sum(groups)
        .groups()
        .forEach(
            (label, sum) -> {
              int at = label.indexOf(BETWEEN);
              byGroup
                  .computeIfAbsent(label.substring(0, at), group -> new TreeMap<>())
                  .put(label.substring(at + 1), only(sum));
            });
  }

  private static double only(PnlVector sum) {
    return sum.pnl()[0];
  }

  /** Returns the sums over the options among some positions as they travel, nulls without any. */
  static GroupedPnl[] of(List<Position> positions, Grouping by) {
    List<Position> options =
        positions.stream().filter(p -> p.unit().contract().option() != null).toList();
    if (options.isEmpty()) {
      return new GroupedPnl[2];
    }
    IdentityHashMap<UnitRisk, PnlVector> kept = new IdentityHashMap<>();
    Function<UnitRisk, PnlVector> gamma =
        unit -> kept.computeIfAbsent(unit, u -> u.numbered(100 * u.sensitivities().gamma()));
    return new GroupedPnl[] {
      GroupedPnl.of(options, Grouping.UNDERLYING::label, gamma),
      GroupedPnl.of(
          options,
          position -> by.label(position) + BETWEEN + Grouping.UNDERLYING.label(position),
          gamma)
    };
  }

  /** Returns the underlyings in their order. */
  List<String> underlyings() {
    return new ArrayList<>(byUnderlying.keySet());
  }

  /** Returns the whole's, in the order of the underlyings. */
  double[] whole() {
    return byUnderlying.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Returns a group's, in the order of the underlyings. */
  double[] of(String group) {
    Map<String, Double> known = byGroup.getOrDefault(group, Map.of());
    return byUnderlying.keySet().stream().mapToDouble(u -> known.getOrDefault(u, 0.0)).toArray();
  }
}
