package io.tradegrid.replay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data beside the repository, which is never copied into it. */
public final class SharedData {

  private SharedData() {}

  /** Returns a file of the data, or says that the test needs it and aborts the test. */
  public static Path file(String name) {
    Path path = Path.of(System.getProperty("tradegrid.root"), "..", "shared", "data", name);
    assumeTrue(Files.exists(path), "needs " + path.normalize() + ", which is not there");
    return path;
  }
}
