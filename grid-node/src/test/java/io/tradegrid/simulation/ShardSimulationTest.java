package io.tradegrid.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Goal: whatever happens to the nodes of a grid, no acknowledged request is lost, none happens
 * twice, and log, archive, snapshots, rows and blocks come to the same. Method: seeded runs; more
 * of them with -Dtest.seeds=N, one of them with -Dtest.seed=N.
 */
final class ShardSimulationTest {

  private static final int SEEDS = Integer.getInteger("test.seeds", 200);
  private static final int SEEDS_TO_FIND = 300;
  private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.tradegrid");

  private static Level before;

  @BeforeAll
  static void silence() {
    before = LOG.getLevel();
    if (System.getProperty("test.seed") == null) {
      LOG.setLevel(Level.OFF);
    }
  }

  @AfterAll
  static void speak() {
    LOG.setLevel(before);
  }

  @Test
  void nothingIsLostAndNothingHappensTwice() throws InterruptedException {
    Long given = Long.getLong("test.seed");
    long from = given == null ? 1 : given;
    long to = given == null ? SEEDS : given;
    long start = System.nanoTime();
    long heard = 0;
    long entries = 0;
    long archived = 0;
    long crossed = 0;
    for (long seed = from; seed <= to; seed++) {
      Run.Outcome outcome = Run.of(seed, Variation.NONE);
      assertThat(outcome.findings()).as("-Dtest.seed=%d", seed).isEmpty();
      heard += outcome.heard();
      entries += outcome.entries();
      archived += outcome.archived();
      crossed += outcome.rowsCrossed() ? 1 : 0;
    }
    double minutes = (System.nanoTime() - start) / 60e9;
    System.out.printf(
        "Simulation: %,d seeds, %,.0f a minute, %,d answers, %,d entries, %,d archived, rows crossed in %,d%n",
        to - from + 1, (to - from + 1) / minutes, heard, entries, archived, crossed);
    assertThat(heard).isGreaterThan(50 * (to - from + 1));
    assertThat(archived).isPositive();
    assertThat(given != null || crossed > 0).as("a late owner wrote rows in some run").isTrue();
  }

  /** Trimming after a shard was given up does no harm that would be found: others keep it off. */
  @ParameterizedTest
  @EnumSource(names = {"LEASE_OFF", "DEDUP_OFF", "FENCE_OFF"})
  void itFindsWhatAMissingProtectionDoes(Variation variation) throws InterruptedException {
    for (long seed = 1; seed <= SEEDS_TO_FIND; seed++) {
      Run.Outcome outcome = Run.of(seed, variation);
      if (!outcome.findings().isEmpty()) {
        String finding = outcome.findings().get(0);
        System.out.printf("Simulation: %s found at seed %d: %.200s%n", variation, seed, finding);
        return;
      }
    }
    assertThat(variation).as("found in %d seeds", SEEDS_TO_FIND).isNull();
  }
}
