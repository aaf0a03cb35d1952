package io.tradegrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Parts go together, each once, on a bounded number of threads, and none is left behind. */
@Timeout(30)
final class ParallelSendsTest {

  @Test
  void partsAreUnderWayTogether() {
    CountDownLatch allUnderWay = new CountDownLatch(3);
    Runnable part =
        () -> {
          allUnderWay.countDown();
          await(allUnderWay);
        };

    try (ParallelSends sends = new ParallelSends()) {
      sends.run(List.of(part, part, part));
    }

    assertThat(allUnderWay.getCount()).isZero();
  }

  @Test
  void aCallerSendsItselfWhatTheThreadsDoNotTake() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    Set<Integer> sent = new ConcurrentSkipListSet<>();
    CountDownLatch pastTheBound = new CountDownLatch(ParallelSends.THREADS_MAX + 1);
    List<Runnable> parts = new ArrayList<>();
    for (int i = 0; i < 3 * ParallelSends.THREADS_MAX; i++) {
      int number = i;
      parts.add(
          () -> {
            threads.add(Thread.currentThread().getName());
            assertThat(sent.add(number)).isTrue();
            pastTheBound.countDown();
            await(pastTheBound);
          });
    }

    try (ParallelSends sends = new ParallelSends()) {
      sends.run(parts);
    }

    assertThat(sent).hasSize(parts.size());
    assertThat(threads).hasSize(ParallelSends.THREADS_MAX + 1);
    assertThat(threads).contains(Thread.currentThread().getName());
  }

  @Test
  void theFirstFailureIsToldWhenAllHaveEnded() {
    AtomicInteger ended = new AtomicInteger();
    List<Runnable> parts = new ArrayList<>(Collections.nCopies(4, ended::incrementAndGet));
    parts.add(1, () -> fail("second"));
    parts.add(3, () -> fail("fourth"));

    try (ParallelSends sends = new ParallelSends()) {
      assertThatThrownBy(() -> sends.run(parts))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("second");
    }

    assertThat(ended).hasValue(4);
  }

  @Test
  void afterItsEndACallerSendsEverythingItself() {
    ParallelSends sends = new ParallelSends();
    sends.close();
    Set<String> threads = ConcurrentHashMap.newKeySet();

    sends.run(Collections.nCopies(3, () -> threads.add(Thread.currentThread().getName())));

    assertThat(threads).containsExactly(Thread.currentThread().getName());
  }

  private static void fail(String message) {
    throw new IllegalArgumentException(message);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
