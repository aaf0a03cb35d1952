package io.tradegrid.replay;

import java.nio.file.Path;
import java.util.Iterator;

/** The rows of a LOBSTER orderbook file in their order, each checked as it is read. */
final class LobsterBooks implements Iterator<LobsterBook>, AutoCloseable {

  private static final String[] NAMES = {"ask price", "ask size", "bid price", "bid size"};
  private static final long NO_PRICE = 9_999_999_999L;
  private static final long SIZE_MAX = 1L << 40;

  private final CsvFile file;
  private final int levels;

  private LobsterBooks(CsvFile file, int levels) {
    this.file = file;
    this.levels = levels;
  }

  /**
   * Opens an orderbook file.
   *
   * @param levels the number of levels a side that its rows must have
   */
  static LobsterBooks open(Path path, int levels) {
    return new LobsterBooks(CsvFile.open(path), levels);
  }

  @Override
  public boolean hasNext() {
    return file.hasNext();
  }

  @Override
  public LobsterBook next() {
    CsvRow row = file.next();
    row.requireSize(levels * NAMES.length);
    long[] fields = new long[row.size()];
    for (int i = 0; i < fields.length; i++) {
      boolean isSize = i % 2 == 1;
      fields[i] = row.integer(i, name(i), isSize ? 0 : -NO_PRICE, isSize ? SIZE_MAX : NO_PRICE);
    }
    return new LobsterBook(fields);
  }

  private static String name(int index) {
    return NAMES[index % NAMES.length] + " " + (index / NAMES.length + 1);
  }

  @Override
  public void close() {
    file.close();
  }
}
