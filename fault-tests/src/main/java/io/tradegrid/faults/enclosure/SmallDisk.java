package io.tradegrid.faults.enclosure;

import io.tradegrid.faults.process.Shell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system of its own for a node's home, in memory, so that it can be filled to the last byte.
 */
public final class SmallDisk {

  private static final int CHUNK_BYTES = 1 << 20;
  private static final long SIZE_MB = 1_536;

  /** The disk is in memory and the nodes need theirs too. */
  private static final long FREE_MEMORY_MB = 4_096 + SIZE_MB;

  private final Path directory;
  private final Path ballast;

  private SmallDisk(Path directory) {
    this.directory = directory;
    this.ballast = directory.resolve("ballast");
  }

  /** Returns whether this machine permits one and has the memory for it. */
  public static boolean isPermitted() {
    return Enclosure.isInside() && freeMemoryMb() >= FREE_MEMORY_MB;
  }

  private static long freeMemoryMb() {
    try {
      return Files.readAllLines(Path.of("/proc/meminfo")).stream()
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Mounts an empty one. */
  public static SmallDisk at(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Shell.run("mount", "-t", "tmpfs", "-o", "size=" + SIZE_MB + "m", "tmpfs", directory.toString());
    return new SmallDisk(directory);
  }

  /** Leaves no free byte. */
  public void fill() {
    for (int bytes = CHUNK_BYTES; bytes > 0; bytes /= 16) {
      fill(new byte[bytes]);
    }
  }

  private void fill(byte[] chunk) {
    try (OutputStream out =
        Files.newOutputStream(
            ballast,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND)) {
      for (long written = 0; written < SIZE_MB << 20; written += chunk.length) {
        out.write(chunk);
      }
    } catch (IOException full) {
      // That is what it is for; the next, smaller chunk may still fit.
      if (!Files.exists(ballast)) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /** Gives the space back. */
  public void empty() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes the disk away, with all that is on it but one directory.
   *
   * @param kept name of the directory that is copied to a real disk
   * @param to where to
   */
  public void remove(String kept, Path to) {
    if (Files.isDirectory(directory.resolve(kept))) {
      Shell.run("cp", "-r", directory.resolve(kept).toString(), to.toString());
    }
    Shell.run("umount", "--lazy", directory.toString());
  }
}
