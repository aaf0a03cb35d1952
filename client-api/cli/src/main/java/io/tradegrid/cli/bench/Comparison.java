package io.tradegrid.cli.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The samples of one case, ours and the peer's round by round.
 *
 * @param name of the case
 * @param ours one a measured round, at least one
 * @param peer as many, or none if the peer did not run
 */
record Comparison(String name, List<Sample> ours, List<Sample> peer) {

  private static final List<String> PERCENTILES = List.of("p50", "p99", "p999", "max");

  Comparison {
    ours = List.copyOf(ours);
    peer = List.copyOf(peer);
  }

  private boolean isLatency() {
    return ours.get(0).values().containsKey("p99");
  }

  /** Returns the median over the rounds; of an even number the lower of the two in the middle. */
  static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
    double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }

  /** Returns one JSON object a line; a ratio above 1 means that ours is better. */
  List<String> json() {
    if (isLatency()) {
      return PERCENTILES.stream()
          .map(key -> line("ns", key, sample -> sample.get(key), false))
          .toList();
    }
    return List.of(
        line("commands/s", "cpu", sample -> sample.rate("cpuNs"), true),
        line("commands/s", "wall", sample -> sample.rate("wallNs"), true));
  }

  /** Returns a line for people for each line of JSON. */
  List<String> text() {
    if (isLatency()) {
      return PERCENTILES.stream()
          .map(key -> textLine("ns", key, sample -> sample.get(key), false))
          .toList();
    }
    return List.of(
        textLine("commands/s", "cpu", sample -> sample.rate("cpuNs"), true),
        textLine("commands/s", "wall", sample -> sample.rate("wallNs"), true));
  }

  private String line(
      String unit, String measure, ToDoubleFunction<Sample> value, boolean moreIsBetter) {
    StringBuilder json = new StringBuilder();
    json.append(
        String.format(
            Locale.ROOT,
            "{\"bench\":\"book\",\"case\":\"%s\",\"measure\":\"%s\",\"unit\":\"%s\",\"ours\":%.0f",
            name,
            measure,
            unit,
            median(ours, value)));
    if (!peer.isEmpty()) {
      json.append(
          String.format(
              Locale.ROOT,
              ",\"peer\":%.0f,\"ratio\":%.3f",
              median(peer, value),
              ratio(value, moreIsBetter)));
    }
    json.append(",\"oursRounds\":").append(BenchOptions.array(ours, value));
    json.append(",\"peerRounds\":").append(BenchOptions.array(peer, value));
    json.append(
        String.format(
            Locale.ROOT,
            ",\"commands\":%d,\"trades\":%d,\"lots\":%d,\"resting\":%d,\"equal\":%s}",
            ours.get(0).get("commands"),
            ours.get(0).get("trades"),
            ours.get(0).get("lots"),
            ours.get(0).get("resting"),
            peer.isEmpty() ? "null" : "true"));
    return json.toString();
  }

  private double ratio(ToDoubleFunction<Sample> value, boolean moreIsBetter) {
    double mine = median(ours, value);
    double theirs = median(peer, value);
    return moreIsBetter ? mine / theirs : theirs / mine;
  }

  private String textLine(
      String unit, String measure, ToDoubleFunction<Sample> value, boolean moreIsBetter) {
    String mine =
        String.format(Locale.ROOT, "%-20s %-5s %,14.0f", name, measure, median(ours, value));
    return peer.isEmpty()
        ? mine + " " + unit
        : String.format(
            Locale.ROOT,
            "%s %,14.0f %-10s %6.2fx",
            mine,
            median(peer, value),
            unit,
            ratio(value, moreIsBetter));
  }

  /** Says what both books came to. */
  String outcome() {
    Sample one = ours.get(0);
    return String.format(
        Locale.ROOT,
        "%s: %,d commands, %,d trades of %,d lots, %,d orders rest%s",
        name,
        one.get("commands"),
        one.get("trades"),
        one.get("lots"),
        one.get("resting"),
        peer.isEmpty() ? "" : "; equal on both sides");
  }
}
