package io.tradegrid.lookback;

import io.tradegrid.command.Command;
import io.tradegrid.journal.LogEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A log entry in words or as JSON. */
final class EntryText {

  private final CommandFields fields;

  EntryText(CommandFields fields) {
    this.fields = fields;
  }

  /** Returns the time of its latest command in nanoseconds since the epoch, 0 if none has one. */
  static long timeNs(LogEntry entry) {
    return entry.commands().stream().mapToLong(CommandFields::timeNs).max().orElse(0);
  }

  /**
   * Returns lines: a head, then each command.
   *
   * @param shown those of its commands that are shown
   */
  List<String> lines(LogEntry entry, List<Command> shown) {
    long timeNs = timeNs(entry);
    List<String> lines = new ArrayList<>();
    lines.add(
        "entry %d  %s  writer %s  %s"
            .formatted(
                entry.sequence(),
                timeNs == 0 ? "no time" : Moment.text(timeNs),
                entry.writer(),
                count(entry.commands().size(), shown.size())));
    for (Command command : shown) {
      lines.add("  " + line(command, timeNs));
    }
    return lines;
  }

  private static String count(int all, int shown) {
    String of = all == shown ? "" : " of which " + shown + " shown";
    return all + (all == 1 ? " command" : " commands") + of;
  }

  /** A command's own time is told where it differs from the entry's. */
  private String line(Command command, long entryTimeNs) {
    Map<String, Object> named = fields.of(command);
    long timeNs = CommandFields.timeNs(command);
    if (timeNs != 0 && timeNs != entryTimeNs) {
      named.put("time", Moment.text(timeNs));
    }
    String name = (String) named.remove("command");
    return name
        + named.entrySet().stream()
            .map(field -> " " + field.getKey() + "=" + text(field.getValue()))
            .collect(Collectors.joining());
  }

  static String text(Object value) {
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
  }

  /** Returns one JSON object. */
  String json(int shard, LogEntry entry, List<Command> shown) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("shard", shard);
    object.put("sequence", entry.sequence());
    object.put("writer", entry.writer());
    object.put("commands", shown.stream().map(this::withTime).toList());
    return Json.of(object);
  }

  private Map<String, Object> withTime(Command command) {
    Map<String, Object> named = fields.of(command);
    long timeNs = CommandFields.timeNs(command);
    if (timeNs != 0) {
      named.put("time", Moment.text(timeNs));
    }
    return named;
  }
}
