package io.tradegrid.cli.analytics;

import java.io.PrintWriter;
import java.util.Map;

/** Prints numbers by name. */
final class MeasuresText {

  private MeasuresText() {}

  static void print(Map<String, Object> measures, PrintWriter out) {
    measures.forEach((name, value) -> out.printf("%-16s %s%n", name, value));
    out.flush();
  }
}
