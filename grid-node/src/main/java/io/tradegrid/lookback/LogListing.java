package io.tradegrid.lookback;

import io.tradegrid.command.Command;
import io.tradegrid.grid.GridLog;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.journal.LogReader;
import io.tradegrid.model.Instrument;
import java.io.PrintStream;
import java.util.List;

/** {@code show}: entries of a log, one after the other. */
final class LogListing {

  private static final long LIMIT_DEFAULT = 20;

  private final GridLog grid;
  private final Arguments asked;
  private final PrintStream out;

  LogListing(GridLog grid, Arguments asked, PrintStream out) {
    this.grid = grid;
    this.asked = asked;
    this.out = out;
  }

  void print() {
    Instrument instrument = asked.has("symbol") ? LookBack.instrument(grid, asked) : null;
    int shard =
        instrument == null
            ? (int) asked.number("shard", 0, 0, grid.shards() - 1)
            : grid.shardOf(instrument.symbol());
    long last = LookBack.last(grid, shard);
    long from =
        asked.has("last")
            ? Math.max(1, last + 1 - asked.number("last", 1, 1, Long.MAX_VALUE))
            : LookBack.entry(asked, "from", 1, shard, last);
    long to = LookBack.entry(asked, "to", last, shard, last);
    if (to < from) {
      throw new IllegalArgumentException("--to: must not be before --from " + from + ", got " + to);
    }
    print(shard, instrument == null ? 0 : instrument.id(), from, to);
  }

  private void print(int shard, int instrumentId, long from, long to) {
    long limit = asked.number("limit", LIMIT_DEFAULT, 1, Long.MAX_VALUE);
    boolean json = asked.isSet("json");
    EntryText text = new EntryText(new CommandFields(grid.instruments(), grid.portfolios()));
    ProgressLine progress = new ProgressLine("Reading shard " + shard, to);
    LogReader log = grid.read(shard, from);
    long shown = 0;
    for (LogEntry entry = log.next(); entry != null && entry.sequence() <= to; entry = log.next()) {
      progress.advanceTo(entry.sequence());
      List<Command> commands = entry.commands();
      if (instrumentId != 0) {
        commands = commands.stream().filter(command -> concerns(command, instrumentId)).toList();
      }
      if (!commands.isEmpty() && shown++ == limit) {
        // What continues the list is no part of it where programs read it.
        (json ? System.err : out)
            .println(
                limit
                    + (limit == 1 ? " entry" : " entries")
                    + " shown; go on with --from "
                    + entry.sequence());
        return;
      }
      if (!commands.isEmpty() && json) {
        out.println(text.json(shard, entry, commands));
      } else if (!commands.isEmpty()) {
        text.lines(entry, commands).forEach(out::println);
      }
    }
    if (shown == 0) {
      System.err.println("no such command in the entries " + from + " to " + to);
    }
  }

  private static boolean concerns(Command command, int instrumentId) {
    int of = CommandFields.instrumentId(command);
    return of == instrumentId || of == 0;
  }
}
