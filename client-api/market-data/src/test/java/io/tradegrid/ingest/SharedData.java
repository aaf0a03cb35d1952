package io.tradegrid.ingest;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** Real sample files, which lie beside the tree where they are and nowhere else. */
public final class SharedData {

  private SharedData() {}

  /** Returns a file, or ends the test with the assumption that it is there. */
  public static Path file(String name) {
    Path path = Path.of(System.getProperty("tradegrid.root"), "..", "shared", "data", name);
    assumeThat(path).as("sample beside the tree").exists();
    return path;
  }
}
