package io.tradegrid.tickstore;

import io.tradegrid.tick.TickBlock;
import io.tradegrid.tick.TickBlockList;
import io.tradegrid.tick.TickBlocks;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TickHead;
import io.tradegrid.tick.TickKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All ticks of a shard. One thread adds, flushes and expires; any thread reads {@link #blocks}.
 * After a failure of the store it is to be opened again: what it has in memory may be ahead of it.
 */
public final class ShardTicks {

  /** A history of the shard. */
  private record SeriesKey(String symbol, TickKind kind) {}

  private final int shard;
  private final TickBlockStore store;
  private final long writer;

  /** Replaced by a larger one when a history begins, so that readers need no lock. */
  private volatile Map<SeriesKey, TickSeries> series = Map.of();

  private final Set<TickSeries> touched = new LinkedHashSet<>();
  private final Map<TickKind, TickColumns> decoded = new HashMap<>();
  private long lastNumber;

  /** Ticks, and the bytes of their blocks. */
  public record Size(long ticks, long bytes) {}

  /** Ticks taken, and how many of them had been there already. */
  public record Taken(int ticks, int repeated) {}

  /**
   * Opens a shard from what its store has.
   *
   * @param writer a number that no writer of this shard has had; drawn at random
   */
  public static ShardTicks open(int shard, TickBlockStore store, long writer) {
    ShardTicks ticks = new ShardTicks(shard, store, writer);
    Map<SeriesKey, List<KeptBlock>> stored = new HashMap<>();
    store.forEach(
        shard,
        (name, bytes) ->
            stored
                .computeIfAbsent(
                    new SeriesKey(name.symbol(), name.kind()), key -> new ArrayList<>())
                .add(ticks.kept(name, TickBlock.of(bytes).head(), bytes.length)));
    stored.forEach((key, blocks) -> ticks.seriesOf(key).load(blocks));
    return ticks;
  }

  private ShardTicks(int shard, TickBlockStore store, long writer) {
    this.shard = shard;
    this.store = store;
    this.writer = writer;
  }

  private TickSeries seriesOf(SeriesKey key) {
    TickSeries one = series.get(key);
    if (one == null) {
      one = new TickSeries(this, key.symbol, key.kind);
      Map<SeriesKey, TickSeries> larger = new HashMap<>(series);
      larger.put(key, one);
      series = larger;
    }
    return one;
  }

  /**
   * Adds a block of ticks; it is durable after {@link #flush}.
   *
   * @return what was taken
   */
  public Taken add(String symbol, TickBlock block) {
    TickHead head = block.head();
    TickColumns columns = decoded.computeIfAbsent(head.kind(), TickColumns::new);
    TickSeries one = seriesOf(new SeriesKey(symbol, head.kind()));
    touched.add(one);
    if (one.add(head, block.bytes())) {
      return new Taken(head.count(), 0);
    }
    block.read(columns);
    return new Taken(head.count(), one.add(columns));
  }

  /** Makes all that was added durable and seen. */
  public void flush() {
    touched.forEach(TickSeries::flush);
    touched.clear();
  }

  /** Returns the blocks of a history as they are durable now; none if the symbol is not known. */
  public TickBlocks blocks(String symbol, TickKind kind) {
    TickSeries one = series.get(new SeriesKey(symbol, kind));
    return one == null ? new TickBlockList(kind, List.of()) : one.blocks();
  }

  /** Returns the symbols that have ticks of a kind now, which all may be gone of some. */
  public List<String> symbols(TickKind kind) {
    return series.entrySet().stream()
        .filter(each -> each.getKey().kind() == kind && each.getValue().size().ticks() > 0)
        .map(each -> each.getKey().symbol())
        .sorted()
        .toList();
  }

  /**
   * Removes the ticks of a kind before a time, or those of so many blocks; called again it goes on.
   *
   * @param blocksMax where it stops, positive
   * @param dryRun whether to count only
   * @return what was removed, of which there is no more if there are fewer blocks than that
   */
  public Expired expire(TickKind kind, long beforeNs, int blocksMax, boolean dryRun) {
    Expired sum = Expired.NOTHING;
    for (Map.Entry<SeriesKey, TickSeries> each : series.entrySet()) {
      if (each.getKey().kind() == kind) {
        TickSeries one = each.getValue();
        int left = (int) (blocksMax - sum.blocks());
        sum = sum.and(dryRun ? one.expirable(beforeNs) : one.expire(beforeNs, left));
      }
    }
    return sum;
  }

  /** Returns how many ticks of a kind are in blocks, and the bytes of those; any thread may ask. */
  public Size size(TickKind kind) {
    Size sum = new Size(0, 0);
    for (Map.Entry<SeriesKey, TickSeries> each : series.entrySet()) {
      if (each.getKey().kind() == kind) {
        Size one = each.getValue().size();
        sum = new Size(sum.ticks() + one.ticks(), sum.bytes() + one.bytes());
      }
    }
    return sum;
  }

  BlockName newName(String symbol, TickKind kind) {
    return new BlockName(symbol, kind, writer, ++lastNumber);
  }

  KeptBlock kept(BlockName name, TickHead head, int length) {
    return new KeptBlock(store, shard, name, head, length);
  }

  void write(BlockName name, byte[] block) {
    store.write(shard, name, block);
  }

  void remove(BlockName name) {
    store.remove(shard, name);
  }
}
