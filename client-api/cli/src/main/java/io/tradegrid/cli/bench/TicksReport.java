package io.tradegrid.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the samples of {@code bench ticks} come to, as lines for people or as JSON. A ratio above 1
 * means that ours is better.
 */
final class TicksReport {

  private final List<String> histories;
  private final boolean json;

  /**
   * Makes a report.
   *
   * @param histories ours first
   */
  TicksReport(List<String> histories, boolean json) {
    this.histories = histories;
    this.json = json;
  }

  /** Returns a line for each history that ours is beside, or one if there is none. */
  List<String> times(TicksCase one, String request, List<List<Sample>> samples) {
    boolean ingest = one == TicksCase.ingest;
    ToDoubleFunction<Sample> value =
        ingest
            ? sample -> 1e9 * sample.get("ticks") / sample.get("wallNs")
            : sample -> sample.get("wallNs");
    double mine = Comparison.median(samples.get(0), value);
    List<String> lines = new ArrayList<>();
    for (int i = Math.min(1, samples.size() - 1); i < samples.size(); i++) {
      double theirs = Comparison.median(samples.get(i), value);
      double ratio = ingest ? mine / theirs : theirs / mine;
      lines.add(
          json
              ? jsonTime(request, ingest ? "ticks/s" : "ns", i, mine, theirs, ratio)
                  + rounds(samples, i, value)
              : textTime(one, request, i, mine, theirs, ratio));
    }
    return lines;
  }

  /** Returns lines for what a tick costs of processor time, all threads counted. */
  List<String> processor(List<List<Sample>> samples) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      double ns =
          Comparison.median(
              samples.get(i), sample -> (double) sample.get("cpuNs") / sample.get("ticks"));
      lines.add(
          json
              ? String.format(
                  Locale.ROOT,
                  "{\"bench\":\"ticks\",\"case\":\"ingest\",\"measure\":\"cpu\",\"unit\":\"ns/tick\","
                      + "\"of\":\"%s\",\"value\":%.1f}",
                  histories.get(i),
                  ns)
              : String.format(
                  Locale.ROOT,
                  "%-13s %s %.0f ns of processor time a tick",
                  "ingest",
                  histories.get(i),
                  ns));
    }
    return lines;
  }

  private String jsonTime(
      String request, String unit, int peer, double mine, double theirs, double ratio) {
    String compared =
        peer == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ",\"beside\":\"%s\",\"peer\":%.0f,\"ratio\":%.3f",
                histories.get(peer),
                theirs,
                ratio);
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"ticks\",\"case\":\"%s\",\"measure\":\"wall\",\"unit\":\"%s\",\"ours\":%.0f%s",
        request,
        unit,
        mine,
        compared);
  }

  private static String rounds(
      List<List<Sample>> samples, int peer, ToDoubleFunction<Sample> value) {
    return ",\"ticks\":%d,\"equal\":%s,\"oursRounds\":%s,\"peerRounds\":%s}"
        .formatted(
            samples.get(0).get(0).get("ticks"),
            peer == 0 ? "null" : "true",
            BenchOptions.array(samples.get(0), value),
            peer == 0 ? "[]" : BenchOptions.array(samples.get(peer), value));
  }

  private String textTime(
      TicksCase one, String request, int peer, double mine, double theirs, double ratio) {
    String compared =
        peer == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "   %s %s   %.2fx, equal answers",
                histories.get(peer),
                one.value(theirs),
                ratio);
    return String.format(Locale.ROOT, "%-13s tradegrid %s%s", request, one.value(mine), compared);
  }

  /**
   * Returns what a tick takes in each history and as packed text: a table of one row, or a line of
   * JSON for each.
   *
   * @param set whose ticks
   */
  List<String> sizes(String set, List<List<Sample>> samples, long csvBytes) {
    double ticks = samples.get(0).get(0).get("ticks");
    Map<String, Double> sizes = new LinkedHashMap<>();
    for (int i = 0; i < samples.size(); i++) {
      sizes.put(histories.get(i), samples.get(i).get(0).get("bytes") / ticks);
    }
    sizes.put("csv-zstd", csvBytes / ticks);
    if (json) {
      return sizes.entrySet().stream().map(size -> jsonSize(set, ticks, size)).toList();
    }
    StringBuilder head = new StringBuilder(String.format("%-13s %-10s", "bytes a tick", "ticks"));
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-13s %-10.0f", set, ticks));
    sizes.forEach(
        (history, bytes) -> {
          head.append(String.format(" %13s", history));
          row.append(String.format(Locale.ROOT, " %13.2f", bytes));
        });
    return List.of(head.toString(), row.toString());
  }

  private static String jsonSize(String set, double ticks, Map.Entry<String, Double> size) {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"ticks\",\"case\":\"bytes\",\"set\":\"%s\",\"ticks\":%.0f,"
            + "\"unit\":\"bytes/tick\",\"of\":\"%s\",\"value\":%.3f}",
        set,
        ticks,
        size.getKey(),
        size.getValue());
  }
}
