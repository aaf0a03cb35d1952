package io.tradegrid.prices;

import io.tradegrid.replay.BrokenFileException;
import io.tradegrid.replay.CsvRow;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Where the columns of a daily price file are, by its header. */
record DailyPriceColumns(
    int columns,
    int date,
    int open,
    int high,
    int low,
    int close,
    int volume,
    int symbol,
    int adjustedClose) {

  private static final int ABSENT = -1;

  /**
   * Reads a header.
   *
   * @throws BrokenFileException naming the column that is missing or there twice
   */
  static DailyPriceColumns of(Path path, CsvRow header) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.text(i).toLowerCase(Locale.ROOT);
      if (places.put(name.equals("name") ? "symbol" : name, i) != null) {
        throw header.broken(i, "header", "must have each column once");
      }
    }
    return new DailyPriceColumns(
        header.size(),
        place(path, places, "date"),
        place(path, places, "open"),
        place(path, places, "high"),
        place(path, places, "low"),
        place(path, places, "close"),
        place(path, places, "volume"),
        place(path, places, "symbol"),
        places.getOrDefault("adjusted_close", ABSENT));
  }

  private static int place(Path path, Map<String, Integer> places, String name) {
    Integer place = places.get(name);
    if (place == null) {
      throw new BrokenFileException(
          path,
          "header must have the columns date, open, high, low, close, volume and symbol (or Name);"
              + " there is no "
              + name);
    }
    return place;
  }

  boolean hasAdjustedClose() {
    return adjustedClose != ABSENT;
  }
}
