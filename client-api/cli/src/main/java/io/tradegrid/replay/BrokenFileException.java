package io.tradegrid.replay;

import java.nio.file.Path;

/** A file that cannot be taken as it is; the message says where: file, line, column and value. */
public final class BrokenFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Complains about a file as a whole.
   *
   * @param rule what must be, and what was found
   */
  public BrokenFileException(Path file, String rule) {
    super(file.getFileName() + ": " + rule);
  }

  /**
   * Complains in words of one's own.
   *
   * @param message names file, line and column
   */
  public BrokenFileException(String message) {
    super(message);
  }

  BrokenFileException(Path file, long line, String rule) {
    super(file.getFileName() + ":" + line + ": " + rule);
  }

  BrokenFileException(Path file, long line, int column, String name, String rule) {
    super(file.getFileName() + ":" + line + ":" + column + ": " + name + ": " + rule);
  }
}
