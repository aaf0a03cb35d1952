package io.tradegrid.task;

import io.tradegrid.risk.RiskException;
import io.tradegrid.statistics.Require;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where bars come from: {@code 1d} and {@code 1m} are tables, {@code ticks:5m} is made of trades.
 */
final class BarSource {

  static final String DAYS = "1d";
  static final String MINUTES = "1m";

  private static final Pattern TICKS = Pattern.compile("ticks:([1-9][0-9]{0,5})(ms|s|m|h|d)");

  private BarSource() {}

  /**
   * Checks a source.
   *
   * @throws RiskException INVALID_INPUT if there is no such source
   */
  static String check(Object source) {
    if (DAYS.equals(source) || MINUTES.equals(source)) {
      return (String) source;
    }
    if (source instanceof String text && TICKS.matcher(text).matches()) {
      return text;
    }
    throw Require.invalid("bars: must be 1d, 1m or ticks: and a length such as 5m, got " + source);
  }

  /** Returns the length of the bars of trades. */
  static long tickNs(String source) {
    Matcher matcher = TICKS.matcher(source);
    if (!matcher.matches()) {
      throw Require.invalid("bars: must be ticks: and a length, got " + source);
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number).toNanos();
      case "s" -> Duration.ofSeconds(number).toNanos();
      case "m" -> Duration.ofMinutes(number).toNanos();
      case "h" -> Duration.ofHours(number).toNanos();
      default -> Duration.ofDays(number).toNanos();
    };
  }
}
