package io.tradegrid.benchmark.ticks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The trades of a day of LOBSTER: message types 4, of visible orders, and 5, of hidden ones. */
final class LobsterTrades {

  private static final int DECIMALS = 4;
  private static final int DATE = 1;
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private LobsterTrades() {}

  /**
   * Reads a file.
   *
   * @param file packed by gzip, named as LOBSTER does: symbol and date first
   */
  static TickStream read(Path file) throws IOException {
    String[] name = file.getFileName().toString().split("_", -1);
    long midnight = LocalDate.parse(name[DATE]).atStartOfDay(NEW_YORK).toEpochSecond();
    List<String[]> trades = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(",", -1);
        if (fields[1].equals("4") || fields[1].equals("5")) {
          trades.add(fields);
        }
      }
    }
    return new TickStream(
        name[0],
        DECIMALS,
        trades.stream()
            .mapToLong(
                fields ->
                    new BigDecimal(fields[0])
                        .add(BigDecimal.valueOf(midnight))
                        .movePointRight(9)
                        .longValueExact())
            .toArray(),
        trades.stream().mapToInt(fields -> Integer.parseInt(fields[4])).toArray(),
        trades.stream().mapToInt(fields -> Integer.parseInt(fields[3])).toArray());
  }
}
