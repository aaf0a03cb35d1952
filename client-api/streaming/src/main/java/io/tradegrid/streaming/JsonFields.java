package io.tradegrid.streaming;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of one JSON object. What is not what it should be is refused with an
 * IllegalArgumentException that names the field and its value. For one thread.
 */
public final class JsonFields {

  private static final int DIGITS_MAX = 18;
  private static final int SHOWN_MAX = 40;
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final JsonNode node;
  private final Set<String> asked = new HashSet<>();

  /**
   * Reads the value of a record.
   *
   * @param value bytes in UTF-8; null if the record has none
   * @param bytesMax most bytes it may have
   * @throws IllegalArgumentException if it is no JSON object of that length
   */
  public static JsonFields parse(byte[] value, int bytesMax) {
    if (value == null || value.length > bytesMax) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "value: must have 1 to %,d bytes, got %s",
              bytesMax,
              value == null ? "none" : value.length));
    }
    try {
      return new JsonFields(MAPPER.readTree(value));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("value: is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private JsonFields(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("value: must be a JSON object");
    }
    this.node = node;
  }

  private JsonNode get(String name) {
    asked.add(name);
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private static <T> T required(String name, T value) {
    if (value == null) {
      throw new IllegalArgumentException(name + ": is missing");
    }
    return value;
  }

  private static IllegalArgumentException refused(String name, String rule, JsonNode value) {
    String text = value.isString() ? value.stringValue() : value.toString();
    String shown = text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "...";
    return new IllegalArgumentException(name + ": " + rule + ", got " + shown);
  }

  /** Reads a text that has to be there. */
  public String text(String name) {
    return required(name, textOrNull(name));
  }

  /** Reads a text; null if it is absent. */
  public String textOrNull(String name) {
    JsonNode value = get(name);
    if (value != null && !value.isString()) {
      throw refused(name, "must be a text", value);
    }
    return value == null ? null : value.stringValue();
  }

  /** Reads the name of a constant that has to be there. */
  public <E extends Enum<E>> E choice(String name, Class<E> type) {
    return required(name, choiceOr(name, type, null));
  }

  /** Reads the name of a constant; the preset if it is absent. */
  public <E extends Enum<E>> E choiceOr(String name, Class<E> type, E preset) {
    String text = textOrNull(name);
    if (text == null) {
      return preset;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(choice -> choice.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    name, "must be one of " + Arrays.toString(type.getEnumConstants()), get(name)));
  }

  /** Reads a number that has to be there, as {@link #decimalOrNull}. */
  public BigDecimal decimal(String name) {
    return required(name, decimalOrNull(name));
  }

  /**
   * Reads a number, or a text with one, digit by digit and never through a double; null if it is
   * absent.
   */
  public BigDecimal decimalOrNull(String name) {
    JsonNode value = get(name);
    if (value == null) {
      return null;
    }
    String text = value.isString() ? value.stringValue() : value.toString();
    if (!NUMBER.matcher(text).matches()) {
      throw refused(name, "must be a number of at most 40 digits", value);
    }
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    if (number.scale() > DIGITS_MAX || number.precision() - number.scale() > DIGITS_MAX) {
      throw refused(name, "must have at most 18 digits before and after the point", value);
    }
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** Reads true or false; false if it is absent. */
  public boolean flag(String name) {
    JsonNode value = get(name);
    if (value != null && !value.isBoolean()) {
      throw refused(name, "must be true or false", value);
    }
    return value != null && value.booleanValue();
  }

  /** Reads a time in UTC to the nanosecond; null if it is absent. */
  public Instant timeOrNull(String name) {
    String text = textOrNull(name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw refused(name, "must be a time in UTC such as 2026-01-31T16:30:00Z", get(name));
    }
  }

  /** Reads a day; null if it is absent. */
  public LocalDate dayOrNull(String name) {
    String text = textOrNull(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw refused(name, "must be a day such as 2026-01-31", get(name));
    }
  }

  /**
   * Refuses fields that nobody asked for: a misspelt one would be silently left out else.
   *
   * @param thing what the object is, for the message
   */
  public void refuseOthers(Object thing) {
    for (String name : node.propertyNames()) {
      if (!asked.contains(name)) {
        throw new IllegalArgumentException(name + ": is not a field of " + thing);
      }
    }
  }
}
