package io.tradegrid.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressTest {

  private final AtomicLong clockNs = new AtomicLong(-5);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  @Test
  void showsALineEveryFiveSecondsWhereNobodyLooks() {
    try (Progress progress = progress("Replaying", 1_000_000, false)) {
      progress.advanceTo(1);
      pass(4_999);
      progress.advanceTo(200_000);
      pass(1);
      progress.advanceTo(250_000);
      pass(100);
      progress.advanceTo(260_000);
      pass(14_900);
      progress.advanceTo(1_000_000);
    }

    assertThat(lines())
        .containsExactly(
            "Replaying: 25 %, 250,000 of 1,000,000, 50,000/s, 15 s left",
            "Replaying: 100 %, 1,000,000 of 1,000,000, 50,000/s, 20 s");
  }

  @Test
  void showsNothingOfWorkThatIsOverAtOnce() {
    try (Progress progress = progress("Importing", 10, true)) {
      pass(999);
      progress.advanceTo(10);
    }

    assertThat(bytes.toString(UTF_8)).isEmpty();
  }

  @Test
  void redrawsABarOnATerminalAndLeavesTheLastOne() {
    try (Progress progress = progress("Importing", 100, true)) {
      pass(1_000);
      progress.advanceTo(50);
      pass(100);
      progress.advanceTo(51);
      pass(900);
      progress.advanceTo(100);
    }

    assertThat(bytes.toString(UTF_8))
        .isEqualTo(
            "\rImporting [############............] 50 %, 50 of 100, 50/s, 1 s left\u001b[K"
                + "\rImporting [########################] 100 %, 100 of 100, 50/s, 2 s\u001b[K"
                + "\rImporting [########################] 100 %, 100 of 100, 50/s, 2 s\u001b[K"
                + System.lineSeparator());
  }

  @Test
  void countsWithoutABarWhenTheTotalIsUnknown() {
    try (Progress progress = progress("Reading", 0, false)) {
      pass(125_000);
      progress.advanceTo(500);
    }

    assertThat(lines()).containsExactly("Reading: 500, 4.0/s, 2 min 05 s");
  }

  @Test
  void showsTheTimeAloneUntilSomethingIsDone() {
    try (Progress progress = progress("Waiting", 3, false)) {
      pass(5_000);
      progress.advanceTo(0);
    }
    try (Progress progress = progress("Starting", 0, false)) {
      pass(6_000);
      progress.advanceTo(0);
    }

    assertThat(lines()).containsExactly("Waiting: 0 of 3, 5 s", "Starting: 6 s");
  }

  private Progress progress(String label, long total, boolean redraws) {
    return new Progress(label, total, out, redraws, clockNs::get);
  }

  private void pass(long ms) {
    clockNs.addAndGet(TimeUnit.MILLISECONDS.toNanos(ms));
  }

  private List<String> lines() {
    return bytes.toString(UTF_8).lines().toList();
  }
}
