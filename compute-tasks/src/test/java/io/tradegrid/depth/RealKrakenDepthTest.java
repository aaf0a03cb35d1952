package io.tradegrid.depth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.model.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Goal: the books of ten pairs, kept from Kraken's captured messages, give the checksum that Kraken
 * sent with every update. Method: the texts of price and quantity without their point are ticks and
 * lots; each pair prints the same number of decimals throughout, which is checked.
 */
final class RealKrakenDepthTest {

  private static final String CAPTURE = "crypto/ws/KRAKEN.ws.50.0.gz";
  private static final int SUBSCRIBED_LEVELS = 1_000;

  private final JsonMapper json = new JsonMapper();
  private final KrakenChecksum rule = new KrakenChecksum();
  private final Map<String, DepthBook> books = new HashMap<>();
  private final Set<String> decimals = new HashSet<>();
  private int snapshots;
  private int levelUpdates;
  private int unknownLevels;
  private int checksums;
  private int agreeing;

  @Test
  void everyChecksumAgrees() throws IOException {
    try (BufferedReader lines = RealData.open(CAPTURE)) {
      lines
          .lines()
          .filter(line -> line.contains(": ["))
          .forEach(line -> receive(line.substring(line.indexOf(": [") + 2)));
    }

    System.out.printf(
        "Kraken: %d pairs, %d snapshots, %,d level updates, %d of levels out of sight;"
            + " %,d of %,d checksums agree%n",
        books.size(), snapshots, levelUpdates, unknownLevels, agreeing, checksums);
    assertThat(checksums).isEqualTo(4_269);
    assertThat(agreeing).isEqualTo(4_269);
    assertThat(books).hasSize(10);
    assertThat(snapshots).isEqualTo(10);
    assertThat(decimals).as("decimals of prices and quantities, by pair").hasSize(20);
    assertThat(levelUpdates).isEqualTo(4_272);
    assertThat(unknownLevels).isZero();
  }

  private void receive(String text) {
    JsonNode message = json.readTree(text);
    String pair = message.get(message.size() - 1).asString();
    DepthBook book = books.computeIfAbsent(pair, name -> DepthBook.bounded(SUBSCRIBED_LEVELS));
    String sent = null;
    for (int i = 1; i < message.size() - 2; i++) {
      JsonNode part = message.get(i);
      if (part.has("as")) {
        snapshots++;
        book.clear();
      }
      applyAll(book, pair, Side.SELL, part.path("as"), part.path("a"));
      applyAll(book, pair, Side.BUY, part.path("bs"), part.path("b"));
      sent = part.has("c") ? part.get("c").asString() : sent;
    }
    book.endMessage();
    if (sent != null) {
      checksums++;
      agreeing += Long.toString(rule.of(book)).equals(sent) ? 1 : 0;
    }
  }

  private void applyAll(
      DepthBook book, String pair, Side side, JsonNode snapshot, JsonNode updates) {
    snapshot.forEach(level -> apply(book, pair, side, level));
    updates.forEach(level -> apply(book, pair, side, level));
    levelUpdates += updates.size();
  }

  private void apply(DepthBook book, String pair, Side side, JsonNode level) {
    DepthResult result =
        book.set(
            side,
            units(pair + " price", level.get(0).asString()),
            units(pair + " quantity", level.get(1).asString()),
            0);
    unknownLevels += result == DepthResult.UNKNOWN_LEVEL ? 1 : 0;
  }

  /** Reads a decimal as a number of units of its last place. */
  private long units(String what, String text) {
    decimals.add(what + " " + (text.length() - text.indexOf('.') - 1));
    return Long.parseLong(text.replace(".", ""));
  }
}
