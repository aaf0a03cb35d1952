package io.tradegrid.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link AnalyticsTask} answered. */
public final class AnalyticsReply {

  private AnalyticsReply() {}

  /**
   * Values of an indicator.
   *
   * @param symbol whose
   * @param indicator with all its parameters
   * @param lines the names of the values
   * @param points in time
   */
  public record IndicatorValues(
      String symbol, String indicator, List<String> lines, List<Point> points) {}

  /**
   * The values after a bar.
   *
   * @param time when the bar began
   * @param values by line
   */
  public record Point(Instant time, List<Double> values) {}

  /**
   * Reads the answer to a question for an indicator.
   *
   * @throws io.tradegrid.risk.RiskException if the answer is that there is none
   */
  public static IndicatorValues indicator(Object[] reply) {
    Object[] parts = RiskReply.values(reply);
    List<String> lines = Arrays.stream((Object[]) parts[2]).map(String.class::cast).toList();
    long[] times = (long[]) parts[3];
    Object[] values = (Object[]) parts[4];
    List<Point> points = new ArrayList<>(times.length);
    for (int i = 0; i < times.length; i++) {
      List<Double> row = new ArrayList<>();
      for (Object line : values) {
        row.add(((double[]) line)[i]);
      }
      points.add(new Point(Instant.ofEpochMilli(times[i]), List.copyOf(row)));
    }
    return new IndicatorValues((String) parts[0], (String) parts[1], lines, points);
  }

  /**
   * Reads the answer to the other questions.
   *
   * @return by name the number, a {@link Double}, or a text that says why there is none
   * @throws io.tradegrid.risk.RiskException if the answer is that there is none at all
   */
  public static Map<String, Object> measures(Object[] reply) {
    Object[] parts = RiskReply.values(reply);
    Object[] names = (Object[]) parts[0];
    Object[] values = (Object[]) parts[1];
    Map<String, Object> measures = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      measures.put((String) names[i], values[i]);
    }
    return measures;
  }
}
