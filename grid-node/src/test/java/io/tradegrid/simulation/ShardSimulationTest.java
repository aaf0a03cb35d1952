package io.tradegrid.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Goal: whatever happens to the nodes of a grid, no acknowledged request is lost or forgotten, none
 * happens twice, and log, archive, snapshots, rows and blocks come to the same. Method: seeded
 * runs; more of them with -Dtest.seeds=N, one of them with -Dtest.seed=N.
 */
final class ShardSimulationTest {

  private static final int SEEDS = Integer.getInteger("test.seeds", 500);
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
  void nothingIsLostAndNothingHappensTwice() throws InterruptedException, ExecutionException {
    Long given = Long.getLong("test.seed");
    long from = given == null ? 1 : given;
    long to = given == null ? SEEDS : given;
    long start = System.nanoTime();
    long heard = 0;
    long known = 0;
    long entries = 0;
    long archived = 0;
    long crossed = 0;
    long errors = 0;
    Map<Step, Integer> deaths = new HashMap<>();
    for (Future<Run.Outcome> run : runAll(from, to)) {
      Run.Outcome outcome = run.get();
      assertThat(outcome.findings()).as("-Dtest.seed=%d", outcome.seed()).isEmpty();
      heard += outcome.heard();
      known += outcome.known();
      entries += outcome.entries();
      archived += outcome.archived();
      crossed += outcome.rowsCrossed() ? 1 : 0;
      errors += outcome.errors();
      outcome.deaths().forEach((step, count) -> deaths.merge(step, count, Integer::sum));
    }
    double minutes = (System.nanoTime() - start) / 60e9;
    System.out.printf(
        "Simulation: %,d seeds, %,.0f a minute, %,d answers, %,d entries, %,d archived, rows"
            + " crossed in %,d, out of memory %,d times%n",
        to - from + 1, (to - from + 1) / minutes, heard, entries, archived, crossed, errors);
    System.out.println("Processes that died at a step of a write: " + new TreeMap<>(deaths));
    assertThat(heard).isGreaterThan(50 * (to - from + 1));
    assertThat(known).as("requests found by their ids").isGreaterThan(5 * (to - from + 1));
    if (given == null) {
      assertThat(archived).isPositive();
      assertThat(crossed).as("runs in which a late owner wrote rows").isPositive();
      assertThat(errors).isPositive();
      assertThat(deaths.keySet()).containsExactlyInAnyOrderElementsOf(Step.ALL);
    }
  }

  /** Each run is a function of its seed, whatever runs beside it. */
  private static List<Future<Run.Outcome>> runAll(long from, long to) throws InterruptedException {
    ExecutorService runs = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      return runs.invokeAll(
          LongStream.rangeClosed(from, to)
              .<Callable<Run.Outcome>>mapToObj(seed -> () -> Run.of(seed, Variation.NONE))
              .toList());
    } finally {
      runs.shutdownNow();
    }
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
