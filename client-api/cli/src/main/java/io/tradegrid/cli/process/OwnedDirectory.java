package io.tradegrid.cli.process;

import io.tradegrid.cli.shell.CommandException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/** A directory that holds a marker file of ours; no other is ever written to or cleared. */
public final class OwnedDirectory {

  /** The file whose presence makes a directory ours. */
  static final String MARKER = ".tradegrid-data";

  private OwnedDirectory() {}

  /**
   * Makes the directory if it is missing or empty, and marks it.
   *
   * @return the directory
   * @throws CommandException if there are files in it but no marker; nothing was changed
   */
  public static Path open(Path directory) {
    try {
      if (!isOurs(directory)) {
        Files.createDirectories(directory);
        Files.writeString(
            directory.resolve(MARKER), "Data of ./tradegrid; --fresh clears this directory.\n");
      }
      return directory;
    } catch (IOException e) {
      throw new CommandException("cannot prepare " + directory + ": " + e.getMessage(), e);
    }
  }

  /**
   * Deletes all in the directory but the marker. Links in it are removed, not followed.
   *
   * @throws CommandException if there are files in it but no marker; nothing was changed
   */
  public static void clear(Path directory) {
    try {
      if (isOurs(directory)) {
        Path real = directory.toRealPath();
        Files.walkFileTree(real, new Deletion(real));
      }
    } catch (IOException e) {
      throw new CommandException("cannot clear " + directory + ": " + e.getMessage(), e);
    }
  }

  private static boolean isOurs(Path directory) throws IOException {
    if (Files.isRegularFile(directory.resolve(MARKER))) {
      return true;
    }
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        if (files.findAny().isPresent()) {
          throw new CommandException(
              directory
                  + " has files in it but no "
                  + MARKER
                  + ", so it is not ours to use; move it away");
        }
      }
    }
    return false;
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    private final Path top;

    Deletion(Path top) {
      this.top = top;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      // Kept to the last, so that a deletion that was interrupted can be taken up again.
      if (!file.equals(top.resolve(MARKER))) {
        Files.delete(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      if (!directory.equals(top)) {
        Files.delete(directory);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
