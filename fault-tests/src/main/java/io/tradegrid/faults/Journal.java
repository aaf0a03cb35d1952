package io.tradegrid.faults;

import io.tradegrid.faults.load.Recorder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells how a run goes, on standard error and in a file. Safe for many threads. */
final class Journal implements AutoCloseable {

  private static final long PERIOD_S = 5;

  private final BufferedWriter file;
  private final long startNs = System.nanoTime();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "progress");
            made.setDaemon(true);
            return made;
          });

  Journal(Path path) {
    try {
      this.file = Files.newBufferedWriter(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double seconds() {
    return (System.nanoTime() - startNs) / 1e9;
  }

  synchronized void say(String what) {
    String line = String.format(Locale.ROOT, "%6.1f s  %s", seconds(), what);
    System.err.println(line);
    try {
      file.write(line);
      file.newLine();
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says every few seconds how many requests were acknowledged. */
  void follow(Recorder recorder) {
    long[] last = {recorder.acknowledged()};
    var unused =
        thread.scheduleAtFixedRate(
            () -> {
              long now = recorder.acknowledged();
              say(
                  String.format(
                      Locale.ROOT, "%,d acknowledged, %,d/s", now, (now - last[0]) / PERIOD_S));
              last[0] = now;
            },
            PERIOD_S,
            PERIOD_S,
            TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
