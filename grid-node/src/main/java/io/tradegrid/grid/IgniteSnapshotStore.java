package io.tradegrid.grid;

import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.engine.SnapshotStore;
import io.tradegrid.journal.PackedPart;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.SnapshotKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.cache.processor.MutableEntry;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.cache.CacheEntryProcessor;

/**
 * Snapshots in a persistent Ignite cache, a part an entry. A mark says which one is whole: it is
 * moved after the last part is there, and names the one that is being written, so that what a crash
 * leaves behind is found by the next one.
 */
final class IgniteSnapshotStore implements SnapshotStore {

  private static final int KEPT = 0;
  private static final int KEPT_PARTS = 1;
  private static final int WRITING = 2;
  private static final int WRITING_PARTS = 3;

  private final IgniteCache<SnapshotKey, byte[]> parts;
  private final IgniteCache<Integer, long[]> marks;

  IgniteSnapshotStore(Ignite ignite) {
    this.parts = ignite.cache(Cache.SHARD_SNAPSHOT.name());
    this.marks = ignite.cache(Cache.SNAPSHOT_MARK.name());
  }

  private long[] mark(int shard) {
    long[] mark = marks.get(shard);
    return mark == null ? new long[4] : mark;
  }

  @Override
  public void write(int shard, long sequence, List<byte[]> snapshot) {
    IgniteCommandLog.orUnavailable(
        () -> {
          long[] mark = mark(shard);
          if (mark[KEPT] < sequence) {
            replace(shard, mark, sequence, snapshot);
          }
          return null;
        });
  }

  private void replace(int shard, long[] mark, long sequence, List<byte[]> snapshot) {
    long[] writing = {mark[KEPT], mark[KEPT_PARTS], sequence, snapshot.size()};
    moveMark(shard, mark, writing);
    // Only now nobody can make them the snapshot that is kept: whoever was writing them has the
    // mark against him too.
    if (mark[WRITING] != sequence) {
      remove(shard, mark[WRITING], mark[WRITING_PARTS]);
    }
    for (int part = 0; part < snapshot.size(); part++) {
      parts.put(new SnapshotKey(shard, sequence, part), PackedPart.pack(snapshot.get(part)));
    }
    moveMark(shard, writing, new long[] {sequence, snapshot.size(), 0, 0});
    remove(shard, mark[KEPT], mark[KEPT_PARTS]);
  }

  /**
   * Whoever gave the shard up in the middle of this may still come to it. Were the mark moved back
   * then, the log that the newer snapshot made superfluous would be missing.
   */
  private void moveMark(int shard, long[] from, long[] to) {
    if (!marks.invoke(shard, new MoveMark(), from, to)) {
      throw new GridUnavailableException("somebody else keeps a snapshot of " + shard, null);
    }
  }

  /** Moves a mark unless it is another one by now; returns whether it did. */
  private static final class MoveMark implements CacheEntryProcessor<Integer, long[], Boolean> {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean process(MutableEntry<Integer, long[]> entry, Object... arguments) {
      long[] there = entry.getValue() == null ? new long[4] : entry.getValue();
      boolean same = Arrays.equals(there, (long[]) arguments[0]);
      if (same) {
        entry.setValue((long[]) arguments[1]);
      }
      return same;
    }
  }

  private void remove(int shard, long sequence, long count) {
    for (int part = 0; part < count; part++) {
      parts.remove(new SnapshotKey(shard, sequence, part));
    }
  }

  @Override
  public long sequence(int shard) {
    return IgniteCommandLog.orUnavailable(() -> mark(shard)[KEPT]);
  }

  @Override
  public List<byte[]> read(int shard) {
    return IgniteCommandLog.orUnavailable(
        () -> {
          long[] mark = mark(shard);
          List<byte[]> snapshot = new ArrayList<>();
          for (int part = 0; part < mark[KEPT_PARTS]; part++) {
            byte[] bytes = parts.get(new SnapshotKey(shard, mark[KEPT], part));
            if (bytes == null) {
              // A newer snapshot has taken its place meanwhile, and is found the next time.
              throw new GridUnavailableException(
                  "part " + part + " of a snapshot is missing", null);
            }
            snapshot.add(bytes);
          }
          return PackedPart.unpackAll(snapshot);
        });
  }
}
