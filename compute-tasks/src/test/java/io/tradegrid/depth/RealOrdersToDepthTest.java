package io.tradegrid.depth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Goal: the orders of one NASDAQ stock and day give the venue's published depth: price, size and
 * number of orders at ten levels, after every add and cancel, also those the depth file is silent
 * about because nothing in sight changed. Method: a depth row belongs to the order event with its
 * sequence, order id and action. The row of a trade shows the book after its fills, so they are
 * applied with the trade, and the cancels that repeat them are not applied again.
 */
final class RealOrdersToDepthTest {

  private static final int LEVELS = 10;

  private record DepthRow(
      char action, long orderId, long sequence, List<DepthLevel> bids, List<DepthLevel> offers) {

    boolean belongsTo(MarketByOrderRow row) {
      return action == row.action() && orderId == row.orderId() && sequence == row.sequence();
    }
  }

  private final MarketByOrderBook book = new MarketByOrderBook();
  private final Set<Long> filled = new HashSet<>();
  private int refused;
  private int fills;

  @Test
  void tenLevelsAgreeAfterEveryEvent() throws IOException {
    List<MarketByOrderRow> rows = MarketByOrderRow.read("depth/mbo.csv.gz");
    Queue<DepthRow> published = new ArrayDeque<>(readDepth());
    int publishedRows = published.size();
    List<String> differing = new ArrayList<>();
    int adds = 0;
    int cancels = 0;
    int silent = 0;
    DepthRow shown = published.element();
    for (int i = 0; i < rows.size(); i++) {
      MarketByOrderRow row = rows.get(i);
      apply(rows, i);
      if (!published.isEmpty() && published.element().belongsTo(row)) {
        shown = published.remove();
      } else {
        silent++;
      }
      adds += row.action() == 'A' ? 1 : 0;
      cancels += row.action() == 'C' ? 1 : 0;
      if (!book.levels(Side.BUY, LEVELS).equals(shown.bids())
          || !book.levels(Side.SELL, LEVELS).equals(shown.offers())) {
        differing.add(i + ": " + row);
      }
    }

    System.out.printf(
        "ARL: %,d order events (%,d adds, %,d cancels, %d fills, %d refused), %,d depth rows,"
            + " %,d events out of sight; %d differ%n",
        rows.size(), adds, cancels, fills, refused, publishedRows, silent, differing.size());
    assertThat(differing).isEmpty();
    assertThat(published).as("depth rows without an event").isEmpty();
    assertThat(refused).isZero();
    assertThat(List.of(rows.size(), adds, cancels, fills, publishedRows, silent))
        .containsExactly(5_886, 2_915, 2_913, 11, 3_928, 1_958);
  }

  private void apply(List<MarketByOrderRow> rows, int index) {
    MarketByOrderRow row = rows.get(index);
    switch (row.action()) {
      case 'A' -> count(book.add(row.orderId(), row.side(), row.priceTicks(), row.size()));
      case 'C' -> {
        if (!filled.remove(row.orderId())) {
          count(book.reduce(row.orderId(), row.size()));
        }
      }
      case 'T' -> {
        for (int i = index + 1; i < rows.size() && rows.get(i).action() == 'F'; i++) {
          MarketByOrderRow fill = rows.get(i);
          count(book.fill(fill.orderId(), fill.size()));
          filled.add(fill.orderId());
          fills++;
        }
      }
      case 'F' -> assertThat(filled).as("fills applied").contains(row.orderId());
      case 'R' -> book.clear();
      default -> throw new IllegalStateException("action: unknown, got " + row.action());
    }
  }

  private void count(DepthResult result) {
    refused += result == DepthResult.APPLIED ? 0 : 1;
  }

  private static List<DepthRow> readDepth() throws IOException {
    try (BufferedReader reader = RealData.open("depth/mbp10.csv.gz")) {
      List<String> header = Arrays.asList(reader.readLine().split(",", -1));
      return reader
          .lines()
          .map(line -> line.split(",", -1))
          .map(
              f ->
                  new DepthRow(
                      f[header.indexOf("action")].charAt(0),
                      Long.parseLong(f[header.indexOf("order_id")]),
                      Long.parseLong(f[header.indexOf("sequence")]),
                      side(f, header.indexOf("bid_px_00")),
                      side(f, header.indexOf("ask_px_00"))))
          .toList();
    }
  }

  /** Reads price, size and count of a side; bid and ask of a level stand side by side. */
  private static List<DepthLevel> side(String[] fields, int from) {
    List<DepthLevel> side = new ArrayList<>(LEVELS);
    for (int i = from; side.size() < LEVELS && i < from + 6 * LEVELS; i += 6) {
      if (!fields[i].isEmpty()) {
        side.add(
            new DepthLevel(
                MarketByOrderRow.ticks(fields[i]),
                Long.parseLong(fields[i + 1]),
                Integer.parseInt(fields[i + 2])));
      }
    }
    return side;
  }
}
