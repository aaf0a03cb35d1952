package io.tradegrid.cli.process;

import io.tradegrid.cli.shell.CommandException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What must hold before anything is started; each failure is one line with what to do. */
public final class Preflight {

  private static final long GIGABYTE = 1L << 30;

  private final Machine machine;

  /** Checks this machine. */
  public Preflight() {
    this(Machine.local());
  }

  Preflight(Machine machine) {
    this.machine = machine;
  }

  /**
   * A port that something is about to listen on.
   *
   * @param option the option that chooses it
   * @param port 1 to 65535
   */
  public record Listener(String option, int port) {}

  /**
   * Requires that the ports differ and nobody listens on any.
   *
   * @throws CommandException naming the first that does not
   */
  public void requireFree(List<Listener> listeners) {
    Map<Integer, String> optionByPort = new HashMap<>();
    for (Listener listener : listeners) {
      String other = optionByPort.put(listener.port(), listener.option());
      if (other != null) {
        throw new CommandException(
            "%s and %s are both %d; choose different ports"
                .formatted(other, listener.option(), listener.port()));
      }
    }
    for (Listener listener : listeners) {
      if (!machine.isFree(listener.port())) {
        throw new CommandException(
            "port %d is in use; stop what listens there or choose another with %s"
                .formatted(listener.port(), listener.option()));
      }
    }
  }

  /**
   * Requires memory, where the system says how much there is.
   *
   * @param gigabytes to be available
   * @throws CommandException if there is less
   */
  public void requireMemory(double gigabytes) {
    machine
        .availableMemoryBytes()
        .ifPresent(
            bytes -> {
              if (bytes < gigabytes * GIGABYTE) {
                throw new CommandException(
                    "%s of memory are available and %s are needed; stop other programs first"
                        .formatted(gigabytes(bytes), gigabytes((long) (gigabytes * GIGABYTE))));
              }
            });
  }

  /**
   * Requires room on the disk.
   *
   * @param directory where it will be written
   * @param gigabytes to be free
   * @throws CommandException if there is less
   */
  public void requireDisk(Path directory, double gigabytes) {
    long bytes = machine.usableDiskBytes(directory);
    if (bytes < gigabytes * GIGABYTE) {
      throw new CommandException(
          "%s of disk are free for %s and %s are needed; make room first"
              .formatted(gigabytes(bytes), directory, gigabytes((long) (gigabytes * GIGABYTE))));
    }
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / (double) GIGABYTE);
  }
}
