package io.tradegrid.ingest.binance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An exchange that makes up trades and updates of a book, and knows the book at any time. */
final class Exchange {

  private final Random random;
  private final String symbol;
  private final TreeMap<Long, Long> bids = new TreeMap<>();
  private final TreeMap<Long, Long> asks = new TreeMap<>();
  private long lastUpdate = 100;
  private long lastTrade;
  private long timeMs = 1_769_783_400_000L;

  Exchange(long seed, String symbol) {
    this.random = new Random(seed);
    this.symbol = symbol;
    for (int i = 1; i <= 5; i++) {
      bids.put(1_000L - i, 10L);
      asks.put(1_000L + i, 10L);
    }
  }

  private static String level(long price, long size) {
    return "[\"%d.%d\",\"%d.00000000\"]".formatted(price / 10, price % 10, size);
  }

  /** Returns an update of one to three changes. */
  synchronized String update() {
    long first = lastUpdate + 1;
    List<String> bidLevels = new ArrayList<>();
    List<String> askLevels = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      boolean isBid = random.nextBoolean();
      long price = isBid ? 999 - random.nextInt(8) : 1_001 + random.nextInt(8);
      long size = random.nextInt(4);
      TreeMap<Long, Long> side = isBid ? bids : asks;
      if (size == 0) {
        side.remove(price);
      } else {
        side.put(price, size);
      }
      (isBid ? bidLevels : askLevels).add(level(price, size));
      lastUpdate++;
    }
    timeMs += 100;
    return envelope(
        "depth@100ms",
        "{\"e\":\"depthUpdate\",\"E\":%d,\"s\":\"%s\",\"U\":%d,\"u\":%d,\"b\":[%s],\"a\":[%s]}"
            .formatted(
                timeMs,
                symbol,
                first,
                lastUpdate,
                String.join(",", bidLevels),
                String.join(",", askLevels)));
  }

  synchronized String trade() {
    lastTrade++;
    return envelope(
        "trade",
        "{\"e\":\"trade\",\"E\":%d,\"s\":\"%s\",\"t\":%d,\"p\":\"100.0\",\"q\":\"0.%d\",\"T\":%d,\"m\":%s,\"M\":true}"
            .formatted(timeMs, symbol, lastTrade, lastTrade, timeMs, lastTrade % 2 == 0));
  }

  private String envelope(String stream, String data) {
    return "{\"stream\":\""
        + symbol.toLowerCase(java.util.Locale.ROOT)
        + "@"
        + stream
        + "\",\"data\":"
        + data
        + "}";
  }

  synchronized String snapshot() {
    return "{\"lastUpdateId\":%d,\"bids\":[%s],\"asks\":[%s]}"
        .formatted(lastUpdate, levels(bids.descendingMap()), levels(asks));
  }

  private static String levels(Map<Long, Long> side) {
    return side.entrySet().stream()
        .map(level -> level(level.getKey(), level.getValue()))
        .collect(Collectors.joining(","));
  }

  synchronized long lastUpdate() {
    return lastUpdate;
  }

  /** Returns price and size of the best bid and offer in hundred-millionths. */
  synchronized List<Long> best() {
    return List.of(
        bids.isEmpty() ? 0L : bids.lastKey() * 10_000_000L,
        bids.isEmpty() ? 0L : bids.lastEntry().getValue() * 100_000_000L,
        asks.isEmpty() ? 0L : asks.firstKey() * 10_000_000L,
        asks.isEmpty() ? 0L : asks.firstEntry().getValue() * 100_000_000L);
  }

  /** Returns all levels, best first, as {@link SyncedBook} has them. */
  synchronized List<String> book() {
    List<String> book = new ArrayList<>();
    bids.descendingMap().forEach((price, size) -> book.add("B" + price + "x" + size));
    asks.forEach((price, size) -> book.add("S" + price + "x" + size));
    return book;
  }
}
