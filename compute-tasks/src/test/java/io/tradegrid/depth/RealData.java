package io.tradegrid.depth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Captured market data, which lies beside the project in ../shared/data and is not part of it.
 * Tests that need it are left out where it is not there, and say so.
 */
final class RealData {

  private static final Path DIRECTORY =
      Path.of(System.getProperty("tradegrid.root"), "..", "shared", "data");

  private RealData() {}

  static BufferedReader open(String name) throws IOException {
    Path file = DIRECTORY.resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file), () -> "needs the real data: there is no " + file.normalize());
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
  }
}
