package io.tradegrid.tickstore;

import io.tradegrid.tick.BarInterval;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The bars of ticks that may be kept as rows; all are aligned to the epoch, UTC. */
public enum BarLength {
  /** Bars of one second. */
  SECOND("1s", 1),
  /** Bars of one minute. */
  MINUTE("1m", 60),
  /** Bars of five minutes. */
  FIVE_MINUTES("5m", 300),
  /** Bars of one hour. */
  HOUR("1h", 3_600),
  /** Bars of one UTC day. */
  DAY("1d", 86_400);

  private static final String NONE = "none";
  private static final long NS_PER_SECOND = 1_000_000_000L;

  private final String text;
  private final BarInterval interval;

  BarLength(String text, long seconds) {
    this.text = text;
    this.interval = BarInterval.of(seconds * NS_PER_SECOND);
  }

  /** Returns it as it is written in a configuration. */
  public String text() {
    return text;
  }

  /** Returns where its bars begin. */
  BarInterval interval() {
    return interval;
  }

  /**
   * Reads some, as {@code 1s,1m,1d}, or {@code none}.
   *
   * @throws IllegalArgumentException naming the one that is none of them
   */
  public static Set<BarLength> parse(String text) {
    Set<BarLength> lengths = EnumSet.noneOf(BarLength.class);
    for (String each : text.equals(NONE) ? List.<String>of() : List.of(text.split(",", -1))) {
      lengths.add(
          Arrays.stream(values())
              .filter(length -> length.text.equals(each.strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "must be none or of 1s, 1m, 5m, 1h and 1d, got '" + each + "'")));
    }
    return lengths;
  }
}
