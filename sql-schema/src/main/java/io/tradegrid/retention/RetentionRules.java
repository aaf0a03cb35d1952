package io.tradegrid.retention;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How many days what is kept; what has no rule is kept for ever.
 *
 * @param days by table, in the order of tables, each 1 to {@link #DAYS_MAX}
 */
public record RetentionRules(Map<AgingTable, Integer> days) {

  /** The longest time that a rule may say, a hundred years. */
  public static final int DAYS_MAX = 36_500;

  private static final String EVERYTHING = "all";
  private static final Pattern RULE = Pattern.compile("\\s*([A-Z0-9_]+):([0-9]{1,5})d\\s*");
  private static final long NS_PER_SECOND = 1_000_000_000L;

  /** Copies the rules. */
  public RetentionRules {
    Map<AgingTable, Integer> copy = new EnumMap<>(AgingTable.class);
    copy.putAll(days);
    days = Collections.unmodifiableMap(copy);
  }

  /**
   * Reads rules, as {@code TICK_QUOTES:30d,TRADES:365d}, or {@code all} for none.
   *
   * @throws IllegalArgumentException naming what cannot be
   */
  public static RetentionRules parse(String text) {
    Map<AgingTable, Integer> days = new EnumMap<>(AgingTable.class);
    for (String each : text.equals(EVERYTHING) ? new String[0] : text.split(",", -1)) {
      Matcher rule = RULE.matcher(each);
      if (!rule.matches()) {
        throw new IllegalArgumentException(
            "must be all, or rules such as TICK_QUOTES:30d,TRADES:365d, got '" + each + "'");
      }
      int kept = Integer.parseInt(rule.group(2));
      if (kept < 1 || kept > DAYS_MAX) {
        throw new IllegalArgumentException(
            "days: must be 1 to " + DAYS_MAX + ", got '" + each.strip() + "'");
      }
      if (days.put(table(rule.group(1)), kept) != null) {
        throw new IllegalArgumentException(rule.group(1) + " has two rules");
      }
    }
    return new RetentionRules(days);
  }

  private static AgingTable table(String name) {
    return Arrays.stream(AgingTable.values())
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "table: must be one of "
                        + Arrays.stream(AgingTable.values())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))
                        + ", got '"
                        + name
                        + "'"));
  }

  /** Returns the text that {@link #parse} reads. */
  public String text() {
    return days.isEmpty()
        ? EVERYTHING
        : days.entrySet().stream()
            .map(rule -> rule.getKey() + ":" + rule.getValue() + "d")
            .collect(Collectors.joining(","));
  }

  /**
   * Returns the time before which a table's content is too old: whole UTC days go.
   *
   * @param today the day, UTC
   * @return nanoseconds since the epoch
   * @throws IllegalArgumentException if the table has no rule
   */
  public long cutNs(AgingTable table, LocalDate today) {
    Integer kept = days.get(table);
    if (kept == null) {
      throw new IllegalArgumentException(table + ": has no rule");
    }
    return Math.multiplyExact(
        today.minusDays(kept).atStartOfDay(ZoneOffset.UTC).toEpochSecond(), NS_PER_SECOND);
  }
}
