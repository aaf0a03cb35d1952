package io.tradegrid.ingest;

import java.util.regex.Pattern;

/**
 * Something that can be set of a feed, with its row in {@code docs/reference/feeds.md}.
 *
 * @param key its name
 * @param preset its value where none is given; empty for none
 * @param range what it may be: {@code text}, or {@code MIN to MAX} for a whole number, or choices
 *     by bars
 * @param isRequired whether it must be given
 * @param meaning what it is, a sentence that names the unit
 */
public record FeedSetting(
    String key, String preset, String range, boolean isRequired, String meaning) {

  private static final Pattern NUMBERS = Pattern.compile("(-?\\d+) to (-?\\d+)");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final String TEXT = "text";

  /** Makes a text that may be left out. */
  public static FeedSetting text(String key, String preset, String meaning) {
    return new FeedSetting(key, preset, TEXT, false, meaning);
  }

  /** Makes a text that must be given. */
  public static FeedSetting required(String key, String meaning) {
    return new FeedSetting(key, "", TEXT, true, meaning);
  }

  /** Makes a whole number. */
  public static FeedSetting number(String key, long preset, long min, long max, String meaning) {
    return new FeedSetting(key, Long.toString(preset), min + " to " + max, false, meaning);
  }

  /** Makes a choice; the first one is the preset. */
  public static FeedSetting choice(String key, String meaning, String... choices) {
    return new FeedSetting(key, choices[0], String.join(", ", choices), false, meaning);
  }

  /**
   * Checks a value.
   *
   * @throws IllegalArgumentException naming key and value if it cannot be
   */
  void check(String value) {
    if (isRequired && value.isBlank()) {
      throw new IllegalArgumentException(key + ": is missing; give --" + key + "=VALUE");
    }
    var numbers = NUMBERS.matcher(range);
    boolean fits =
        numbers.matches()
            ? WHOLE.matcher(value).matches()
                && Long.parseLong(value) >= Long.parseLong(numbers.group(1))
                && Long.parseLong(value) <= Long.parseLong(numbers.group(2))
            : range.equals(TEXT) || (", " + range + ",").contains(", " + value + ",");
    if (!fits) {
      throw new IllegalArgumentException(
          key + ": must be " + (numbers.matches() ? "" : "one of ") + range + ", got " + value);
    }
  }
}
