package io.tradegrid.lookback;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is asked for, by key.
 *
 * @param values texts
 */
record Arguments(Map<String, String> values) {

  private static final Set<String> KEYS =
      Set.of(
          "grid", "symbol", "shard", "from", "to", "last", "limit", "until", "levels", "events",
          "json");

  /** Copies the map. */
  Arguments {
    values = Map.copyOf(values);
  }

  /**
   * Reads arguments, each {@code --key=value}.
   *
   * @throws IllegalArgumentException naming the one that is wrong
   */
  static Arguments parse(List<String> arguments) {
    Map<String, String> values = new TreeMap<>();
    for (String argument : arguments) {
      String[] pair = argument.split("=", 2);
      String key = pair[0].replaceFirst("^--", "");
      if (!KEYS.contains(key) || pair.length != 2) {
        throw new IllegalArgumentException(argument + ": must be one of " + KEYS + " with a value");
      }
      values.put(key, pair[1]);
    }
    return new Arguments(values);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  String text(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  boolean isSet(String key) {
    return Boolean.parseBoolean(values.get(key));
  }

  /**
   * Returns a number.
   *
   * @throws IllegalArgumentException if it is none or out of its range
   */
  long number(String key, long otherwise, long min, long max) {
    String text = values.getOrDefault(key, Long.toString(otherwise));
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + key + ": must be a number, got '" + text + "'", e);
    }
    throw new IllegalArgumentException(
        "--" + key + ": must be " + min + " to " + max + ", got " + text);
  }
}
