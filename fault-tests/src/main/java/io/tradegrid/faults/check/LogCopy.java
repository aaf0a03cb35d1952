package io.tradegrid.faults.check;

import io.tradegrid.journal.LogEntry;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.LogKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.cache.Cache.Entry;
import org.apache.ignite.Ignition;
import org.apache.ignite.cache.query.QueryCursor;
import org.apache.ignite.cache.query.ScanQuery;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;

/**
 * The log of all shards as it stands in the grid.
 *
 * @param entries by shard, each from sequence 1
 */
record LogCopy(Map<Integer, List<LogEntry>> entries) {

  /** Reads it, and checks that it can be read and has no gaps. */
  static LogCopy read(List<String> addresses, Findings findings) {
    Map<Integer, SortedMap<Long, byte[]>> bytes = new TreeMap<>();
    try (IgniteClient client =
            Ignition.startClient(
                new ClientConfiguration().setAddresses(addresses.toArray(String[]::new)));
        QueryCursor<Entry<LogKey, byte[]>> cursor =
            client.<LogKey, byte[]>cache(Cache.COMMAND_LOG.name()).query(new ScanQuery<>())) {
      for (Entry<LogKey, byte[]> entry : cursor) {
        bytes
            .computeIfAbsent(entry.getKey().shard(), shard -> new TreeMap<>())
            .put(entry.getKey().sequence(), entry.getValue());
      }
    }
    Map<Integer, List<LogEntry>> entries = new TreeMap<>();
    bytes.forEach((shard, of) -> entries.put(shard, decode(shard, of, findings)));
    return new LogCopy(entries);
  }

  private static List<LogEntry> decode(
      int shard, SortedMap<Long, byte[]> bytes, Findings findings) {
    List<LogEntry> entries = new ArrayList<>();
    long expected = 1;
    for (Map.Entry<Long, byte[]> of : bytes.entrySet()) {
      String name = "shard " + shard + " entry " + of.getKey();
      if (of.getKey() != expected) {
        findings.violation(name + " follows entry " + (expected - 1) + ": the log has a gap");
        return entries;
      }
      try {
        LogEntry entry = LogEntry.decode(of.getValue());
        if (entry.sequence() != expected) {
          findings.violation(name + " says that it is entry " + entry.sequence());
        }
        entries.add(entry);
      } catch (IllegalArgumentException e) {
        findings.violation(name + " cannot be read: " + e.getMessage());
        return entries;
      }
      expected++;
    }
    return entries;
  }
}
