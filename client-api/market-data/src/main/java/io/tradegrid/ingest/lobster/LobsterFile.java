package io.tradegrid.ingest.lobster;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedSink;
import io.tradegrid.ingest.file.FeedFile;
import io.tradegrid.ingest.file.FileName;
import io.tradegrid.ingest.file.NumberedFeed;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day of LOBSTER: the message file, and the orderbook file beside it where there is one. Symbol
 * and day come from the name. The position is the number of the last row, from 1.
 */
final class LobsterFile implements FeedAdapter {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final long NS_PER_SECOND = 1_000_000_000L;
  private static final Pattern NAME =
      Pattern.compile(
          "([A-Z0-9][A-Z0-9.-]{0,15})_(\\d{4}-\\d\\d-\\d\\d)_\\d+_\\d+_message_\\d+\\.csv(\\.gz)?");

  private final Path messages;
  private final long source;
  private final String symbol;
  private final long midnightNs;

  /**
   * Names a day.
   *
   * @throws IllegalArgumentException if the name does not say symbol and day
   */
  LobsterFile(Path messages, long source) {
    Matcher name = NAME.matcher(FileName.of(messages));
    if (!name.matches()) {
      throw new IllegalArgumentException(
          "lobster.file: must be named SYMBOL_YYYY-MM-DD_START_END_message_LEVELS.csv, got "
              + FileName.of(messages));
    }
    this.messages = messages;
    this.source = source;
    this.symbol = name.group(1);
    try {
      this.midnightNs =
          LocalDate.parse(name.group(2)).atStartOfDay(NEW_YORK).toEpochSecond() * NS_PER_SECOND;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "lobster.file: must have a day in its name, got " + name.group(2), e);
    }
  }

  @Override
  public void run(long position, FeedSink sink) throws IOException, InterruptedException {
    Path books = messages.resolveSibling(FileName.of(messages).replace("_message_", "_orderbook_"));
    NumberedFeed feed = new NumberedFeed(position, sink);
    LobsterTicks ticks = new LobsterTicks(symbol, source, midnightNs);
    try (BufferedReader rows = FeedFile.lines(messages);
        BufferedReader bookRows = Files.exists(books) ? FeedFile.lines(books) : null) {
      long number = 0;
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        number++;
        String book = bookRows == null ? null : bookRows.readLine();
        if (bookRows != null && book == null) {
          throw new IOException(FileName.of(books) + ": ends before row " + number);
        }
        ticks.accept(number, row, book, feed);
        feed.end(number);
      }
    }
  }
}
