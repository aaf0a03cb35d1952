package io.tradegrid.task;

import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Five years of daily prices of the S&amp;P 500, which lie beside the project in ../shared/data and
 * are not part of it. Tests that need them are left out where they are not there.
 */
final class DailyPrices {

  private static final Path DIRECTORY =
      Path.of(System.getProperty("tradegrid.root"), "..", "shared", "data", "daily");

  private DailyPrices() {}

  /** The rows of BARS_1D as an import writes them, from the file with one row a price. */
  static List<Row> bars(Set<String> symbols) throws IOException {
    try (BufferedReader reader = open("sp500_5yr_ohlcv_long.csv.gz")) {
      return reader
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .filter(fields -> symbols.contains(fields[6]))
          .map(
              f ->
                  bar(
                      f[6],
                      Date.valueOf(f[0]),
                      number(f[1]),
                      number(f[2]),
                      number(f[3]),
                      f[4],
                      f[5]))
          .toList();
    }
  }

  private static Row bar(
      String symbol,
      Date day,
      BigDecimal open,
      BigDecimal high,
      BigDecimal low,
      String close,
      String volume) {
    return Row.of(
        Table.BARS_1D,
        symbol,
        day,
        open,
        high,
        low,
        number(close),
        number(volume),
        null,
        null,
        null,
        "IMPORT",
        0L);
  }

  private static BigDecimal number(String field) {
    return field.isEmpty() ? null : new BigDecimal(field);
  }

  /** The closes of the file with one column a symbol: a row a day, oldest first. */
  static double[][] closes(List<String> symbols) throws IOException {
    try (BufferedReader reader = open("sp500_5yr_close_wide.csv.gz")) {
      List<String> header = List.of(reader.readLine().split(",", -1));
      int[] columns = symbols.stream().mapToInt(header::indexOf).toArray();
      return reader
          .lines()
          .map(line -> line.split(",", -1))
          .map(
              fields -> {
                double[] closes = new double[columns.length];
                for (int i = 0; i < columns.length; i++) {
                  closes[i] = Double.parseDouble(fields[columns[i]]);
                }
                return closes;
              })
          .toArray(double[][]::new);
    }
  }

  /** The days of that file, oldest first. */
  static List<LocalDate> days() throws IOException {
    try (BufferedReader reader = open("sp500_5yr_close_wide.csv.gz")) {
      return reader.lines().skip(1).map(line -> LocalDate.parse(line.substring(0, 10))).toList();
    }
  }

  private static BufferedReader open(String name) throws IOException {
    Path file = DIRECTORY.resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file), () -> "needs the real data: there is no " + file.normalize());
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
  }
}
