package io.tradegrid.replay;

import java.nio.file.Path;

/** What kind of recording a file is, told by its name and its first line. */
enum FileKind {
  LOBSTER,
  ORDER_FLOW;

  /**
   * Looks at a file.
   *
   * @throws BrokenFileException if it is neither, saying what is missing
   */
  static FileKind of(Path path) {
    String first = CsvFile.firstLine(path);
    if (first.startsWith("ts_ns,")) {
      return ORDER_FLOW;
    } else if (LobsterMessages.isRow(first)) {
      LobsterName.of(path);
      return LOBSTER;
    }
    throw new BrokenFileException(
        path,
        "is neither a LOBSTER message file (six numbers a line) nor an order-flow file (header"
            + " ts_ns,symbol,...); its first line is '"
            + (first.length() > 60 ? first.substring(0, 60) + "..." : first)
            + "'");
  }
}
