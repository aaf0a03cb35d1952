package io.tradegrid.history;

import io.tradegrid.block.BlockReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds rows to the histories of a shard's instruments. Fresh rows go to the last part, which is
 * written again; when the rows of a full block are there, it is written and its parts are removed.
 *
 * <p>Rows that a history has already are left out, so rows may be added again after a failure. Not
 * for several threads; that two writers of different nodes overlap for a moment does no harm.
 */
public final class HistoryWriter {

  /** How far the stored history of an instrument goes. */
  private static final class Tail {
    long rows;
    long lastSequence;
    long lastTradeId;

    /** Rows rise by sequence; a reported trade has that of the event before and a new trade id. */
    boolean hasRow(EventRows fresh, int row) {
      long sequence = fresh.get(row, EventColumn.SEQUENCE);
      return sequence < lastSequence
          || (sequence == lastSequence && fresh.get(row, EventColumn.TRADE_ID) <= lastTradeId);
    }

    void add(EventRows fresh, int count, int last) {
      rows += count;
      lastSequence = fresh.get(last, EventColumn.SEQUENCE);
      lastTradeId = fresh.get(last, EventColumn.TRADE_ID);
    }
  }

  private final int shard;
  private final BlockStore store;
  private final EventBlock codec = new EventBlock();
  private final Map<Integer, Tail> tails = new HashMap<>();
  private final EventRows gathered = new EventRows();

  /**
   * Makes a writer that finds out where each history ends when it first comes to it.
   *
   * @param shard the shard's number
   */
  public HistoryWriter(int shard, BlockStore store) {
    this.shard = shard;
    this.store = store;
  }

  /** Bytes and rows of a write, for the metrics. */
  public record Written(long rows, long fullRows, long fullBytes) {

    /** Returns the sum of both. */
    public Written plus(Written other) {
      return new Written(rows + other.rows, fullRows + other.fullRows, fullBytes + other.fullBytes);
    }
  }

  /**
   * Adds rows to the history of an instrument.
   *
   * @param fresh in their order, without gaps to those before
   * @throws IllegalStateException if rows between the stored ones and these are missing
   */
  public Written append(int instrumentId, EventRows fresh) {
    Tail tail = tails.get(instrumentId);
    if (tail == null) {
      tail = findTail(instrumentId);
      tails.put(instrumentId, tail);
    }
    int from = 0;
    while (from < fresh.size() && tail.hasRow(fresh, from)) {
      from++;
    }
    if (from < fresh.size() && fresh.get(from, EventColumn.SEQUENCE) > tail.lastSequence + 1) {
      throw new IllegalStateException(
          "Instrument %d: the blocks end with event %d and the next one is %d"
              .formatted(instrumentId, tail.lastSequence, fresh.get(from, EventColumn.SEQUENCE)));
    }
    return append(instrumentId, tail, fresh, from);
  }

  /** Forgets where histories end; after a failure the store is asked again. */
  public void forget() {
    tails.clear();
  }

  private Written append(int instrumentId, Tail tail, EventRows fresh, int first) {
    long fullRows = 0;
    long fullBytes = 0;
    for (int from = first; from < fresh.size(); ) {
      int left = fresh.size() - from;
      int roomInFull = BlockPlace.FULL - (int) (tail.rows % BlockPlace.FULL);
      int count = roomInFull;
      if (left >= roomInFull) {
        fullBytes += complete(instrumentId, tail, fresh, from, roomInFull);
        fullRows += BlockPlace.FULL;
      } else {
        count = Math.min(left, BlockPlace.PART - (int) (tail.rows % BlockPlace.PART));
        extend(BlockPlace.part(instrumentId, tail.rows), tail, fresh, from, count);
      }
      from += count;
      tail.add(fresh, count, from - 1);
    }
    return new Written(fresh.size() - first, fullRows, fullBytes);
  }

  private void extend(BlockPlace part, Tail tail, EventRows fresh, int from, int count) {
    int stored = (int) (tail.rows - part.firstRow());
    byte[] block;
    if (stored == 0) {
      block = codec.encode(fresh, from, from + count);
    } else {
      gathered.clear();
      gather(part, stored);
      gathered.add(fresh, from, from + count);
      block = codec.encode(gathered, 0, gathered.size());
    }
    store.write(shard, part, block);
  }

  /** Writes a full block of the parts that are there and fresh rows; returns its bytes. */
  private int complete(int instrumentId, Tail tail, EventRows fresh, int from, int count) {
    BlockPlace full = BlockPlace.full(instrumentId, tail.rows);
    int stored = BlockPlace.FULL - count;
    if (stored == 0) {
      byte[] block = codec.encode(fresh, from, from + count);
      store.write(shard, full, block);
      return block.length;
    }
    gathered.clear();
    for (int row = 0; row < stored; row += BlockPlace.PART) {
      gather(
          BlockPlace.part(instrumentId, full.firstRow() + row),
          Math.min(BlockPlace.PART, stored - row));
    }
    gathered.add(fresh, from, from + count);
    byte[] block = codec.encode(gathered, 0, gathered.size());
    store.write(shard, full, block);
    store.remove(shard, parts(full));
    return block.length;
  }

  /** Adds the first rows of a part to those gathered. */
  private void gather(BlockPlace part, int rows) {
    if (rows == 0) {
      return;
    }
    int before = gathered.size();
    byte[] block = store.read(shard, part);
    if (block != null) {
      codec.decode(block, gathered);
      gathered.truncate(before + rows);
    }
    if (gathered.size() != before + rows) {
      throw new IllegalStateException("%s: %d rows were there and are gone".formatted(part, rows));
    }
  }

  private static List<BlockPlace> parts(BlockPlace full) {
    List<BlockPlace> parts = new ArrayList<>();
    for (int row = 0; row < BlockPlace.FULL; row += BlockPlace.PART) {
      parts.add(BlockPlace.part(full.instrumentId(), full.firstRow() + row));
    }
    return parts;
  }

  /** Full blocks are without gaps from the first, so their number is found by halving. */
  private Tail findTail(int instrumentId) {
    long none = 1;
    while (isFull(instrumentId, none - 1)) {
      none *= 2;
    }
    long some = none / 2;
    while (some < none) {
      long middle = (some + none) / 2;
      if (isFull(instrumentId, middle)) {
        some = middle + 1;
      } else {
        none = middle;
      }
    }
    Tail tail = new Tail();
    tail.rows = some * BlockPlace.FULL;
    if (some > 0) {
      BlockPlace last = BlockPlace.full(instrumentId, tail.rows - 1);
      endWith(tail, EventBlock.open(store.read(shard, last)));
      // Whoever wrote it may have died before the parts were gone.
      store.remove(shard, parts(last));
    }
    addParts(instrumentId, tail);
    return tail;
  }

  private boolean isFull(int instrumentId, long number) {
    BlockPlace place = BlockPlace.full(instrumentId, number * BlockPlace.FULL);
    return store.read(shard, place) != null;
  }

  private void addParts(int instrumentId, Tail tail) {
    int rows = BlockPlace.PART;
    while (rows == BlockPlace.PART) {
      byte[] block = store.read(shard, BlockPlace.part(instrumentId, tail.rows));
      if (block == null) {
        return;
      }
      BlockReader reader = EventBlock.open(block);
      rows = reader.rows();
      tail.rows += rows;
      endWith(tail, reader);
    }
  }

  private static void endWith(Tail tail, BlockReader block) {
    tail.lastSequence = block.summary(EventColumn.SEQUENCE.place()).last();
    tail.lastTradeId = block.summary(EventColumn.TRADE_ID.place()).last();
  }
}
