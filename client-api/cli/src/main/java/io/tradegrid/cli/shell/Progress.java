package io.tradegrid.cli.shell;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows on standard error how far a piece of work is: a bar that redraws itself on a terminal, a
 * line every few seconds elsewhere. Work that is over within a second shows nothing. For one
 * thread; cheap enough to be called for every item.
 */
public final class Progress implements AutoCloseable {

  /** Work shorter than this needs no progress. */
  private static final long SILENT_NS = TimeUnit.SECONDS.toNanos(1);

  private static final long REDRAW_NS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long LINE_NS = TimeUnit.SECONDS.toNanos(5);
  private static final int BAR_WIDTH = 24;

  private final String label;
  private final long total;
  private final PrintStream out;
  private final boolean redraws;
  private final LongSupplier clockNs;
  private final long startNs;
  private long nextNs;
  private long done;
  private String shown;
  private boolean closed;

  Progress(String label, long total, PrintStream out, boolean redraws, LongSupplier clockNs) {
    this.label = label;
    this.total = total;
    this.out = out;
    this.redraws = redraws;
    this.clockNs = clockNs;
    this.startNs = clockNs.getAsLong();
    this.nextNs = startNs + (redraws ? SILENT_NS : LINE_NS);
  }

  /**
   * Begins to show progress.
   *
   * @param label what is being done, a few words
   * @param total number of items to do; 0 or less if it is not known, then there is no bar
   */
  public static Progress start(String label, long total) {
    return new Progress(label, total, System.err, Terminal.isError(), System::nanoTime);
  }

  /**
   * Says how many items are done.
   *
   * @param done number of items since the start, not since the last call
   */
  public void advanceTo(long done) {
    this.done = done;
    long nowNs = clockNs.getAsLong();
    if (nowNs - nextNs >= 0) {
      show(nowNs);
      nextNs = nowNs + (redraws ? REDRAW_NS : LINE_NS);
    }
  }

  /** Ends it: the last state stays to be read, if any was shown. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    long nowNs = clockNs.getAsLong();
    if (shown != null || nowNs - startNs >= SILENT_NS) {
      show(nowNs);
      if (redraws) {
        out.println();
      }
    }
  }

  private void show(long nowNs) {
    String line = redraws ? bar(nowNs) : text(nowNs);
    if (redraws) {
      // Erase to the end of the line: the new text may be shorter than the old one.
      out.print("\r" + line + "\u001b[K");
      out.flush();
    } else if (!line.equals(shown)) {
      out.println(line);
    }
    shown = line;
  }

  private String bar(long nowNs) {
    if (total <= 0) {
      return text(nowNs);
    }
    int filled = (int) (BAR_WIDTH * fraction());
    return String.format(
        Locale.ROOT,
        "%s [%s%s] %s",
        label,
        "#".repeat(filled),
        ".".repeat(BAR_WIDTH - filled),
        numbers(nowNs));
  }

  private String text(long nowNs) {
    return label + ": " + numbers(nowNs);
  }

  private String numbers(long nowNs) {
    double seconds = (nowNs - startNs) / 1e9;
    if (done <= 0) {
      return (total > 0 ? String.format(Locale.ROOT, "0 of %,d, ", total) : "") + time(seconds);
    }
    double rate = seconds > 0 ? done / seconds : 0;
    if (total <= 0) {
      return String.format(Locale.ROOT, "%,d, %s/s, %s", done, rounded(rate), time(seconds));
    }
    String rest = closed || done >= total ? time(seconds) : time((total - done) / rate) + " left";
    return String.format(
        Locale.ROOT,
        "%.0f %%, %,d of %,d, %s/s, %s",
        100 * fraction(),
        done,
        total,
        rounded(rate),
        rest);
  }

  private double fraction() {
    return Math.max(0, Math.min(1, (double) done / total));
  }

  private static String rounded(double rate) {
    return String.format(Locale.ROOT, rate < 10 ? "%,.1f" : "%,.0f", rate);
  }

  private static String time(double seconds) {
    Duration time = Duration.ofSeconds(Math.round(seconds));
    return time.toMinutes() == 0
        ? time.toSeconds() + " s"
        : String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart());
  }
}
