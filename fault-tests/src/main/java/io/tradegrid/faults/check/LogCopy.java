package io.tradegrid.faults.check;

import io.tradegrid.grid.GridLog;
import io.tradegrid.journal.BrokenLogException;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.journal.LogReader;
import io.tradegrid.schema.LogKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The log of all shards as it stands in the grid, with what has been trimmed into the archive.
 *
 * @param entries by shard, each from sequence 1; shards without an entry are left out
 */
public record LogCopy(Map<Integer, List<LogEntry>> entries) {

  /**
   * Reads it, and checks that it can be read and has no gaps.
   *
   * @param addresses of nodes, as host:port
   * @param findings told what does not hold
   */
  public static LogCopy read(List<String> addresses, Findings findings) {
    Map<Integer, List<LogEntry>> entries = new TreeMap<>();
    try (GridLog grid = GridLog.connect(addresses)) {
      for (int shard = 0; shard < grid.shards(); shard++) {
        List<LogEntry> of = read(grid.read(shard, 1), findings);
        if (!of.isEmpty()) {
          entries.put(shard, of);
        }
      }
    }
    return new LogCopy(entries);
  }

  boolean has(LogKey entry) {
    return entry.sequence() <= entries.getOrDefault(entry.shard(), List.of()).size();
  }

  private static List<LogEntry> read(LogReader log, Findings findings) {
    List<LogEntry> entries = new ArrayList<>();
    try {
      for (LogEntry entry = log.next(); entry != null; entry = log.next()) {
        entries.add(entry);
      }
    } catch (BrokenLogException e) {
      findings.violation(e.getMessage());
    }
    return entries;
  }
}
