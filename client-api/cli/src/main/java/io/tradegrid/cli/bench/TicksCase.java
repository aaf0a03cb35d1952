package io.tradegrid.cli.bench;

import java.util.List;
import java.util.Locale;

/** What {@code bench ticks} measures; the names are those of the command line. */
@SuppressWarnings("java:S115")
enum TicksCase {
  ingest,
  bytes("ingest"),
  vwap("vwap", "vwap_whole", "vwap_columns"),
  bars("bars"),
  scan("scan");

  /** What is asked of a history, or of it, nothing if the case is its own. */
  private final List<String> questions;

  TicksCase(String... questions) {
    this.questions = List.of(questions);
  }

  List<String> requests() {
    return questions.isEmpty() ? List.of(name()) : questions;
  }

  /** Returns how a measure is said, in the unit's own numbers. */
  String value(double number) {
    return this == ingest
        ? String.format(Locale.ROOT, "%,.0f ticks/s", number)
        : String.format(Locale.ROOT, "%,.3f ms", number / 1e6);
  }
}
