package io.tradegrid.cli.bench;

import io.tradegrid.cli.shell.CommandException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What the samples of {@code bench risk} come to; a ratio above 1 means that ours is better. */
final class RiskReportLines {

  /** Relative difference of sums over all answers that is still the same answer. */
  private static final double SAME = 1e-9;

  private static final List<String> SUMS = List.of("sum", "weighted");

  private RiskReportLines() {}

  /**
   * Fails unless all samples came to the same answers.
   *
   * @throws CommandException naming what differs
   */
  static void requireSameAnswers(RiskCase one, List<List<Sample>> sides) {
    Sample first = sides.get(0).get(0);
    for (List<Sample> side : sides) {
      for (Sample sample : side) {
        for (String key : SUMS) {
          double expected = Double.longBitsToDouble(first.get(key));
          double actual = Double.longBitsToDouble(sample.get(key));
          double scale = Math.abs(Double.longBitsToDouble(first.get("sum")));
          if (!(Math.abs(actual - expected) <= SAME * scale)) {
            throw new CommandException(
                one
                    + ": the answers differ, "
                    + key
                    + " "
                    + expected
                    + " and "
                    + actual
                    + "; no report");
          }
        }
      }
    }
  }

  /** Returns lines for people or of JSON, by the clock and by processor time of all threads. */
  static List<String> lines(RiskCase one, List<List<Sample>> sides, boolean json) {
    return List.of(
        line(one, "wall", one::wall, sides, json), line(one, "cpu", one::processor, sides, json));
  }

  private static String line(
      RiskCase one,
      String measure,
      ToDoubleFunction<Sample> value,
      List<List<Sample>> sides,
      boolean json) {
    double ours = Comparison.median(sides.get(0), value);
    double peer = sides.size() == 1 ? 0 : Comparison.median(sides.get(1), value);
    return json
        ? json(one, measure, ours, peer) + rounds(sides, value)
        : text(one, measure, ours, peer);
  }

  private static String text(RiskCase one, String measure, double ours, double peer) {
    String mine =
        String.format(Locale.ROOT, "%-15s %-5s tradegrid %s", one, measure, one.text(ours));
    return peer == 0
        ? mine
        : String.format(
            Locale.ROOT,
            "%s   strata %s   %.2fx%s",
            mine,
            one.text(peer),
            peer / ours,
            measure.equals("wall")
                ? String.format(Locale.ROOT, " of %.0fx required, equal answers", one.required())
                : "");
  }

  private static String json(RiskCase one, String measure, double ours, double peer) {
    String mine =
        String.format(
            Locale.ROOT,
            "{\"bench\":\"risk\",\"case\":\"%s\",\"measure\":\"%s\",\"unit\":\"%s\",\"ours\":%.3f",
            one,
            measure,
            one.unit(),
            ours);
    return peer == 0
        ? mine
        : String.format(
            Locale.ROOT,
            "%s,\"beside\":\"strata\",\"peer\":%.3f,\"ratio\":%.3f,\"required\":%.0f,\"equal\":true",
            mine,
            peer,
            peer / ours,
            one.required());
  }

  private static String rounds(List<List<Sample>> sides, ToDoubleFunction<Sample> value) {
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < sides.size(); i++) {
      json.append(
          sides.get(i).stream()
              .map(sample -> String.format(Locale.ROOT, "%.3f", value.applyAsDouble(sample)))
              .collect(
                  Collectors.joining(
                      ",", i == 0 ? ",\"oursRounds\":[" : ",\"peerRounds\":[", "]")));
    }
    return json.append("}").toString();
  }
}
