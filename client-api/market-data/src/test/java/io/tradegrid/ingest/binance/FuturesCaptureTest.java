package io.tradegrid.ingest.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.SharedData;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.model.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Goal: on a real capture of the futures market each book comes into step and stays there, and its
 * best bid and offer are those that the exchange told apart from it.
 */
final class FuturesCaptureTest {

  private static final String FOLDER = "crypto/ws/BINANCE_FUTURES.";
  private static final Set<String> SYMBOLS = Set.of("SUSHIUSDT", "AKROUSDT", "KEEPUSDT", "CTKUSDT");

  private final JsonMapper mapper = new JsonMapper();

  /** By symbol and update: the best bid and offer from there on, as the exchange told them. */
  private final Map<String, TreeMap<Long, String>> tickers = new HashMap<>();

  private final List<SourceMessage> out = new ArrayList<>();
  private final BinanceTicks ticks = new BinanceTicks(SYMBOLS, 1, new HashMap<>());
  private int compared;

  /** A line is the time it came, a colon and JSON; before it there may be what was asked. */
  private static NavigableMap<BigDecimal, String> lines(String file) throws IOException {
    TreeMap<BigDecimal, String> lines = new TreeMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file(FOLDER + file))),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int json = line.indexOf(": {");
        if (json >= 0) {
          String time = line.substring(line.lastIndexOf(' ', json) + 1, json);
          lines.put(new BigDecimal(time), line);
        }
      }
    }
    return lines;
  }

  private static String json(String line) {
    return line.substring(line.indexOf(": {") + 2);
  }

  @Test
  void booksComeIntoStepAndStayThere() throws IOException {
    NavigableMap<BigDecimal, String> socket = lines("ws.1.0.gz");
    socket.values().forEach(this::keepTicker);
    TreeMap<BigDecimal, String> all = new TreeMap<>(socket);
    all.putAll(lines("http.0.0.gz"));

    all.values().forEach(this::accept);

    assertThat(ticks.unsynced()).isEmpty();
    assertThat(out).noneMatch(BrokenRecord.class::isInstance);
    assertThat(compared).isGreaterThan(100);
  }

  private void keepTicker(String line) {
    JsonNode data = mapper.readTree(json(line)).path("data");
    if (data.path("e").asString("").equals("bookTicker")) {
      tickers
          .computeIfAbsent(data.get("s").stringValue(), symbol -> new TreeMap<>())
          .put(
              data.get("u").longValue(),
              best(number(data, "b"), number(data, "B"), number(data, "a"), number(data, "A")));
    }
  }

  private static BigDecimal number(JsonNode data, String name) {
    return new BigDecimal(data.get(name).stringValue());
  }

  private static String best(BigDecimal... numbers) {
    StringBuilder text = new StringBuilder();
    for (BigDecimal number : numbers) {
      text.append(number.stripTrailingZeros().toPlainString()).append(' ');
    }
    return text.toString();
  }

  private void accept(String line) {
    if (line.startsWith("https")) {
      int at = line.indexOf("symbol=") + 7;
      ticks.snapshot(line.substring(at, line.indexOf('&', at)), json(line), 1, out::add);
      return;
    }
    JsonNode data = mapper.readTree(json(line)).path("data");
    if (!data.path("e").asString("").equals("depthUpdate")) {
      return;
    }
    String symbol = data.get("s").stringValue();
    SyncedBook book = ticks.book(symbol);
    boolean wasSynced = book.isSynced();
    ticks.accept(json(line), out::add);
    assertThat(book.isSynced()).as(line).isEqualTo(wasSynced);
    if (wasSynced) {
      compare(symbol, book);
    }
  }

  /** The ticker before the first is not known. */
  private void compare(String symbol, SyncedBook book) {
    var ticker = tickers.get(symbol).floorEntry(book.lastId());
    if (ticker != null) {
      var unused = book.isChanged();
      assertThat(
              best(
                  price(book.best().price(Side.BUY)),
                  price(book.best().size(Side.BUY)),
                  price(book.best().price(Side.SELL)),
                  price(book.best().size(Side.SELL))))
          .as("%s at %d", symbol, book.lastId())
          .isEqualTo(ticker.getValue());
      compared++;
    }
  }

  private static BigDecimal price(long units) {
    return BigDecimal.valueOf(units, BinanceMessages.DECIMALS);
  }
}
