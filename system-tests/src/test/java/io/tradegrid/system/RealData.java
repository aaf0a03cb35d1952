package io.tradegrid.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tradegrid.faults.process.Jvm;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real market data, which lies beside the project and is no part of it. */
final class RealData {

  private static final Path DIRECTORY = Jvm.root().resolve("../shared/data").normalize();

  private RealData() {}

  /** Returns a file, or ends the test with a word on what is missing. */
  static Path file(String name) {
    Path file = DIRECTORY.resolve(name);
    assumeTrue(
        Files.exists(file),
        "needs real data: ../shared/data/" + name + " is not beside the project");
    return file;
  }
}
