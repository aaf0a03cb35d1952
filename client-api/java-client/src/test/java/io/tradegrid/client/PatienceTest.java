package io.tradegrid.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When asking again ends. */
final class PatienceTest {

  private static final Duration LIMIT = Duration.ofMillis(20);

  private final AtomicInteger asked = new AtomicInteger();

  /** As when nobody says who owns what: it takes long to find a node that answers. */
  @Test
  void noAttemptBeginsAfterItsEndWhateverIsDoneBefore() {
    Runnable before =
        () -> {
          long start = System.nanoTime();
          while (System.nanoTime() - start <= LIMIT.toNanos()) {
            Thread.onSpinWait();
          }
        };
    assertThat(new Patience(LIMIT).ask(asked::incrementAndGet, answer -> true, before)).isOne();
    assertThat(asked).hasValue(1);
  }
}
