package io.tradegrid.replay;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * A LOBSTER message file and the orderbook file that may lie beside it, read through and found
 * whole.
 *
 * @param messages the message file
 * @param book the orderbook file; null if there is none
 * @param name what the message file's name says
 * @param rows number of messages
 * @param types number of messages by type
 * @param lastRows for each order id the last row that names it
 */
record LobsterDay(
    Path messages,
    Path book,
    LobsterName name,
    int rows,
    Map<LobsterType, Long> types,
    Map<Long, Integer> lastRows) {

  /**
   * Reads both files through.
   *
   * @param book the orderbook file; null for none
   * @param progress hears the number of rows read so far
   * @throws BrokenFileException naming the first row that is broken
   */
  static LobsterDay check(Path messages, Path book, LongConsumer progress) {
    LobsterName name = LobsterName.of(messages);
    Map<LobsterType, Long> types = new EnumMap<>(LobsterType.class);
    Map<Long, Integer> lastRows = new HashMap<>();
    Set<Long> entered = new HashSet<>();
    int rows = 0;
    try (LobsterMessages file = LobsterMessages.open(messages)) {
      while (file.hasNext()) {
        LobsterMessage message = file.next();
        if (message.type() == LobsterType.NEW && !entered.add(message.orderId())) {
          throw new BrokenFileException(
              messages,
              message.row(),
              "order_id: must be new in a message of type 1, got " + message.orderId() + " again");
        }
        types.merge(message.type(), 1L, Long::sum);
        lastRows.put(message.orderId(), message.row());
        rows++;
        progress.accept(rows);
      }
    }
    if (rows == 0) {
      throw new BrokenFileException(messages, "has no messages");
    }
    checkBook(messages, book, name, rows, progress);
    return new LobsterDay(messages, book, name, rows, types, lastRows);
  }

  private static void checkBook(
      Path messages, Path book, LobsterName name, int rows, LongConsumer progress) {
    if (book == null) {
      return;
    }
    int bookRows = 0;
    try (LobsterBooks file = LobsterBooks.open(book, name.levels())) {
      while (file.hasNext()) {
        file.next();
        bookRows++;
        progress.accept(rows + bookRows);
      }
    }
    if (bookRows != rows) {
      throw new BrokenFileException(
          book,
          "must have as many rows as "
              + messages.getFileName()
              + ", "
              + rows
              + ", has "
              + bookRows);
    }
  }
}
