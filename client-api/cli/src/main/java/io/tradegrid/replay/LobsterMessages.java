package io.tradegrid.replay;

import io.tradegrid.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.Pattern;

/**
 * The rows of a LOBSTER message file in their order, each checked as it is read. The columns are in
 * {@code docs/formats/lobster.md}.
 */
public final class LobsterMessages implements Iterator<LobsterMessage>, AutoCloseable {

  private static final int TIME = 0;
  private static final int TYPE = 1;
  private static final int ORDER_ID = 2;
  private static final int SIZE = 3;
  private static final int PRICE = 4;
  private static final int DIRECTION = 5;
  private static final int COLUMNS = 6;

  /** The longest number that still fits a client order id behind its prefix. */
  private static final long ORDER_ID_MAX = 999_999_999_999_999_999L;

  private static final long SIZE_MAX = 1L << 40;
  private static final long PRICE_MAX = 9_999_999_999L;
  private static final long NS_PER_DAY = 86_400_000_000_000L;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,5}(\\.\\d{1,12})?");

  private final CsvFile file;
  private final long midnightNs;
  private long previousNs = Long.MIN_VALUE;

  private LobsterMessages(CsvFile file, long midnightNs) {
    this.file = file;
    this.midnightNs = midnightNs;
  }

  /**
   * Opens a message file.
   *
   * @throws BrokenFileException if it cannot be read or its name does not say symbol and day
   */
  public static LobsterMessages open(Path path) {
    LobsterName name = LobsterName.of(path);
    return new LobsterMessages(CsvFile.open(path), name.midnightNs());
  }

  /** Returns whether a line looks like one of a message file: six numbers and no header. */
  static boolean isRow(String line) {
    String[] fields = line.split(",", -1);
    return fields.length == COLUMNS && SECONDS.matcher(fields[TIME]).matches();
  }

  @Override
  public boolean hasNext() {
    return file.hasNext();
  }

  /**
   * Reads the next row.
   *
   * @throws BrokenFileException naming line and column if it is not a LOBSTER message
   */
  @Override
  public LobsterMessage next() {
    CsvRow row = file.next();
    row.requireSize(COLUMNS);
    long timeNs = timestampNs(row);
    LobsterType type = LobsterType.of(row.integer(TYPE, "type", 1, 7));
    long direction = row.integer(DIRECTION, "direction", -1, 1);
    if (direction == 0) {
      throw row.broken(DIRECTION, "direction", "must be 1 or -1");
    }
    // A halt has 0 for a size and a code where others have a price.
    long least = type == LobsterType.HALT ? -1 : 1;
    return new LobsterMessage(
        (int) row.line(),
        timeNs,
        type,
        row.integer(ORDER_ID, "order_id", 0, ORDER_ID_MAX),
        row.integer(SIZE, "size", least, SIZE_MAX),
        row.integer(PRICE, "price", least, PRICE_MAX),
        direction == 1 ? Side.BUY : Side.SELL);
  }

  /**
   * A double would lose the last nanoseconds. Some rows of LOBSTER's have been through one and show
   * its noise behind the ninth decimal, which is rounded away.
   */
  private long timestampNs(CsvRow row) {
    String text = row.text(TIME);
    long sinceMidnightNs =
        SECONDS.matcher(text).matches()
            ? new BigDecimal(text).movePointRight(9).setScale(0, RoundingMode.HALF_UP).longValue()
            : NS_PER_DAY;
    if (sinceMidnightNs >= NS_PER_DAY) {
      throw row.broken(TIME, "time", "must be seconds after midnight with at most 12 decimals");
    }
    long timeNs = midnightNs + sinceMidnightNs;
    if (timeNs < previousNs) {
      throw row.broken(TIME, "time", "must not be before that of the row above");
    }
    previousNs = timeNs;
    return timeNs;
  }

  @Override
  public void close() {
    file.close();
  }
}
