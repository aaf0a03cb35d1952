package io.tradegrid.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PaceTest {

  private static final long SECOND_NS = 1_000_000_000L;

  private long nowNs = 77 * SECOND_NS;
  private long parkedNs;
  private final Pace pace =
      new Pace(
          1_000,
          () -> nowNs,
          ns -> {
            parkedNs += ns;
            nowNs += ns;
          });

  @Test
  void keepsTheRate() {
    for (int i = 0; i <= 40; i++) {
      pace.await(50);
    }

    assertThat(parkedNs).isEqualTo(2 * SECOND_NS);
  }

  @Test
  void makesUpForHalfASecondAtMost() {
    pace.await(50);
    nowNs += 10 * SECOND_NS;
    for (int i = 0; i <= 20; i++) {
      pace.await(50);
    }

    assertThat(parkedNs).isEqualTo(SECOND_NS / 2);
  }

  @Test
  void anInterruptLetsThrough() {
    pace.await(50);
    Thread.currentThread().interrupt();
    pace.await(50);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(parkedNs).isZero();
  }
}
