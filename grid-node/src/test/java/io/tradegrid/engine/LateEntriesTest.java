package io.tradegrid.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.journal.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a quiet shard looks for an entry that came late; nobody waits here. */
final class LateEntriesTest {

  private static final int SHARD = 3;
  private static final long LAST = 4;

  /** Keeps what is planned instead of doing it. */
  private static final class Plan extends ScheduledThreadPoolExecutor {
    private final List<Long> pausesMs = new ArrayList<>();
    private Runnable next;

    Plan() {
      super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      pausesMs.add(unit.toMillis(delay));
      next = task;
      return null;
    }

    /** Returns whether something was planned. */
    boolean runNext() {
      Runnable task = next;
      next = null;
      if (task != null) {
        task.run();
      }
      return task != null;
    }
  }

  private final Plan plan = new Plan();
  private final MemoryLog log = new MemoryLog();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger found = new AtomicInteger();
  private final AtomicBoolean quiet = new AtomicBoolean(true);
  private final LateEntries late = new LateEntries(SHARD, log, plan, step -> step);

  @AfterEach
  void end() {
    plan.shutdownNow();
  }

  private void lookBehind() {
    log.beforeRead = reads::incrementAndGet;
    late.lookBehind(LAST, last -> last == LAST && quiet.get(), found::incrementAndGet);
  }

  @Test
  void eachPauseIsTwiceTheOneBeforeUpToAMinute() {
    lookBehind();
    for (int look = 0; look < 8; look++) {
      assertThat(plan.runNext()).isTrue();
    }
    assertThat(plan.pausesMs)
        .containsExactly(
            1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 60_000L, 60_000L, 60_000L);
    assertThat(reads).hasValue(9);
    assertThat(found).hasValue(0);
  }

  @Test
  void whatCameIsToldOnceAndNobodyLooksAnyMore() {
    lookBehind();
    log.store(new LogEntry(LAST + 1, UUID.randomUUID(), List.of()).encode());
    assertThat(plan.runNext()).isTrue();
    assertThat(found).hasValue(1);
    assertThat(plan.runNext()).isFalse();
  }

  @Test
  void aLogThatCannotBeReadNowIsLookedAtAgain() {
    lookBehind();
    log.beforeRead =
        () -> {
          throw new GridUnavailableException("a failure that the test asked for", null);
        };
    assertThat(plan.runNext()).isTrue();
    log.beforeRead = () -> {};
    log.store(new LogEntry(LAST + 1, UUID.randomUUID(), List.of()).encode());
    assertThat(plan.runNext()).isTrue();
    assertThat(found).hasValue(1);
  }

  @Test
  void behindAnEntryOfOnesOwnNobodyLooks() {
    lookBehind();
    quiet.set(false);
    assertThat(plan.runNext()).isTrue();
    assertThat(reads).hasValue(1);
    assertThat(plan.runNext()).isFalse();
  }
}
