package io.tradegrid.journal;

import java.util.Map;

/** Where the log of one shard is read: what is still in the log, and what was trimmed from it. */
public interface LogSource {

  /** Returns the number of the shard. */
  int shard();

  /**
   * Reads entries that are still in the log.
   *
   * @param from sequence of the first
   * @param count how many places to look at
   * @return by sequence the bytes of each {@link LogEntry} that is there
   */
  Map<Long, byte[]> entries(long from, int count);

  /** Returns the bytes of the {@link ArchiveChunk} that begins with an entry, null if none does. */
  byte[] chunk(long first);

  /** Returns the sequence of the first entry that was not trimmed. */
  long start();
}
