package io.tradegrid.ingest.file;

import java.nio.file.Path;

/** The last part of a path. */
public final class FileName {

  private FileName() {}

  /** Returns a file's name without its folder. */
  public static String of(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }
}
