package io.tradegrid.replay;

import io.tradegrid.model.RejectReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a replay did, for people as lines and for programs as one JSON object. */
final class ReplayReport {

  private static final int LABEL_WIDTH = 30;

  private final List<String> lines = new ArrayList<>();
  private final Map<String, Object> facts = new LinkedHashMap<>();

  /** Begins with what was replayed. */
  ReplayReport(String file, String symbols) {
    lines.add(file + " -> " + symbols);
    facts.put("file", file);
    facts.put("symbols", symbols);
  }

  /** Adds the number of rows, and of messages by type where there are types. */
  ReplayReport rows(long rows, Map<LobsterType, Long> types) {
    line("rows", number(rows));
    facts.put("rows", rows);
    types.forEach(
        (type, count) -> {
          line("  type " + type.number() + ", " + words(type), number(count));
          facts.put("type_" + type.number(), count);
        });
    return this;
  }

  /** Adds what was sent and answered. */
  ReplayReport answers(ReplayTotals totals, double seconds) {
    double perSecond = totals.requests() / Math.max(seconds, 1e-9);
    line(
        "requests sent",
        number(totals.requests())
            + String.format(Locale.ROOT, " in %.1f s, %,.0f a second", seconds, perSecond));
    facts.put("requests", totals.requests());
    facts.put("seconds", Math.round(seconds * 1000) / 1000.0);
    facts.put("requests_per_second", Math.round(perSecond));
    for (Map.Entry<RejectReason, Long> reason : totals.reasons().entrySet()) {
      boolean accepted = reason.getKey() == RejectReason.NONE;
      line(
          accepted ? "  carried out" : "  rejected, " + reason.getKey(), number(reason.getValue()));
      facts.put(accepted ? "accepted" : "rejected_" + key(reason.getKey()), reason.getValue());
    }
    line("  of them duplicates", number(totals.duplicates()));
    facts.put("duplicates", totals.duplicates());
    return this;
  }

  /** Adds the executions that the replay reports and the trades that the grid shows. */
  ReplayReport trades(long executions, long trades) {
    line("executions reported", number(executions));
    line("rows in TRADES", number(trades) + (executions == trades ? ", equal" : ", NOT EQUAL"));
    facts.put("executions", executions);
    facts.put("trades", trades);
    return this;
  }

  /** Adds the hash of a shard's state. */
  ReplayReport stateHash(int shard, long hash) {
    line("state hash of shard " + shard, String.format("%016x", hash));
    facts.put("state_hash_" + shard, String.format("%016x", hash));
    return this;
  }

  /** Adds how the file's gaps were bridged. */
  ReplayReport notes(LobsterNotes notes, boolean refill) {
    line("seeds before the first row", number(notes.seedOrders));
    line(
        "refill of the deepest level",
        refill
            ? number(notes.refillSeeds) + " seeds, " + number(notes.refillCancels) + " cancels"
            : "off");
    line("messages with unknown ids", number(notes.unknownIds));
    line("cancels by a stand-in", number(notes.standIns));
    line("cancels with nothing to take", number(notes.skipped));
    line("cancels cut short", number(notes.cutShort));
    line("halts and crosses, not sent", number(notes.notSent));
    facts.put("seeds", notes.seedOrders);
    facts.put("refill", refill);
    facts.put("refill_seeds", notes.refillSeeds);
    facts.put("refill_cancels", notes.refillCancels);
    facts.put("unknown_ids", notes.unknownIds);
    facts.put("stand_ins", notes.standIns);
    facts.put("skipped", notes.skipped);
    facts.put("cut_short", notes.cutShort);
    facts.put("not_sent", notes.notSent);
    return this;
  }

  /** Adds how our book compares to NASDAQ's; what was answered as a repeat is not compared. */
  ReplayReport comparison(BookComparison comparison) {
    lines.add("against NASDAQ's own book after each message:");
    share("rows", "same best prices and sizes", comparison.rowsAgreeing(), comparison.rows());
    if (comparison.firstRowDiffering() > 0) {
      line("  first row that differs", number(comparison.firstRowDiffering()));
      facts.put("first_row_differing", comparison.firstRowDiffering());
    }
    comparison
        .rowCauses()
        .forEach((cause, count) -> cause("rows", cause, cause.description(), count));
    share(
        "executions",
        "same order filled",
        comparison.executionsAgreeing(),
        comparison.executions());
    comparison
        .executionCauses()
        .forEach((cause, count) -> cause("executions", cause, cause.description(), count));
    return this;
  }

  private void share(String what, String label, long agreeing, long compared) {
    if (compared == 0) {
      line(label, "nothing to compare");
      return;
    }
    line(
        label,
        number(agreeing)
            + " of "
            + number(compared)
            + String.format(Locale.ROOT, " %s, %.3f %%", what, 100.0 * agreeing / compared));
    facts.put(what + "_compared", compared);
    facts.put(what + "_agreeing", agreeing);
  }

  private void cause(String what, Enum<?> cause, String description, long count) {
    lines.add(String.format(Locale.ROOT, "    %,7d  %s", count, description));
    facts.put(what + "_" + key(cause), count);
  }

  /** Adds a remark. */
  ReplayReport note(String text) {
    lines.add("note: " + text);
    facts.put("note", text);
    return this;
  }

  private void line(String label, String value) {
    lines.add(String.format(Locale.ROOT, "  %-" + LABEL_WIDTH + "s %s", label, value));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String words(LobsterType type) {
    return key(type).replace('_', ' ');
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the report as lines. */
  String text() {
    return String.join(System.lineSeparator(), lines);
  }

  /** Returns the report as one JSON object in one line. */
  String json() {
    StringBuilder json = new StringBuilder("{");
    facts.forEach(
        (key, value) -> {
          json.append(json.length() == 1 ? "" : ",").append('"').append(key).append("\":");
          json.append(value instanceof String text ? quoted(text) : value);
        });
    return json.append('}').toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
