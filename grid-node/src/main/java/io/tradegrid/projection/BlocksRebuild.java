package io.tradegrid.projection;

import io.tradegrid.history.BlockPlace;
import io.tradegrid.history.BlockStore;
import io.tradegrid.history.StoredBlocks;
import io.tradegrid.projection.Rebuild.Count;
import io.tradegrid.projection.StoredRows.Match;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the blocks that a history writer makes of the log, and compares them with those that are
 * there. Full blocks are compared at once and forgotten; parts are kept to the end.
 */
final class BlocksRebuild implements BlockStore {

  private final int shard;
  private final StoredBlocks stored;
  private final boolean mends;
  private final Map<BlockPlace, byte[]> parts = new HashMap<>();
  private final Set<BlockPlace> known = new HashSet<>();
  private final Count count = new Count();
  private List<BlockPlace> others = List.of();

  BlocksRebuild(int shard, StoredBlocks stored, boolean mends) {
    this.shard = shard;
    this.stored = stored;
    this.mends = mends;
  }

  @Override
  public byte[] read(int ofShard, BlockPlace place) {
    return parts.get(place);
  }

  @Override
  public void write(int ofShard, BlockPlace place, byte[] block) {
    if (place.span() == BlockPlace.PART) {
      parts.put(place, block);
    } else {
      compare(place, block);
    }
  }

  @Override
  public void remove(int ofShard, Collection<BlockPlace> places) {
    places.forEach(parts::remove);
  }

  @Override
  public long mark(int ofShard) {
    return 0;
  }

  @Override
  public void setMark(int ofShard, long sequence) {
    // What is made anew has no mark of its own; that of the stored blocks is set in the end.
  }

  private void compare(BlockPlace place, byte[] block) {
    known.add(place);
    byte[] there = stored.read(shard, place);
    if (Arrays.equals(there, block)) {
      return;
    }
    count.found(there == null ? Match.MISSING : Match.DIFFERENT);
    if (mends) {
      boolean done =
          stored.replace(shard, place, there, block)
              || Arrays.equals(stored.read(shard, place), block);
      require(done, shard);
    }
  }

  /** What was read under the shard's owner changes only if there is another one. */
  static void require(boolean replaced, int shard) {
    if (!replaced) {
      throw new IllegalStateException(
          "shard " + shard + ": its blocks have another owner meanwhile; run it again");
    }
  }

  void findOthers() {
    others = stored.places(shard).stream().filter(place -> !isKnown(place)).toList();
  }

  private boolean isKnown(BlockPlace place) {
    return known.contains(place) || parts.containsKey(place);
  }

  /** Ends it; the blocks that are there stand still meanwhile, at the point where this does. */
  void settle() {
    parts.forEach(this::compare);
    for (BlockPlace place : others) {
      byte[] there = isKnown(place) ? null : stored.read(shard, place);
      if (there != null) {
        count.superfluous(1);
        if (mends) {
          require(stored.replace(shard, place, there, null), shard);
        }
      }
    }
    count.rows(known.size());
  }

  Count count() {
    return count;
  }
}
