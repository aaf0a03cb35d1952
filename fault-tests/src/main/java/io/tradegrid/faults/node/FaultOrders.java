package io.tradegrid.faults.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a running node is told to do to itself, through a file in its directory: {@code clock
 * MILLISECONDS} sets its clock that far off; {@code crash before}, {@code crash during} and {@code
 * crash after} end the process around its next append; {@code unknown} has an append succeed and
 * say that it did not.
 */
public final class FaultOrders {

  /** The property that names the directory. */
  static final String DIRECTORY_PROPERTY = "tradegrid.faults.directory";

  private static final String FILE = "fault-order";
  private static final long POLL_MS = 10;

  /** What happens at the next append. */
  enum Step {
    CRASH_BEFORE,
    CRASH_DURING,
    CRASH_AFTER,
    UNKNOWN
  }

  private final Path file;
  private final AtomicReference<Step> next = new AtomicReference<>();
  private volatile Duration clockOffset = Duration.ZERO;

  private FaultOrders(Path file) {
    this.file = file;
  }

  /** Follows the orders that come into this process's directory. */
  static FaultOrders follow() {
    FaultOrders orders = new FaultOrders(Path.of(System.getProperty(DIRECTORY_PROPERTY), FILE));
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "fault-orders");
              made.setDaemon(true);
              return made;
            });
    var unused = thread.scheduleWithFixedDelay(orders::read, 0, POLL_MS, TimeUnit.MILLISECONDS);
    return orders;
  }

  /** Returns the option that a node needs to hear of orders in a directory. */
  public static String option(Path directory) {
    return "-D" + DIRECTORY_PROPERTY + "=" + directory;
  }

  /** Gives the node that runs in a directory an order. */
  public static void give(Path directory, String order) {
    try {
      Path draft = Files.writeString(directory.resolve(FILE + ".draft"), order);
      Files.move(draft, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes back an order that the node has not read. */
  public static void takeBack(Path directory) {
    try {
      Files.deleteIfExists(directory.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    if (!Files.exists(file)) {
      return;
    }
    try {
      String[] words = Files.readString(file).strip().split(" ", -1);
      Files.delete(file);
      switch (words[0]) {
        case "clock" -> clockOffset = Duration.ofMillis(Long.parseLong(words[1]));
        case "crash" ->
            next.set(Step.valueOf("CRASH_" + words[1].toUpperCase(java.util.Locale.ROOT)));
        case "unknown" -> next.set(Step.UNKNOWN);
        default -> throw new IllegalArgumentException(words[0] + ": is no order");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what is to happen at the append that begins now, null for nothing. */
  Step take() {
    return next.get() == null ? null : next.getAndSet(null);
  }

  /** Returns the node's clock. */
  Clock clock() {
    Clock right = Clock.systemUTC();
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return right.getZone();
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The grid knows UTC only");
      }

      @Override
      public Instant instant() {
        return right.instant().plus(clockOffset);
      }
    };
  }
}
