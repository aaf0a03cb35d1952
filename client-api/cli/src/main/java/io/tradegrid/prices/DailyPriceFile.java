package io.tradegrid.prices;

import io.tradegrid.model.Instrument;
import io.tradegrid.replay.BrokenFileException;
import io.tradegrid.replay.CsvFile;
import io.tradegrid.replay.CsvRow;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a file of daily prices, plain or gzip, with a header. */
final class DailyPriceFile {

  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

  /** The scale of the instruments that an import may create. */
  private static final BigDecimal TICK = new BigDecimal("0.0001");

  private final Path path;
  private final boolean skipIncomplete;
  private final Map<String, BitSet> daysBySymbol = new HashMap<>();
  private DailyPriceColumns at;

  /**
   * Names a file.
   *
   * @param skipIncomplete whether a row that has an empty field, or whose prices contradict each
   *     other, is left out and not held against the file
   */
  DailyPriceFile(Path path, boolean skipIncomplete) {
    this.path = path;
    this.skipIncomplete = skipIncomplete;
  }

  /**
   * Reads all of it.
   *
   * @param prices takes each row
   * @param skipped takes a line about each row that is left out
   * @throws BrokenFileException naming line and column of the first row that is broken
   */
  void read(Consumer<DailyPrice> prices, Consumer<String> skipped) {
    daysBySymbol.clear();
    try (CsvFile file = CsvFile.open(path)) {
      if (!file.hasNext()) {
        throw new BrokenFileException(path, "is empty");
      }
      at = DailyPriceColumns.of(path, file.next());
      while (file.hasNext()) {
        CsvRow row = file.next();
        row.requireSize(at.columns());
        BrokenFileException gap = emptyField(row);
        DailyPrice price = gap == null ? price(row) : null;
        if (gap == null) {
          gap = contradiction(row, price);
        }
        if (gap == null) {
          prices.accept(price);
        } else if (skipIncomplete) {
          skipped.accept(gap.getMessage());
        } else {
          throw new BrokenFileException(
              gap.getMessage() + " (--skip-incomplete leaves such rows out)");
        }
      }
    }
  }

  private BrokenFileException emptyField(CsvRow row) {
    for (int i = 0; i < row.size(); i++) {
      if (row.text(i).isEmpty()) {
        return row.broken(i, name(i), "must be there");
      }
    }
    return null;
  }

  private DailyPrice price(CsvRow row) {
    BigDecimal volume = row.decimal(at.volume(), "volume");
    if (volume.signum() < 0) {
      throw row.broken(at.volume(), "volume", "must not be negative");
    }
    BigDecimal close = row.positiveDecimal(at.close(), "close");
    DailyPrice price =
        new DailyPrice(
            symbol(row),
            date(row),
            row.positiveDecimal(at.open(), "open"),
            row.positiveDecimal(at.high(), "high"),
            row.positiveDecimal(at.low(), "low"),
            close,
            volume,
            at.hasAdjustedClose()
                ? row.positiveDecimal(at.adjustedClose(), "adjusted_close")
                : close);
    requireFirst(row, price);
    return price;
  }

  private String symbol(CsvRow row) {
    String symbol = row.text(at.symbol());
    if (!daysBySymbol.containsKey(symbol)) {
      try {
        daysBySymbol.put(terms(symbol).symbol(), new BitSet());
      } catch (IllegalArgumentException e) {
        throw row.broken(
            at.symbol(), "symbol", "must be 1 to 16 capital letters, digits, '.', '_' or '-'");
      }
    }
    return symbol;
  }

  private LocalDate date(CsvRow row) {
    LocalDate date;
    try {
      date = LocalDate.parse(row.text(at.date()));
    } catch (DateTimeException e) {
      throw row.broken(at.date(), "date", "must be a day as YYYY-MM-DD");
    }
    if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
      throw row.broken(at.date(), "date", "must be " + FIRST_DAY + " to " + LAST_DAY);
    }
    return date;
  }

  private void requireFirst(CsvRow row, DailyPrice price) {
    BitSet days = daysBySymbol.get(price.symbol());
    int day = (int) (price.date().toEpochDay() - FIRST_DAY.toEpochDay());
    if (days.get(day)) {
      throw row.broken(at.date(), "date", "must come once for " + price.symbol());
    }
    days.set(day);
  }

  private BrokenFileException contradiction(CsvRow row, DailyPrice price) {
    if (price.high().compareTo(price.low()) < 0) {
      return row.broken(at.high(), "high", "must not be below low " + price.low());
    } else if (isOutside(price, price.open())) {
      return row.broken(at.open(), "open", "must be in " + range(price));
    } else if (isOutside(price, price.close())) {
      return row.broken(at.close(), "close", "must be in " + range(price));
    }
    return null;
  }

  private static boolean isOutside(DailyPrice price, BigDecimal value) {
    return value.compareTo(price.low()) < 0 || value.compareTo(price.high()) > 0;
  }

  private static String range(DailyPrice price) {
    return "low to high, " + price.low() + " to " + price.high();
  }

  private String name(int index) {
    Map<Integer, String> names =
        Map.of(
            at.date(), "date",
            at.open(), "open",
            at.high(), "high",
            at.low(), "low",
            at.close(), "close",
            at.volume(), "volume",
            at.symbol(), "symbol");
    return names.getOrDefault(index, index == at.adjustedClose() ? "adjusted_close" : "column");
  }

  /** The terms of an instrument that an import creates. */
  static Instrument terms(String symbol) {
    return new Instrument(0, symbol, "USD", TICK, BigDecimal.ONE, Instrument.MAX_ORDER_LOTS_MAX);
  }
}
