package io.tradegrid.replay;

import java.util.Collections;
import java.util.Iterator;
import java.util.function.LongConsumer;

/** Sends a checked LOBSTER day through a gate and compares what comes back. */
final class LobsterReplay {

  private final LobsterDay day;
  private final LobsterCommands commands;
  private final BookComparison comparison = new BookComparison();

  /**
   * Prepares a replay.
   *
   * @param refill whether levels that come into sight are made up from the orderbook file
   */
  LobsterReplay(LobsterDay day, LobsterParties parties, boolean refill) {
    this.day = day;
    this.commands = new LobsterCommands(parties, day.lastRows(), refill);
  }

  /**
   * Sends everything.
   *
   * @param progress hears the number of rows sent so far
   * @throws ReplayStoppedException if the grid does not answer
   */
  void run(BatchSender sender, LongConsumer progress) {
    try (LobsterMessages messages = LobsterMessages.open(day.messages());
        LobsterBooks books =
            day.book() == null ? null : LobsterBooks.open(day.book(), day.name().levels())) {
      Iterator<LobsterBook> rows = books == null ? Collections.emptyIterator() : books;
      while (messages.hasNext()) {
        LobsterMessage message = messages.next();
        LobsterBook book = rows.hasNext() ? rows.next() : null;
        if (message.row() == 1 && book != null) {
          sender.send(commands.seed(message, book), comparison::seeded);
        }
        LobsterStep step = commands.step(message, book);
        sender.send(step.requests(), answers -> comparison.answered(step, answers));
        progress.accept(message.row());
      }
      sender.flush();
    }
  }

  LobsterNotes notes() {
    return commands.notes();
  }

  BookComparison comparison() {
    return comparison;
  }
}
