package io.tradegrid.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Published data, which lie beside the project in ../shared/data and are not part of it. Tests that
 * need them are left out where they are not there, and say so.
 */
public final class SharedData {

  private static final Path DIRECTORY =
      Path.of(System.getProperty("tradegrid.root"), "..", "shared", "data");

  private SharedData() {}

  /** Returns the lines of a file, unpacked if its name ends in gz. */
  public static List<String> lines(String name) throws IOException {
    Path file = DIRECTORY.resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file), () -> "needs the published data: there is no " + file.normalize());
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
