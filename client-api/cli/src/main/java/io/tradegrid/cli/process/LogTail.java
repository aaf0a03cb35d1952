package io.tradegrid.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads what a child has said so far. Logs of a start are small, so they are read whole. */
final class LogTail {

  private LogTail() {}

  /** Returns every line, none if there is no file yet. */
  static List<String> lines(Path log) {
    try {
      return Files.exists(log)
          ? new String(Files.readAllBytes(log), UTF_8).lines().toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }

  /** Returns the last lines, each indented, as a text that ends without a line break. */
  static String last(Path log, int count) {
    List<String> lines = lines(log);
    return String.join(
        System.lineSeparator(),
        lines.subList(Math.max(0, lines.size() - count), lines.size()).stream()
            .map(line -> "  | " + line)
            .toList());
  }
}
