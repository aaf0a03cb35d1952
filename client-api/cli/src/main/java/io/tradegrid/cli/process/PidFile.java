package io.tradegrid.cli.process;

import io.tradegrid.cli.shell.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers a process beyond the life of the one that started it. The time the process started is
 * kept beside its number, because numbers are given again: a process that started at another time
 * is a stranger and is never signalled.
 */
public final class PidFile {

  /** The system's clock may be corrected between two readings of a start time. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private final Path path;

  /** Names the file; it need not exist. */
  public PidFile(Path path) {
    this.path = path;
  }

  /** Writes down a process that we have just started. */
  public void write(ProcessHandle process) {
    Instant startedAt = process.info().startInstant().orElse(Instant.EPOCH);
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, process.pid() + " " + startedAt + "\n");
    } catch (IOException e) {
      throw new CommandException("cannot write " + path + ": " + e.getMessage(), e);
    }
  }

  /** Returns the process if it still runs and is the one that was written down. */
  public Optional<ProcessHandle> owned() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      String[] parts = Files.readString(path).strip().split(" ", 2);
      Instant startedAt = Instant.parse(parts[1]);
      return ProcessHandle.of(Long.parseLong(parts[0]))
          .filter(ProcessHandle::isAlive)
          .filter(process -> startedAt(process, startedAt));
    } catch (IOException | RuntimeException e) {
      throw new CommandException(path + ": is not readable as a process id; remove it", e);
    }
  }

  /** Forgets the process. */
  public void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new CommandException("cannot delete " + path + ": " + e.getMessage(), e);
    }
  }

  private static boolean startedAt(ProcessHandle process, Instant expected) {
    return process
        .info()
        .startInstant()
        .map(actual -> Duration.between(expected, actual).abs().compareTo(TOLERANCE) <= 0)
        .orElse(false);
  }
}
