package io.tradegrid.ingest.lobster;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.text.CsvLine;
import io.tradegrid.ingest.text.Decimal;
import io.tradegrid.ingest.text.Field;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TradeTick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Understands the rows of a day: executions are trades, a change of the best level is a quote.
 * Pure; one thread at a time.
 */
final class LobsterTicks {

  private static final int COLUMNS = 6;
  private static final int EXECUTION = 4;
  private static final int HIDDEN_EXECUTION = 5;
  private static final int TYPE_MAX = 7;
  private static final int PRICE_DECIMALS = 4;
  private static final int TIME_DIGITS = 9;
  private static final long NS_PER_DAY = 86_400_000_000_000L;
  private static final long NO_PRICE = 9_999_999_999L;
  private static final long SIZE_MAX = 1L << 40;
  private static final long HIDDEN = Tag.of("H");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,5}(\\.\\d{1,12})?");

  private final String symbol;
  private final long source;
  private final long midnightNs;
  private long bidPrice;
  private long bidSize;
  private long askPrice;
  private long askSize;

  LobsterTicks(String symbol, long source, long midnightNs) {
    this.symbol = symbol;
    this.source = source;
    this.midnightNs = midnightNs;
  }

  /**
   * Takes a row.
   *
   * @param row its number, from 1, which is the sequence of what it says
   * @param message row of the message file
   * @param book row of the orderbook file; null if there is none
   */
  void accept(long row, String message, String book, Consumer<SourceMessage> out) {
    try {
      List<String> fields = CsvLine.fields(message, ',');
      Field.requireCount(COLUMNS, fields.size());
      long timeNs = timeNs(fields.get(0));
      int type = (int) Field.whole("type", fields.get(1), 1, TYPE_MAX);
      if (type == EXECUTION || type == HIDDEN_EXECUTION) {
        long size = Field.whole("size", fields.get(3), 1, SIZE_MAX);
        long price = Field.whole("price", fields.get(4), 1, NO_PRICE);
        long conditions = type == HIDDEN_EXECUTION ? HIDDEN : 0;
        out.accept(
            new SourceTick(
                symbol,
                new TradeTick(
                    timeNs, source, row, 0, conditions, 0, PRICE_DECIMALS, 0, price, size)));
      }
      if (book != null) {
        quote(row, timeNs, CsvLine.fields(book, ','), out);
      }
    } catch (IllegalArgumentException e) {
      String content = book == null ? message : message + " | " + book;
      out.accept(new BrokenRecord(source, DeadReason.UNREADABLE, e.getMessage(), content));
    }
  }

  private void quote(long row, long timeNs, List<String> book, Consumer<SourceMessage> out) {
    if (book.size() < 4) {
      throw new IllegalArgumentException("book: must have 4 fields or more, has " + book.size());
    }
    long newAskSize = Field.whole("ask size", book.get(1), 0, SIZE_MAX);
    long newAsk = price("ask price", book.get(0), newAskSize);
    long newBidSize = Field.whole("bid size", book.get(3), 0, SIZE_MAX);
    long newBid = price("bid price", book.get(2), newBidSize);
    if (newAsk == askPrice
        && newAskSize == askSize
        && newBid == bidPrice
        && newBidSize == bidSize) {
      return;
    }
    askPrice = newAsk;
    askSize = newAskSize;
    bidPrice = newBid;
    bidSize = newBidSize;
    out.accept(
        new SourceTick(
            symbol,
            new QuoteTick(
                timeNs,
                source,
                row,
                0,
                0,
                0,
                PRICE_DECIMALS,
                0,
                bidPrice,
                bidSize,
                askPrice,
                askSize)));
  }

  /** An empty side has a price that cannot be, and no size. */
  private static long price(String name, String text, long size) {
    long price = Field.whole(name, text, -NO_PRICE, NO_PRICE);
    return size == 0 ? 0 : price;
  }

  /**
   * A double would lose the last nanoseconds. Some rows have been through one and show its noise
   * behind the ninth decimal, which is rounded away.
   */
  private long timeNs(String text) {
    if (!SECONDS.matcher(text).matches()) {
      throw new IllegalArgumentException("time: must be seconds after midnight, got " + text);
    }
    BigDecimal seconds = new BigDecimal(text).setScale(TIME_DIGITS, RoundingMode.HALF_UP);
    long sinceMidnightNs = Decimal.of("time", seconds.movePointRight(TIME_DIGITS)).units();
    if (sinceMidnightNs >= NS_PER_DAY) {
      throw new IllegalArgumentException("time: must be within the day, got " + text);
    }
    return midnightNs + sinceMidnightNs;
  }
}
