package io.tradegrid.ingest.http;

import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.text.Decimal;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TradeTick;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the answers of all providers have in common: JSON, and bars that become ticks. */
final class Answer {

  static final long NS_PER_SECOND = 1_000_000_000L;

  /** The condition of a tick that is a bar: its last price and its whole volume. */
  static final long BAR = Tag.of("BAR");

  /** The condition of a tick that is a figure and no trade. */
  static final long FIGURE = Tag.of("FIGURE");

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Answer() {}

  /** Reads an object, digit by digit and never through a double. */
  static JsonNode object(byte[] bytes) throws ProviderException {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node.isObject()) {
        return node;
      }
      throw new ProviderException("answer: must be a JSON object");
    } catch (JacksonException e) {
      throw new ProviderException("answer: is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Returns a part of an answer. */
  static JsonNode part(JsonNode node, String name) throws ProviderException {
    JsonNode part = node.get(name);
    if (part == null || part.isNull()) {
      throw new ProviderException(name + ": is missing");
    }
    return part;
  }

  /** Returns a number, which may be written as a text. */
  static BigDecimal number(String name, JsonNode node) throws ProviderException {
    try {
      return node.isString() ? new BigDecimal(node.stringValue()) : node.decimalValue();
    } catch (NumberFormatException | JacksonException e) {
      throw new ProviderException(name + ": must be a number, got " + node, e);
    }
  }

  /** Makes a tick of a price and a size. */
  static SourceTick tick(
      String symbol, long source, long seconds, long conditions, BigDecimal price, BigDecimal size)
      throws ProviderException {
    try {
      Decimal units = Decimal.of("price", price);
      Decimal volume = Decimal.of("volume", size);
      return new SourceTick(
          symbol,
          new TradeTick(
              Math.multiplyExact(seconds, NS_PER_SECOND),
              source,
              seconds,
              0,
              conditions,
              0,
              units.decimals(),
              volume.decimals(),
              units.units(),
              volume.units()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ProviderException(e.getMessage(), e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
