package io.tradegrid.ingest.binance;

import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.binance.DepthUpdate.Level;
import io.tradegrid.ingest.text.Decimal;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TradeTick;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads Binance's JSON; a message that is none is refused by field and value. Pure. */
final class BinanceMessages {

  /** Decimals of all prices and sizes: none has more. */
  static final int DECIMALS = 8;

  private static final long NS_PER_MS = 1_000_000L;
  private static final long SELLER_CAME = Tag.of("S");
  private static final long BUYER_CAME = Tag.of("B");

  private final JsonMapper mapper = new JsonMapper();
  private final long source;

  BinanceMessages(long source) {
    this.source = source;
  }

  /**
   * Reads a text into an object; a message of a combined stream is taken out of its envelope.
   *
   * @throws IllegalArgumentException if it is none
   */
  JsonNode read(String text) {
    try {
      JsonNode node = mapper.readTree(text);
      if (!node.isObject()) {
        throw new IllegalArgumentException("message: must be a JSON object");
      }
      return node.has("stream") ? required(node, "data") : node;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("message: is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static JsonNode required(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException(name + ": is missing");
    }
    return value;
  }

  private static long whole(JsonNode node, String name) {
    JsonNode value = required(node, name);
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw new IllegalArgumentException(name + ": must be a whole number, got " + value);
    }
    return value.longValue();
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = required(node, name);
    if (!value.isString()) {
      throw new IllegalArgumentException(name + ": must be a text, got " + value);
    }
    return value.stringValue();
  }

  /** Returns the symbol of an event. */
  String symbol(JsonNode event) {
    return text(event, "s");
  }

  /** Reads a trade; its number is the exchange's, which are consecutive for a symbol. */
  SourceTick trade(JsonNode event) {
    boolean buyerRested = required(event, "m").asBoolean();
    return new SourceTick(
        text(event, "s"),
        new TradeTick(
            Math.multiplyExact(whole(event, "T"), NS_PER_MS),
            source,
            whole(event, "t"),
            0,
            buyerRested ? SELLER_CAME : BUYER_CAME,
            0,
            DECIMALS,
            DECIMALS,
            Decimal.of("p", text(event, "p")).at("p", DECIMALS),
            Decimal.of("q", text(event, "q")).at("q", DECIMALS)));
  }

  /** Reads an update of a book. */
  DepthUpdate update(JsonNode event) {
    long first = whole(event, "U");
    long last = whole(event, "u");
    if (first > last) {
      throw new IllegalArgumentException("U: must be at most u, got " + first + " and " + last);
    }
    long timeNs = Math.multiplyExact(whole(event, "E"), NS_PER_MS);
    long previous = event.has("pu") ? whole(event, "pu") : DepthUpdate.NONE;
    return new DepthUpdate(first, last, previous, timeNs, levels(event, "b"), levels(event, "a"));
  }

  /** Reads a snapshot of a book. */
  DepthUpdate snapshot(JsonNode answer) {
    long last = whole(answer, "lastUpdateId");
    return new DepthUpdate(
        last, last, DepthUpdate.NONE, 0, levels(answer, "bids"), levels(answer, "asks"));
  }

  private static List<Level> levels(JsonNode node, String name) {
    List<Level> levels = new ArrayList<>();
    for (JsonNode level : required(node, name)) {
      if (level.size() < 2 || !level.get(0).isString() || !level.get(1).isString()) {
        throw new IllegalArgumentException(name + ": must have price and size, got " + level);
      }
      long size = Decimal.of(name, level.get(1).stringValue()).at(name, DECIMALS);
      if (size < 0) {
        throw new IllegalArgumentException(name + ": must have sizes of 0 or more, got " + level);
      }
      levels.add(new Level(Decimal.of(name, level.get(0).stringValue()).at(name, DECIMALS), size));
    }
    return levels;
  }
}
