package io.tradegrid.grid.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Goal: a fill after a pause waits for nothing, and over any time no more than the share is taken.
 */
final class ProcessorShareTest {

  private static final long MS = 1_000_000;
  private static final long SEED = Long.getLong("test.seed", 20261201L);

  @Test
  void workAfterAPauseMakesNobodyRestUntilWhatWasSavedIsGone() {
    ProcessorShare share = new ProcessorShare(25, 0);
    assertThat(share.nsUntil(ProcessorShare.MOST_NS, 0)).isZero();
    for (long round = 1; round <= 8; round++) {
      share.took(3 * MS, round * 4 * MS);
      // 1 of 3 ms has grown again each time.
      assertThat(share.nsUntil(0, round * 4 * MS)).isZero();
    }
    share.took(8 * MS, 32 * MS);
    assertThat(share.nsUntil(0, 32 * MS)).isEqualTo(5 * 4 * MS);
    assertThat(share.nsUntil(2 * MS, 40 * MS)).isEqualTo(5 * 4 * MS);
    assertThat(share.nsUntil(0, 52 * MS)).isZero();
    assertThat(share.nsUntil(ProcessorShare.MOST_NS, 3_600_000 * MS)).isZero();
    assertThat(share.nsUntil(ProcessorShare.MOST_NS + MS, 3_600_000 * MS)).isEqualTo(4 * MS);
  }

  @Test
  void underLoadTheShareIsKept() {
    Random random = new Random(SEED);
    ProcessorShare share = new ProcessorShare(10, 0);
    long now = 0;
    long worked = 0;
    for (int round = 0; round < 10_000; round++) {
      long work = random.nextInt((int) (5 * MS));
      now += work;
      worked += work;
      share.took(work, now);
      now += share.nsUntil(0, now);
    }
    assertThat(worked).as("seed %d", SEED).isBetween(now * 9 / 100, now / 10 + 20 * MS);
  }
}
