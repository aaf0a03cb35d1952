package io.tradegrid.kafka;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The fields of one JSON object; refuses what is not what it should be, by name and value. */
final class JsonFields {

  private static final int DIGITS_MAX = 18;
  private static final int SHOWN_MAX = 40;
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");

  private final JsonNode node;
  private final Set<String> asked = new HashSet<>();

  JsonFields(JsonNode node) {
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

  String text(String name) {
    return required(name, textOrNull(name));
  }

  String textOrNull(String name) {
    JsonNode value = get(name);
    if (value != null && !value.isString()) {
      throw refused(name, "must be a text", value);
    }
    return value == null ? null : value.stringValue();
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) {
    return required(name, choiceOr(name, type, null));
  }

  <E extends Enum<E>> E choiceOr(String name, Class<E> type, E preset) {
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

  BigDecimal decimal(String name) {
    return required(name, decimalOrNull(name));
  }

  /** Reads a number, or a text with one, digit by digit and never through a double. */
  BigDecimal decimalOrNull(String name) {
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

  boolean flag(String name) {
    JsonNode value = get(name);
    if (value != null && !value.isBoolean()) {
      throw refused(name, "must be true or false", value);
    }
    return value != null && value.booleanValue();
  }

  Instant timeOrNull(String name) {
    String text = textOrNull(name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw refused(name, "must be a time in UTC such as 2026-01-31T16:30:00Z", get(name));
    }
  }

  /** Refuses fields that nobody asked for: a misspelt one would be silently left out else. */
  void refuseOthers(Enum<?> action) {
    for (String name : node.propertyNames()) {
      if (!asked.contains(name)) {
        throw new IllegalArgumentException(name + ": is not a field of " + action);
      }
    }
  }
}
