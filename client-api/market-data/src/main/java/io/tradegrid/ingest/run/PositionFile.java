package io.tradegrid.ingest.run;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.PositionStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Positions in a folder, a small file a feed, each replaced as a whole: after a crash it has the
 * old or the new one, and the old one only makes ticks be told again.
 */
public final class PositionFile implements PositionStore {

  private final Path folder;

  /**
   * Uses a folder, which is made if it is missing.
   *
   * @throws UncheckedIOException if it cannot be made
   */
  public PositionFile(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("feed.positions: cannot be made: " + folder, e);
    }
  }

  private Path file(String feed) {
    if (!feed.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          "feed.name: must be 1 to 64 letters, digits, '.', '_' and '-', got " + feed);
    }
    return folder.resolve(feed + ".position");
  }

  @Override
  public long position(String feed) {
    Path file = file(feed);
    try {
      return Files.exists(file)
          ? Long.parseLong(Files.readString(file).strip())
          : FeedAdapter.BEGINNING;
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read", e);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(file + ": must hold a whole number", e);
    }
  }

  @Override
  public void keep(String feed, long position) {
    Path file = file(feed);
    Path next = file.resolveSibling(feed + ".next");
    try {
      Files.write(next, (position + "\n").getBytes(StandardCharsets.US_ASCII));
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written", e);
    }
  }
}
