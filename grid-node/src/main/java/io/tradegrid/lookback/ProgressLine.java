package io.tradegrid.lookback;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Tells on standard error how far a long piece of work is, a line every few seconds. */
final class ProgressLine {

  private static final long PAUSE_NS = TimeUnit.SECONDS.toNanos(2);

  private final String what;
  private final long total;
  private long nextNs = System.nanoTime() + PAUSE_NS;

  ProgressLine(String what, long total) {
    this.what = what;
    this.total = total;
  }

  /** Takes note of how many entries are done; cheap. */
  void advanceTo(long done) {
    long nowNs = System.nanoTime();
    if (nowNs - nextNs >= 0) {
      System.err.printf(
          Locale.ROOT, "%s: %d %%, entry %,d of %,d%n", what, 100 * done / total, done, total);
      nextNs = nowNs + PAUSE_NS;
    }
  }
}
