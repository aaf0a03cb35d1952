package io.tradegrid.task;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads parameters given as text, and refuses what does not fit, naming the parameter. */
final class Parameters {

  private static final int LENGTH_MAX = 10_000;

  private final Map<?, ?> values;

  Parameters(Map<?, ?> values, Set<String> known) {
    this.values = values;
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      if (!(entry.getKey() instanceof String name) || !known.contains(name)) {
        throw invalid(entry.getKey() + ": is no parameter; there are " + new TreeSet<>(known));
      }
      if (!(entry.getValue() instanceof String value) || value.length() > LENGTH_MAX) {
        throw invalid(name + ": must be a text of at most " + LENGTH_MAX + " characters");
      }
    }
  }

  static RiskException invalid(String message) {
    return new RiskException(Failure.INVALID_INPUT, message);
  }

  /** Returns a text, null if there is none. */
  String text(String name) {
    Object value = values.get(name);
    return value == null || value.equals("") ? null : (String) value;
  }

  /** Returns a text of a pattern, null if there is none. */
  String matching(String name, Pattern pattern, String rule) {
    String text = text(name);
    if (text != null && !pattern.matcher(text).matches()) {
      throw invalid("%s: must be %s, got %s".formatted(name, rule, text));
    }
    return text;
  }

  int integer(String name, int otherwise, int min, int max) {
    String text = text(name);
    try {
      int value = text == null ? otherwise : Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw because(e, "%s: must be a whole number, got %s".formatted(name, text));
    }
    throw invalid("%s: must be %d to %d, got %s".formatted(name, min, max, text));
  }

  long wide(String name, long otherwise) {
    String text = text(name);
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw because(e, "%s: must be a whole number, got %s".formatted(name, text));
    }
  }

  /** Returns a number strictly between two. */
  double between(String name, double otherwise, double min, double max) {
    String text = text(name);
    try {
      double value = text == null ? otherwise : Double.parseDouble(text);
      if (value > min && value < max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw because(e, "%s: must be a number, got %s".formatted(name, text));
    }
    throw invalid("%s: must be above %s and below %s, got %s".formatted(name, min, max, text));
  }

  /** Returns a day, null if there is none. */
  LocalDate day(String name) {
    String text = text(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw because(e, "%s: must be a day as YYYY-MM-DD, got %s".formatted(name, text));
    }
  }

  <E extends Enum<E>> E constant(String name, Class<E> type, E otherwise) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    String constant = text.toUpperCase(Locale.ROOT).replace('-', '_');
    for (E candidate : type.getEnumConstants()) {
      if (candidate.name().equals(constant)) {
        return candidate;
      }
    }
    throw invalid(
        "%s: must be one of %s, got %s"
            .formatted(name, Arrays.toString(type.getEnumConstants()), text));
  }

  private static RiskException because(Exception cause, String message) {
    RiskException invalid = invalid(message);
    invalid.initCause(cause);
    return invalid;
  }
}
