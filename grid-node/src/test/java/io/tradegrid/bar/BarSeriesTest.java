package io.tradegrid.bar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Bars by hand. */
final class BarSeriesTest {

  @Test
  void tradesOfOneMinuteMakeOneBar() {
    BarSeries series = new BarSeries(BarSeries.MINUTE_NS);
    long start = 28_000_000 * BarSeries.MINUTE_NS;
    Bar first = series.add(start, 100, 5);
    assertThat(series.add(start + 1, 90, 1)).isSameAs(first);
    assertThat(series.add(start + BarSeries.MINUTE_NS - 1, 95, 2)).isSameAs(first);
    Bar second = series.add(start + BarSeries.MINUTE_NS, 200, 1);
    assertThat(second).isNotSameAs(first);
    assertThat(first.openedAtNs()).isEqualTo(start);
    assertThat(
            new long[] {
              first.openTicks(),
              first.highTicks(),
              first.lowTicks(),
              first.closeTicks(),
              first.volumeLots(),
              first.trades()
            })
        .containsExactly(100, 100, 90, 95, 8, 3);
    assertThat(second.openTicks()).isEqualTo(200);
  }

  @Test
  void timesBeforeTheEpochFallIntoTheIntervalTheyAreIn() {
    Bar bar = new BarSeries(BarSeries.DAY_NS).add(-1, 7, 1);
    assertThat(bar.openedAtNs()).isEqualTo(-BarSeries.DAY_NS);
  }
}
