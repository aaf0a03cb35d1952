package io.tradegrid.cli.bench;

import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory for what a measurement keeps, gone with its end.
 *
 * @param path the directory
 */
record Scratch(Path path) implements AutoCloseable {

  static Scratch create() {
    try {
      return new Scratch(Files.createTempDirectory("tradegrid-bench-"));
    } catch (IOException e) {
      throw new CommandException("cannot keep what is measured: " + e.getMessage(), e);
    }
  }

  /** Returns the file of a new stream of commands. */
  Path stream(Installation installation, int resting, int commands, long seed) {
    Path stream = path.resolve("stream");
    List<String> arguments =
        List.of(stream.toString(), "" + resting, "" + commands, Long.toString(seed));
    try (BenchmarkJvm jvm =
        BenchmarkJvm.start(installation, "generator", "StreamGenerator", arguments)) {
      String line = jvm.readLine();
      while (line != null) {
        line = jvm.readLine();
      }
    }
    return stream;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new CommandException("cannot delete " + path + ": " + e.getMessage(), e);
    }
  }
}
