package io.tradegrid.journal;

import java.util.Map;

/**
 * Reads a shard's log entry by entry, from the archive and the log as one. The log may grow and be
 * trimmed meanwhile. For one thread.
 */
public final class LogReader {

  /** So many entries are asked for at a time. */
  private static final int PAGE = 128;

  private static final int LOOKS_MAX = 3;

  private final LogSource source;
  private long next;
  private Map<Long, byte[]> page = Map.of();
  private ArchiveChunk chunk;

  /** Where the first chunk begins that was not looked at. */
  private long nextChunk = 1;

  /**
   * Makes a reader before an entry.
   *
   * @param from sequence of the entry, from 1
   */
  public LogReader(LogSource source, long from) {
    this.source = source;
    this.next = from;
  }

  /**
   * Reads the next entry.
   *
   * @return null if the log ends before it; asked again later it may have come
   * @throws BrokenLogException if the entry is missing while later ones are there, or cannot be
   *     read
   */
  public LogEntry next() {
    byte[] bytes = find();
    if (bytes == null) {
      return null;
    }
    LogEntry entry = decode(bytes);
    if (entry.sequence() != next) {
      throw broken("says that it is entry " + entry.sequence(), null);
    }
    page.remove(next);
    next++;
    return entry;
  }

  private LogEntry decode(byte[] bytes) {
    try {
      return LogEntry.decode(bytes);
    } catch (IllegalArgumentException e) {
      throw broken("cannot be read: " + e.getMessage(), e);
    }
  }

  /** Entries come and are trimmed while places are looked at one by one, so it looks again. */
  private byte[] find() {
    for (int look = 1; ; look++) {
      byte[] bytes = look();
      if (bytes != null || (page.isEmpty() && source.start() <= next)) {
        return bytes;
      }
      if (look == LOOKS_MAX) {
        throw broken("is neither in the log nor in the archive, and later ones are", null);
      }
    }
  }

  /**
   * The log is asked before the archive: what is trimmed between the two is in the archive. But
   * what stands in a trimmed place was left there by an owner that came late, and is no history.
   */
  private byte[] look() {
    if (isInChunk()) {
      return inChunk();
    }
    byte[] bytes = page.get(next);
    if (bytes == null) {
      page = source.entries(next, PAGE);
      passOverTrimmed();
      bytes = isInChunk() ? inChunk() : page.get(next);
    }
    while (bytes == null && nextChunk <= next && readChunk()) {
      bytes = isInChunk() ? inChunk() : null;
    }
    return bytes;
  }

  /** Asked after the log, so that no place of the page was trimmed before it was read. */
  private void passOverTrimmed() {
    long start = source.start();
    if (start > next) {
      page.clear();
    } else {
      // Entries are removed before the start moves on; meanwhile only the chunk tells of it.
      nextChunk = start;
      readChunk();
    }
  }

  private boolean isInChunk() {
    return chunk != null && chunk.first() <= next && next <= chunk.last();
  }

  private byte[] inChunk() {
    return chunk.entries().get((int) (next - chunk.first()));
  }

  /** Chunks follow each other without gaps, so one tells where the next begins. */
  private boolean readChunk() {
    byte[] bytes = source.chunk(nextChunk);
    if (bytes == null) {
      return false;
    }
    try {
      chunk = ArchiveChunk.decode(bytes);
    } catch (IllegalArgumentException e) {
      throw broken("cannot be read: " + e.getMessage(), e);
    }
    nextChunk = chunk.last() + 1;
    return true;
  }

  private BrokenLogException broken(String what, Exception cause) {
    return new BrokenLogException(
        "shard " + source.shard() + ": entry " + next + " of the log " + what, cause);
  }
}
