package io.tradegrid.faults;

import io.tradegrid.faults.inject.FaultKind;
import io.tradegrid.faults.node.Unsafe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * What a run is to do.
 *
 * @param minutes how long it trades and is hurt
 * @param kills if above 0, so many kills of an owner instead, however long it takes
 * @param cuts if above 0, so often the network of an owner is cut instead, however long it takes
 * @param seed of every random choice
 * @param nodes how many there are
 * @param kinds the faults to choose from
 * @param unsafe what the nodes do without, or null
 * @param kafka whether to trade through Kafka too; by default where a run goes by time and nothing
 *     is left out
 * @param json whether the outcome is told as JSON
 * @param keep whether directories stay even if all is well
 */
record FaultSettings(
    double minutes,
    int kills,
    int cuts,
    long seed,
    int nodes,
    List<FaultKind> kinds,
    Unsafe unsafe,
    boolean kafka,
    boolean json,
    boolean keep) {

  private static final Set<String> KEYS =
      Set.of(
          "minutes", "kills", "cuts", "seed", "nodes", "only", "unsafe", "kafka", "json", "keep");
  private static final double LONG_MINUTES = 5;
  private static final int STOP_S = 20;
  private static final int LONG_STOP_S = 60;

  FaultSettings {
    kinds = List.copyOf(kinds);
    require(minutes > 0 && minutes <= 600, "minutes", minutes, "more than 0, up to 600");
    require(kills >= 0 && kills <= 1_000, "kills", kills, "0 to 1000");
    require(cuts >= 0 && cuts <= 1_000, "cuts", cuts, "0 to 1000");
    require(cuts == 0 || kills == 0, "cuts", cuts, "0 where kills are asked for");
    require(nodes >= 3 && nodes <= 9, "nodes", nodes, "3 to 9");
  }

  private static void require(boolean holds, String key, Object value, String range) {
    if (!holds) {
      throw new IllegalArgumentException("--" + key + ": must be " + range + ", got " + value);
    }
  }

  /**
   * Reads arguments, each {@code --key=value}.
   *
   * @throws IllegalArgumentException naming the one that is wrong
   */
  static FaultSettings parse(List<String> arguments) {
    Map<String, String> values = new TreeMap<>();
    for (String argument : arguments) {
      String[] pair = argument.split("=", 2);
      String key = pair[0].replaceFirst("^--", "");
      if (!KEYS.contains(key) || pair.length != 2) {
        throw new IllegalArgumentException(argument + ": must be one of " + KEYS + " with a value");
      }
      values.put(key, pair[1]);
    }
    long anySeed = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    try {
      return new FaultSettings(
          Double.parseDouble(values.getOrDefault("minutes", "10")),
          Integer.parseInt(values.getOrDefault("kills", "0")),
          Integer.parseInt(values.getOrDefault("cuts", "0")),
          Long.parseLong(values.getOrDefault("seed", Long.toString(anySeed))),
          Integer.parseInt(values.getOrDefault("nodes", "3")),
          kinds(values.get("only")),
          unsafe(values.get("unsafe")),
          Boolean.parseBoolean(values.getOrDefault("kafka", kafka(values))),
          Boolean.parseBoolean(values.get("json")),
          Boolean.parseBoolean(values.get("keep")));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "minutes, kills, cuts, seed and nodes must be numbers: " + e.getMessage(), e);
    }
  }

  private static String kafka(Map<String, String> values) {
    return Boolean.toString(
        Stream.of("unsafe", "kills", "cuts")
            .allMatch(key -> values.getOrDefault(key, "0").equals("0")));
  }

  private static List<FaultKind> kinds(String only) {
    if (only == null) {
      return List.of(FaultKind.values());
    }
    if (only.equals("none")) {
      return List.of();
    }
    return Arrays.stream(only.split(",", -1))
        .flatMap(name -> FaultKind.named(name).stream())
        .distinct()
        .toList();
  }

  private static Unsafe unsafe(String name) {
    if (name == null) {
      return null;
    }
    return Arrays.stream(Unsafe.values())
        .filter(one -> one.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--unsafe: must be no-lease or no-dedup, got " + name));
  }

  /** Returns the arguments that {@link #parse} makes the same settings of. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add("--minutes=" + minutes);
    arguments.add("--kills=" + kills);
    arguments.add("--cuts=" + cuts);
    arguments.add("--seed=" + seed);
    arguments.add("--nodes=" + nodes);
    arguments.add("--kafka=" + kafka);
    arguments.add("--json=" + json);
    arguments.add("--keep=" + keep);
    List<String> names = kinds.stream().map(FaultKind::label).toList();
    arguments.add("--only=" + (names.isEmpty() ? "none" : String.join(",", names)));
    if (unsafe != null) {
      arguments.add("--unsafe=" + unsafe);
    }
    return arguments;
  }

  /** Returns the one fault that is done a number of times, null if it goes by time and kinds. */
  FaultKind repeated() {
    if (kills > 0) {
      return FaultKind.KILL_OWNER;
    }
    return cuts > 0 ? FaultKind.PARTITION : null;
  }

  /** Returns how often {@link #repeated} is done. */
  int times() {
    return Math.max(kills, cuts);
  }

  /** Returns how long a process sleeps at most, in seconds. */
  int longestStopS() {
    return minutes >= LONG_MINUTES ? LONG_STOP_S : STOP_S;
  }
}
