package io.tradegrid.tickstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A set of times, kept as a bounded number of ranges of whole units: it may have times in it that
 * nobody put there, never too few. Not for several threads.
 */
public final class TimeRanges {

  /** With more ranges than these the two with the least gap between them become one. */
  static final int RANGES_MAX = 128;

  private final long unitNs;

  /** Number of a range's first unit to that of its last one; no two touch. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  /** A range of time from its first nanosecond to its last one. */
  record Range(long fromNs, long throughNs) {}

  /**
   * Makes an empty set.
   *
   * @param unitNs length of a unit in nanoseconds, positive
   */
  TimeRanges(long unitNs) {
    this.unitNs = unitNs;
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  /**
   * Puts all times between two in.
   *
   * @param throughNs the last one, not before the first
   * @return whether they were not all there before
   */
  boolean add(long fromNs, long throughNs) {
    long first = Math.floorDiv(fromNs, unitNs);
    long last = Math.floorDiv(throughNs, unitNs);
    Map.Entry<Long, Long> before = ranges.floorEntry(first);
    if (before != null && before.getValue() >= last) {
      return false;
    }
    if (before != null && before.getValue() >= first - 1) {
      first = before.getKey();
    }
    Map.Entry<Long, Long> within = ranges.floorEntry(last + 1);
    while (within != null && within.getKey() >= first) {
      last = Math.max(last, within.getValue());
      ranges.remove(within.getKey());
      within = ranges.lowerEntry(within.getKey());
    }
    ranges.put(first, last);
    if (ranges.size() > RANGES_MAX) {
      joinClosest();
    }
    return true;
  }

  private void joinClosest() {
    long leastGap = Long.MAX_VALUE;
    Map.Entry<Long, Long> left = null;
    Map.Entry<Long, Long> previous = null;
    for (Map.Entry<Long, Long> range : ranges.entrySet()) {
      if (previous != null && range.getKey() - previous.getValue() < leastGap) {
        leastGap = range.getKey() - previous.getValue();
        left = previous;
      }
      previous = range;
    }
    if (left != null) {
      Map.Entry<Long, Long> right = ranges.higherEntry(left.getKey());
      ranges.put(left.getKey(), right.getValue());
      ranges.remove(right.getKey());
    }
  }

  /** Puts all of another set in. */
  void addAll(TimeRanges other) {
    other.list().forEach(range -> add(range.fromNs(), range.throughNs()));
  }

  /** Returns the ranges in the order of time. */
  List<Range> list() {
    List<Range> list = new ArrayList<>(ranges.size());
    ranges.forEach((first, last) -> list.add(new Range(startNs(first), endNs(last))));
    return list;
  }

  /** No long holds the first and the last unit of all time whole. */
  private long startNs(long unit) {
    return unit < Long.MIN_VALUE / unitNs ? Long.MIN_VALUE : unit * unitNs;
  }

  private long endNs(long unit) {
    return unit >= Long.MAX_VALUE / unitNs ? Long.MAX_VALUE : (unit + 1) * unitNs - 1;
  }
}
