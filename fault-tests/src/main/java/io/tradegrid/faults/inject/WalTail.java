package io.tradegrid.faults.inject;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The end of a dead node's write-ahead log. */
final class WalTail {

  private static final int CHUNK_BYTES = 1 << 16;

  private WalTail() {}

  /**
   * Takes away the last bytes that were written, as a machine that dies does.
   *
   * @param wal directory with the segments
   * @return what was done, for people
   */
  static String tear(Path wal, int bytes) {
    try (Stream<Path> files = Files.walk(wal)) {
      List<Path> segments =
          files
              .filter(file -> file.getFileName().toString().endsWith(".wal"))
              .sorted(Comparator.comparingLong(WalTail::modified).reversed())
              .toList();
      return segments.isEmpty() ? "no segment" : tearFile(segments.get(0), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A segment is as long as it will ever be from its beginning, so its tail is not its end. */
  private static String tearFile(Path segment, int bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
      long length = file.length();
      long end = lastWritten(file);
      long from = Math.max(0, end - bytes);
      file.setLength(from);
      file.setLength(length);
      return segment.getFileName() + ": bytes " + from + " to " + end + " are gone";
    }
  }

  private static long lastWritten(RandomAccessFile file) throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    for (long end = file.length(); end > 0; end -= CHUNK_BYTES) {
      long from = Math.max(0, end - CHUNK_BYTES);
      int count = (int) (end - from);
      file.seek(from);
      file.readFully(chunk, 0, count);
      for (int i = count - 1; i >= 0; i--) {
        if (chunk[i] != 0) {
          return from + i + 1;
        }
      }
    }
    return 0;
  }
}
