package io.tradegrid.lookback;

import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.grid.GridLog;
import io.tradegrid.journal.BrokenLogException;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.journal.LogReader;
import io.tradegrid.model.Instrument;
import io.tradegrid.shard.Listing;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The program behind {@code ./tradegrid log}. Exit code 0: done; 1: failed; 2: asked wrongly. */
public final class LookBack {

  private static final int FAILED = 1;
  private static final int ASKED_WRONGLY = 2;
  private static final int LEVELS_DEFAULT = 10;
  private static final int LINES_MAX = 1_000;

  /** So near to its end a log is looked at for a time. */
  private static final long TAIL_ENTRIES = 128;

  private LookBack() {}

  /**
   * Runs the program and ends the process.
   *
   * @param arguments show or replay, then what {@link Arguments} reads
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int exit = run(Arrays.asList(arguments), out);
    out.flush();
    System.exit(exit);
  }

  private static int run(List<String> arguments, PrintStream out) {
    try {
      Arguments asked = Arguments.parse(arguments.subList(1, arguments.size()));
      String address = asked.text("grid", "127.0.0.1:10800");
      try (GridLog grid = GridLog.connect(List.of(address))) {
        if (arguments.get(0).equals("show")) {
          new LogListing(grid, asked, out).print();
        } else {
          replay(grid, asked, out);
        }
      }
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println("error: " + e.getMessage());
      return ASKED_WRONGLY;
    } catch (NothingThereException | BrokenLogException | GridUnavailableException e) {
      System.err.println("error: " + e.getMessage());
      return FAILED;
    } catch (RuntimeException e) {
      System.err.println("error: the grid cannot be read: " + e.getMessage());
      return FAILED;
    }
  }

  private static void replay(GridLog grid, Arguments asked, PrintStream out) {
    Instrument instrument = instrument(grid, asked);
    String symbol = instrument.symbol();
    int shard = grid.shardOf(symbol);
    long last = last(grid, shard);
    long to = entry(asked, "to", last, shard, last);
    int levels = (int) asked.number("levels", LEVELS_DEFAULT, 1, LINES_MAX);
    int events = (int) asked.number("events", 0, 0, LINES_MAX);
    long untilNs =
        asked.has("until")
            ? Moment.parse(asked.text("until", ""), lastTimeNs(grid, shard, last))
            : Long.MAX_VALUE;
    BookReplay replay = new BookReplay(shard, instrument.id(), events);
    replay.run(
        grid.read(shard, 1),
        to,
        untilNs,
        new ProgressLine("Replaying shard " + shard, to)::advanceTo);
    requireListing(replay, symbol, asked);
    Map<String, Object> book = BookText.of(replay, shard, levels);
    if (asked.isSet("json")) {
      out.println(Json.of(book));
    } else {
      BookText.print(book, title(symbol, asked, untilNs, to), out);
    }
  }

  private static String title(String symbol, Arguments asked, long untilNs, long to) {
    return symbol + (asked.has("until") ? " at " + Moment.text(untilNs) : " after entry " + to);
  }

  /** An instrument that the log has not got yet has no book, and its first command says when. */
  private static void requireListing(BookReplay replay, String symbol, Arguments asked) {
    Listing listing = replay.listing();
    LogEntry beyond = replay.firstBeyond();
    if (listing != null && (replay.timeNs() != 0 || beyond == null)) {
      return;
    }
    if (beyond == null) {
      throw new NothingThereException(
          "nothing of "
              + symbol
              + " is in the log"
              + (asked.has("to") ? " up to entry " + asked.text("to", "") : " yet"));
    }
    throw new NothingThereException(
        "nothing of %s is in the log until %s; its first command is in entry %d, at %s"
            .formatted(
                symbol,
                asked.text("until", ""),
                beyond.sequence(),
                Moment.text(EntryText.timeNs(beyond))));
  }

  /** The day of a time without one is that of the last entry that has a time. */
  private static long lastTimeNs(GridLog grid, int shard, long last) {
    LogReader log = grid.read(shard, Math.max(1, last - TAIL_ENTRIES));
    long timeNs = 0;
    for (LogEntry entry = log.next(); entry != null; entry = log.next()) {
      long ofEntry = EntryText.timeNs(entry);
      timeNs = ofEntry == 0 ? timeNs : ofEntry;
    }
    return timeNs;
  }

  static Instrument instrument(GridLog grid, Arguments asked) {
    String symbol = asked.text("symbol", "");
    return grid.instruments().values().stream()
        .filter(instrument -> instrument.symbol().equals(symbol))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--symbol: no instrument is called '"
                        + symbol
                        + "'; ./tradegrid sql -e \"SELECT SYMBOL FROM INSTRUMENTS\" lists them"));
  }

  static long last(GridLog grid, int shard) {
    long last = grid.last(shard);
    if (last == 0) {
      throw new NothingThereException("shard " + shard + " has nothing in its log yet");
    }
    return last;
  }

  static long entry(Arguments asked, String key, long otherwise, int shard, long last) {
    long entry = asked.number(key, otherwise, 1, Long.MAX_VALUE);
    if (entry > last) {
      throw new IllegalArgumentException(
          "--%s: the log of shard %d ends with entry %d, got %d"
              .formatted(key, shard, last, entry));
    }
    return entry;
  }
}
