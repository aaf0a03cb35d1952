package io.tradegrid.ingest.csv;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.FeedSettings;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.text.CsvLine;
import io.tradegrid.ingest.text.Decimal;
import io.tradegrid.ingest.text.Field;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TradeTick;
import java.util.List;
import java.util.function.Consumer;

/** Understands the lines of a file as its settings say. Pure; one thread at a time. */
final class CsvTicks {

  private static final String FROM_TEXT = "text";

  private final FeedSettings settings;
  private final long source;
  private final char separator;
  private final TimeFormat time;
  private final boolean isQuotes;
  private List<String> names = List.of();

  /**
   * Understands the settings.
   *
   * @throws IllegalArgumentException naming one that cannot be
   */
  CsvTicks(FeedSettings settings) {
    this.settings = settings;
    this.source = settings.tag("csv.source");
    String text = settings.text("csv.separator");
    String character = text.equals("tab") ? "\t" : text;
    if (character.length() != 1 || character.equals("\"")) {
      throw new IllegalArgumentException(
          "csv.separator: must be one character or tab, got " + text);
    }
    this.separator = character.charAt(0);
    this.time = new TimeFormat(settings.text("csv.time.format"), settings.text("csv.time.zone"));
    this.isQuotes = settings.text("csv.kind").equals("quote");
  }

  boolean hasHeader() {
    return settings.text("csv.header").equals("yes");
  }

  /** Takes the first line, which names the columns. */
  void header(String line) {
    names = CsvLine.fields(line, separator);
  }

  /**
   * Takes a line of values.
   *
   * @param number its number in the file, from 1, which is the sequence unless a column is
   */
  void accept(String line, long number, Consumer<SourceMessage> out) {
    try {
      List<String> row = CsvLine.fields(line, separator);
      String fixed = settings.text("csv.symbol");
      String symbol = fixed.isEmpty() ? required(row, "csv.column.symbol") : fixed;
      out.accept(new SourceTick(symbol, isQuotes ? quote(row, number) : trade(row, number)));
    } catch (IllegalArgumentException e) {
      out.accept(new BrokenRecord(source, DeadReason.UNREADABLE, e.getMessage(), line));
    }
  }

  private Tick trade(List<String> row, long number) {
    Decimal price = decimal(row, "csv.column.price", "csv.price.decimals");
    Decimal size = decimal(row, "csv.column.size", "csv.size.decimals");
    return new TradeTick(
        time.timeNs(required(row, "csv.column.time")),
        source,
        sequence(row, number),
        Tag.of(optional(row, "csv.column.venue")),
        Tag.of(optional(row, "csv.column.conditions")),
        0,
        price.decimals(),
        size.decimals(),
        price.units(),
        size.units());
  }

  private Tick quote(List<String> row, long number) {
    Decimal bid = decimal(row, "csv.column.bid.price", "csv.price.decimals");
    Decimal bidSize = decimal(row, "csv.column.bid.size", "csv.size.decimals");
    Decimal ask = decimal(row, "csv.column.ask.price", "csv.price.decimals");
    Decimal askSize = decimal(row, "csv.column.ask.size", "csv.size.decimals");
    int priceDecimals = Math.max(bid.decimals(), ask.decimals());
    int sizeDecimals = Math.max(bidSize.decimals(), askSize.decimals());
    return new QuoteTick(
        time.timeNs(required(row, "csv.column.time")),
        source,
        sequence(row, number),
        Tag.of(optional(row, "csv.column.venue")),
        Tag.of(optional(row, "csv.column.conditions")),
        0,
        priceDecimals,
        sizeDecimals,
        bidSize.units() == 0 ? 0 : bid.at("bid price", priceDecimals),
        bidSize.at("bid size", sizeDecimals),
        askSize.units() == 0 ? 0 : ask.at("ask price", priceDecimals),
        askSize.at("ask size", sizeDecimals));
  }

  private long sequence(List<String> row, long number) {
    String text = optional(row, "csv.column.sequence");
    return text.isEmpty() ? number : Field.whole("sequence", text, 0, Long.MAX_VALUE);
  }

  /** A column that nobody quotes may be empty and is 0. */
  private Decimal decimal(List<String> row, String column, String decimalsKey) {
    String text = isQuotes ? optional(row, column) : required(row, column);
    if (text.isEmpty()) {
      return new Decimal(0, 0);
    }
    String name = settings.text(column);
    String decimals = settings.text(decimalsKey);
    return decimals.equals(FROM_TEXT)
        ? Decimal.of(name, text)
        : new Decimal(
            Field.whole(name, text, Long.MIN_VALUE, Long.MAX_VALUE), Integer.parseInt(decimals));
  }

  private String required(List<String> row, String key) {
    String text = optional(row, key);
    if (text.isEmpty()) {
      throw new IllegalArgumentException(settings.text(key) + ": must be there, is empty");
    }
    return text;
  }

  /** Returns a field, empty if no column is set for it. */
  private String optional(List<String> row, String key) {
    String column = settings.text(key);
    if (column.isEmpty()) {
      return "";
    }
    int index = names.isEmpty() ? (int) Field.whole(key, column, 1, 1_000) - 1 : index(column, key);
    if (index >= row.size()) {
      throw new IllegalArgumentException(
          column + ": must be there, the line has " + row.size() + " fields");
    }
    return row.get(index);
  }

  private int index(String column, String key) {
    int index = names.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(
          key + ": must name a column of " + String.join(",", names) + ", got " + column);
    }
    return index;
  }

  /** Looks whether the columns that must be there are; to be called behind the header. */
  void check() {
    for (String key : isQuotes ? CsvProvider.QUOTE_COLUMNS : CsvProvider.TRADE_COLUMNS) {
      String column = settings.text(key);
      if (column.isEmpty()) {
        throw new IllegalArgumentException(key + ": is missing; give --" + key + "=VALUE");
      }
      if (names.isEmpty()) {
        Field.whole(key, column, 1, 1_000);
      } else {
        index(column, key);
      }
    }
  }
}
