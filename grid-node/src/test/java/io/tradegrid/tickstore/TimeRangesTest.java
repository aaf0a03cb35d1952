package io.tradegrid.tickstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: a set of times has all that was put in, in bounded room, and no more until that is full.
 */
final class TimeRangesTest {

  private static final int UNITS = 4_000;
  private static final long UNIT_NS = 1_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itIsTheSetOfItsUnitsWhileThereIsRoom(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TimeRanges ranges = new TimeRanges(UNIT_NS);
    BitSet expected = new BitSet();
    for (int i = 0; i < 400; i++) {
      long fromNs = random.nextLong(UNITS * UNIT_NS) - UNITS * UNIT_NS / 2;
      long throughNs = fromNs + random.nextLong(random.nextInt(10) == 0 ? 200_000 : 3_000);
      int before = expected.cardinality();
      expected.set(place(fromNs), place(throughNs) + 1);
      boolean grew = ranges.add(fromNs, throughNs);
      BitSet there = units(ranges);
      if (ranges.list().size() < TimeRanges.RANGES_MAX && there.equals(expected)) {
        assertThat(grew).as("seed %d", seed).isEqualTo(expected.cardinality() > before);
      }
      BitSet missing = (BitSet) expected.clone();
      missing.andNot(there);
      assertThat(missing.isEmpty()).as("seed %d: nothing is missing", seed).isTrue();
      assertThat(ranges.list()).hasSizeLessThanOrEqualTo(TimeRanges.RANGES_MAX);
      expected = there;
    }
  }

  private static int place(long ns) {
    return (int) Math.floorDiv(ns, UNIT_NS) + UNITS;
  }

  private static BitSet units(TimeRanges ranges) {
    BitSet units = new BitSet();
    long last = Long.MIN_VALUE;
    for (TimeRanges.Range range : ranges.list()) {
      assertThat(range.fromNs()).isGreaterThan(last);
      last = range.throughNs() + 1;
      units.set(place(range.fromNs()), place(range.throughNs()) + 1);
    }
    return units;
  }

  @Test
  void fewRangesAreKeptAsTheyAre() {
    TimeRanges ranges = new TimeRanges(UNIT_NS);
    assertThat(ranges.add(5_500, 5_600)).isTrue();
    assertThat(ranges.add(5_000, 5_999)).isFalse();
    assertThat(ranges.add(7_000, 7_000)).isTrue();
    assertThat(ranges.add(-1, -1)).isTrue();
    assertThat(ranges.list())
        .isEqualTo(
            List.of(
                new TimeRanges.Range(-1_000, -1),
                new TimeRanges.Range(5_000, 5_999),
                new TimeRanges.Range(7_000, 7_999)));
    assertThat(ranges.add(6_500, 6_500)).isTrue();
    assertThat(ranges.list())
        .isEqualTo(List.of(new TimeRanges.Range(-1_000, -1), new TimeRanges.Range(5_000, 7_999)));
  }

  @Test
  void whenThereIsNoRoomTheClosestTwoBecomeOne() {
    TimeRanges ranges = new TimeRanges(1);
    for (int i = 0; i < TimeRanges.RANGES_MAX; i++) {
      ranges.add(i * 100L, i * 100L);
    }
    ranges.add(250, 250);
    assertThat(ranges.list()).hasSize(TimeRanges.RANGES_MAX);
    assertThat(ranges.list().get(2)).isEqualTo(new TimeRanges.Range(200, 250));
  }

  @Test
  void theEndsOfAllTimeAreTimesToo() {
    TimeRanges ranges = new TimeRanges(UNIT_NS);
    ranges.add(Long.MIN_VALUE, Long.MIN_VALUE);
    ranges.add(Long.MAX_VALUE, Long.MAX_VALUE);
    assertThat(ranges.list().get(0).fromNs()).isEqualTo(Long.MIN_VALUE);
    assertThat(ranges.list().get(1).throughNs()).isEqualTo(Long.MAX_VALUE);
  }
}
