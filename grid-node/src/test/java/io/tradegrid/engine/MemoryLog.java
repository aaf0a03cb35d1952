package io.tradegrid.engine;

import io.tradegrid.journal.LogEntry;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A log in memory that a test can make slow, forgetful or foreign. */
final class MemoryLog implements CommandLog {

  /** What an append does instead of appending; null for nothing special. */
  volatile Function<byte[], Boolean> fault;

  /** How many appends have begun. */
  final AtomicInteger begun = new AtomicInteger();

  /** Runs before an entry is read. */
  volatile Runnable beforeRead = () -> {};

  private final Map<Long, byte[]> entries = new ConcurrentSkipListMap<>();

  @Override
  public boolean append(int shard, long sequence, byte[] entry) {
    begun.incrementAndGet();
    Function<byte[], Boolean> now = fault;
    if (now != null) {
      return now.apply(entry);
    }
    return store(entry);
  }

  boolean store(byte[] entry) {
    return entries.putIfAbsent(LogEntry.decode(entry).sequence(), entry) == null;
  }

  void overwrite(long sequence, byte[] entry) {
    entries.put(sequence, entry);
  }

  @Override
  public byte[] read(int shard, long sequence) {
    beforeRead.run();
    return entries.get(sequence);
  }

  @Override
  public void trim(int shard, long sequence, BooleanSupplier goesOn) {
    entries.keySet().removeIf(place -> place <= sequence);
  }

  long size() {
    return entries.size();
  }
}
