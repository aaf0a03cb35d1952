package io.tradegrid.depth;

import io.tradegrid.model.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * A row of a Databento market-by-order file; a tick is a billionth of the currency.
 *
 * @param action A add, C cancel of size, M modify, F fill of a resting order, T trade, R clear
 * @param side null where the file says N
 */
record MarketByOrderRow(
    char action, Side side, long orderId, long priceTicks, long size, long sequence) {

  /** Reads a file by the names in its first line. */
  static List<MarketByOrderRow> read(String name) throws IOException {
    try (BufferedReader reader = RealData.open(name)) {
      List<String> header = Arrays.asList(reader.readLine().split(",", -1));
      int action = header.indexOf("action");
      int side = header.indexOf("side");
      int orderId = header.indexOf("order_id");
      int ticks = header.indexOf("price_e9");
      int price = header.indexOf("price");
      int size = header.indexOf("size");
      int sequence = header.indexOf("sequence");
      return reader
          .lines()
          .map(line -> line.split(",", -1))
          .map(
              f ->
                  new MarketByOrderRow(
                      f[action].charAt(0),
                      side(f[side]),
                      Long.parseLong(f[orderId]),
                      ticks < 0 ? ticks(f[price]) : Long.parseLong(f[ticks]),
                      Long.parseLong(f[size]),
                      Long.parseLong(f[sequence])))
          .toList();
    }
  }

  static long ticks(String price) {
    return price.isEmpty() ? 0 : new BigDecimal(price).movePointRight(9).longValueExact();
  }

  private static Side side(String text) {
    return switch (text) {
      case "B" -> Side.BUY;
      case "A" -> Side.SELL;
      case "N" -> null;
      default -> throw new IllegalArgumentException("side: unknown, got " + text);
    };
  }
}
