package io.tradegrid.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a session does when its work fails. */
final class SessionTest {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** A process with a session that fails by an error, and another that does not end. */
  static final class Failing {

    private Failing() {}

    /** Runs it; would not end by itself. */
    public static void main(String[] unused) {
      new Session("other", Failing::waitForTheEnd, () -> {}).start();
      new Session(
              "failing",
              session -> {
                throw new NoClassDefFoundError("a class that is not there");
              },
              () -> {})
          .start();
    }

    private static void waitForTheEnd(Session session) throws InterruptedException {
      while (session.isRunning()) {
        session.pause();
      }
    }
  }

  @Test
  void anErrorEndsTheProcess() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                JAVA,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Failing.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ended").isTrue();
      assertThat(process.exitValue()).isEqualTo(4);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void anExceptionBeginsTheWorkAgain() throws InterruptedException {
    AtomicInteger failures = new AtomicInteger();
    CountDownLatch again = new CountDownLatch(1);
    try (Session session =
        new Session(
            "work",
            running -> {
              if (failures.get() == 0) {
                throw new IllegalStateException("fails once");
              }
              again.countDown();
            },
            failures::incrementAndGet)) {
      session.start();
      assertThat(again.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(failures).hasValue(1);
  }
}
