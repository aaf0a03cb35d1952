package io.tradegrid.faults.check;

import io.tradegrid.journal.ArchiveChunk;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.LogKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import javax.cache.Cache.Entry;
import org.apache.ignite.Ignition;
import org.apache.ignite.cache.query.QueryCursor;
import org.apache.ignite.cache.query.ScanQuery;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;

/**
 * The log of all shards as it stands in the grid, with what has been trimmed into the archive.
 *
 * @param entries by shard, each from sequence 1
 */
public record LogCopy(Map<Integer, List<LogEntry>> entries) {

  /**
   * Reads it, and checks that it can be read and has no gaps.
   *
   * @param addresses of nodes, as host:port
   * @param findings told what does not hold
   */
  public static LogCopy read(List<String> addresses, Findings findings) {
    Map<Integer, SortedMap<Long, byte[]>> bytes = new TreeMap<>();
    try (IgniteClient client =
        Ignition.startClient(
            new ClientConfiguration().setAddresses(addresses.toArray(String[]::new)))) {
      // The log first: what is trimmed meanwhile is then in both, and equal.
      scan(client, Cache.COMMAND_LOG, (key, entry) -> put(bytes, key, 0, entry));
      scan(
          client,
          Cache.LOG_ARCHIVE,
          (key, chunk) -> {
            List<byte[]> trimmed = ArchiveChunk.decode(chunk).entries();
            for (int i = 0; i < trimmed.size(); i++) {
              put(bytes, key, i, trimmed.get(i));
            }
          });
    }
    Map<Integer, List<LogEntry>> entries = new TreeMap<>();
    bytes.forEach((shard, of) -> entries.put(shard, decode(shard, of, findings)));
    return new LogCopy(entries);
  }

  boolean has(LogKey entry) {
    return entry.sequence() <= entries.getOrDefault(entry.shard(), List.of()).size();
  }

  private static void scan(IgniteClient client, Cache cache, BiConsumer<LogKey, byte[]> found) {
    try (QueryCursor<Entry<LogKey, byte[]>> cursor =
        client.<LogKey, byte[]>cache(cache.name()).query(new ScanQuery<>())) {
      for (Entry<LogKey, byte[]> entry : cursor) {
        found.accept(entry.getKey(), entry.getValue());
      }
    }
  }

  private static void put(
      Map<Integer, SortedMap<Long, byte[]>> bytes, LogKey first, int ahead, byte[] entry) {
    bytes
        .computeIfAbsent(first.shard(), shard -> new TreeMap<>())
        .put(first.sequence() + ahead, entry);
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
