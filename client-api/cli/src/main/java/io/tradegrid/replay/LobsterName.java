package io.tradegrid.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a LOBSTER file says: {@code AAPL_2012-06-21_34200000_37800000_message_30.csv}.
 *
 * @param symbol the ticker
 * @param date the trading day
 * @param levels price levels a side that the file covers
 */
public record LobsterName(String symbol, LocalDate date, int levels) {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Pattern MESSAGES =
      Pattern.compile(
          "([A-Z0-9][A-Z0-9.-]{0,15})_(\\d{4}-\\d\\d-\\d\\d)_\\d+_\\d+_message_(\\d{1,4})"
              + "\\.csv(\\.gz)?");

  /**
   * Reads the name of a message file.
   *
   * @return empty if it is not the name of one
   */
  static Optional<LobsterName> find(Path messages) {
    Matcher matcher = MESSAGES.matcher(messages.getFileName().toString());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int levels = Integer.parseInt(matcher.group(3));
    try {
      return levels == 0
          ? Optional.empty()
          : Optional.of(
              new LobsterName(matcher.group(1), LocalDate.parse(matcher.group(2)), levels));
    } catch (DateTimeException e) {
      throw new BrokenFileException(messages, "date in the name: " + e.getMessage());
    }
  }

  /**
   * Reads the name of a message file.
   *
   * @throws BrokenFileException if it is not the name of one
   */
  public static LobsterName of(Path messages) {
    return find(messages)
        .orElseThrow(
            () ->
                new BrokenFileException(
                    messages,
                    "the name must be SYMBOL_YYYY-MM-DD_START_END_message_LEVELS.csv or .csv.gz:"
                        + " symbol, day and levels come from it"));
  }

  /** Returns the orderbook file that lies beside a message file, if it does. */
  static Optional<Path> bookBeside(Path messages) {
    String name = messages.getFileName().toString();
    Path book = messages.resolveSibling(name.replace("_message_", "_orderbook_"));
    return Optional.of(book).filter(Files::exists);
  }

  /** Returns the day's midnight in New York, in nanoseconds since the epoch. */
  long midnightNs() {
    Instant midnight = date.atStartOfDay(NEW_YORK).toInstant();
    return Math.multiplyExact(midnight.getEpochSecond(), 1_000_000_000L);
  }
}
