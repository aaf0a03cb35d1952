package io.tradegrid.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The time of day as markets have it, whatever is done to clocks. */
final class MarketClockTest {

  private static final long HOUR_NS = 3_600_000_000_000L;

  private final AtomicLong epochNs = new AtomicLong(1_000_000);
  private final AtomicLong elapsedNs = new AtomicLong(77);
  private final MarketClock clock = new MarketClock(epochNs::get, elapsedNs::get);

  private void pass(long ns) {
    epochNs.addAndGet(ns);
    elapsedNs.addAndGet(ns);
  }

  @Test
  void itIsTheTimeOfDay() {
    assertThat(clock.nowNs()).isEqualTo(1_000_000);
    pass(500);
    assertThat(clock.nowNs()).isEqualTo(1_000_500);
    epochNs.addAndGet(HOUR_NS);
    assertThat(clock.nowNs()).isEqualTo(1_000_500 + HOUR_NS);
  }

  @Test
  void setBackItGoesOnMoreSlowlyUntilTheDayHasCaughtUp() {
    long before = clock.nowNs();
    epochNs.addAndGet(-HOUR_NS);
    pass(800);
    assertThat(clock.nowNs()).isEqualTo(before + 700);
    for (int hour = 1; hour <= 7; hour++) {
      pass(HOUR_NS);
      assertThat(clock.nowNs()).isEqualTo(before + 700 + hour * (HOUR_NS - HOUR_NS / 8));
    }
    pass(HOUR_NS);
    assertThat(clock.nowNs()).isEqualTo(epochNs.get());
    pass(HOUR_NS);
    assertThat(clock.nowNs()).isEqualTo(epochNs.get());
  }

  @Test
  void itGoesOnFromWhatAnotherOwnerSaw() {
    clock.goOnFrom(2_000_000);
    pass(80);
    assertThat(clock.nowNs()).isEqualTo(2_000_070);
    clock.goOnFrom(1_000);
    assertThat(clock.nowNs()).isEqualTo(2_000_070);
  }
}
