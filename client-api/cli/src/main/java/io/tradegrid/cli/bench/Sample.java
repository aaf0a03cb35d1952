package io.tradegrid.cli.bench;

import io.tradegrid.cli.shell.CommandException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run of a stream through a book came to.
 *
 * @param values numbers by name, as the process said them
 */
record Sample(Map<String, Long> values) {

  /** What must be equal for two books to have done the same work. */
  private static final List<String> OUTCOME =
      List.of("commands", "trades", "lots", "checksum", "resting", "restingLots");

  Sample {
    values = Map.copyOf(values);
  }

  /** Reads {@code key=value} separated by spaces. */
  static Sample parse(String line) {
    Map<String, Long> values = new LinkedHashMap<>();
    for (String word : line.strip().split(" ", -1)) {
      int equals = word.indexOf('=');
      values.put(word.substring(0, equals), Long.parseLong(word.substring(equals + 1)));
    }
    return new Sample(values);
  }

  long get(String key) {
    Long value = values.get(key);
    if (value == null) {
      throw new CommandException(key + ": is missing in the answer of a benchmark process");
    }
    return value;
  }

  /** Returns commands a second of a time in nanoseconds that was taken under this name. */
  double rate(String key) {
    return 1e9 * get("commands") * values.getOrDefault("books", 1L) / get(key);
  }

  /**
   * Fails unless both came to the same trades and the same book and no command was refused.
   *
   * @throws CommandException naming what differs
   */
  void requireSameOutcome(Sample other) {
    for (String key : OUTCOME) {
      if (get(key) != other.get(key)) {
        throw new CommandException(
            key + ": the books differ, " + get(key) + " and " + other.get(key) + "; no report");
      }
    }
    if (get("refused") + other.get("refused") != 0) {
      throw new CommandException(
          "refused: commands found no order, " + get("refused") + " and " + other.get("refused"));
    }
  }
}
