package io.tradegrid.tick;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * The trades of AAPL on 2012-06-21, which lie beside the project in ../shared/data and are not part
 * of it: a test that needs them is left out where they are not there, and says so.
 */
final class RealTrades {

  private static final String NAME = "AAPL_2012-06-21_34200000_57600000_message_1.csv.gz";

  /** Midnight in New York that day. */
  private static final long MIDNIGHT_NS = 1_340_251_200_000_000_000L;

  private static final String VISIBLE = "4";
  private static final String HIDDEN = "5";

  private RealTrades() {}

  static TickColumns read() throws IOException {
    Path file =
        Path.of(System.getProperty("tradegrid.root"), "..", "shared", "data", "lobster", NAME);
    Assumptions.assumeTrue(
        Files.exists(file), () -> "needs the real data: there is no " + file.normalize());
    TickColumns trades = new TickColumns(TickKind.TRADE);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(",");
        if (fields[1].equals(VISIBLE) || fields[1].equals(HIDDEN)) {
          trades.add(trade(fields, trades.count() + 1));
        }
      }
    }
    return trades;
  }

  private static TradeTick trade(String[] fields, long sequence) {
    long timeNs = MIDNIGHT_NS + new BigDecimal(fields[0]).movePointRight(9).longValueExact();
    long conditions = fields[1].equals(HIDDEN) ? Tag.of("HIDDEN") : 0;
    long price = Long.parseLong(fields[4]);
    long size = Long.parseLong(fields[3]);
    long source = Tag.of("LOBSTER");
    return new TradeTick(timeNs, source, sequence, 0, conditions, 0, 4, 0, price, size);
  }
}
