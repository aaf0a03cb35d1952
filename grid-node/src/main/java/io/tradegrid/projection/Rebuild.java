package io.tradegrid.projection;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradegrid.history.StoredBlocks;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.schema.Row;
import io.tradegrid.shard.ShardState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a shard's rows and blocks anew from its log, compares them with those that are there, and
 * puts right what differs. The log is replayed into a state of its own, so that trading goes on;
 * only for {@link #settle} must the rows and blocks that are there stand still. For one thread.
 *
 * <p>All that is ever written is what should be there anyway, so a rebuild that ends in the middle
 * leaves nothing worse than it was.
 */
public final class Rebuild {

  /** What was found of one table, or of the blocks. */
  public static final class Count {

    private long rows;
    private long missing;
    private long different;
    private long superfluous;

    void rows(long number) {
      rows = number;
    }

    void found(StoredRows.Match match) {
      if (match == StoredRows.Match.MISSING) {
        missing++;
      } else {
        different++;
      }
    }

    void superfluous(long number) {
      superfluous += number;
    }

    /** Returns how many there should be. */
    public long rows() {
      return rows;
    }

    /** Returns how many were not there. */
    public long missing() {
      return missing;
    }

    /** Returns how many were there and not as they should be. */
    public long different() {
      return different;
    }

    /** Returns how many were there that should not be. */
    public long superfluous() {
      return superfluous;
    }
  }

  /** So many changes are compared together. */
  private static final int CHANGES_TOGETHER = 5_000;

  private final int shard;
  private final boolean mends;
  private final StoredRows storedRows;
  private final StoredBlocks storedBlocks;
  private final Changes changes;
  private final RowsRebuild rows;
  private final BlocksRebuild blocks;
  private final Histories histories;
  private final ShardState state;
  private long sequence;

  /**
   * Begins before the first entry of the log.
   *
   * @param scope what has rows
   * @param mends whether to put right what differs, or only to count it
   */
  public Rebuild(int shard, TableScope scope, StoredRows rows, StoredBlocks blocks, boolean mends) {
    this.shard = shard;
    this.mends = mends;
    this.storedRows = rows;
    this.storedBlocks = blocks;
    this.changes = new Changes(scope);
    this.rows = new RowsRebuild(shard, rows, mends);
    this.blocks = new BlocksRebuild(shard, blocks, mends);
    this.histories =
        new Histories(
            shard, this.blocks, new BlockMetrics(new SimpleMeterRegistry()), TradeTicks.NONE);
    this.state =
        new ShardState(
            shard, LadderMarket::new, new BothListeners(changes, this.histories, Follower.NONE));
  }

  /** Returns the names of what is counted: the tables, then the blocks. */
  public static List<String> names() {
    return Stream.concat(RowsRebuild.tables().stream().map(Enum::name), Stream.of("EVENT_BLOCKS"))
        .toList();
  }

  /** Returns the sequence of the last entry replayed. */
  public long sequence() {
    return sequence;
  }

  /**
   * Replays an entry.
   *
   * @param entry the next one; the rows and blocks that are there have read it already
   */
  public void replay(LogEntry entry) {
    entry.commands().forEach(state::replay);
    sequence = entry.sequence();
    if (changes.size() >= CHANGES_TOGETHER || histories.isBehind()) {
      compare();
    }
  }

  /** Compares what has changed since the last time. */
  private void compare() {
    List<Row> changed = new ArrayList<>();
    List<Row> removed = new ArrayList<>();
    changes.toRows(state, sequence, changed, removed);
    changes.clear();
    rows.take(changed, removed);
    histories.turn();
    histories.write(sequence);
  }

  /** Looks for what is there and should not be, or not at this point of the log. */
  public void findOthers() {
    compare();
    rows.findOthers();
    blocks.findOthers();
  }

  /**
   * Ends the rebuild: compares what could change until now, and sets the marks. To be called after
   * {@link #findOthers}.
   */
  public void settle() {
    compare();
    long blocksMark = storedBlocks.mark(shard);
    rows.settle(sequence);
    blocks.settle();
    if (mends) {
      BlocksRebuild.require(storedBlocks.replaceMark(shard, blocksMark, sequence), shard);
      storedRows.write(shard, List.of(), List.of(), sequence);
    }
  }

  /** Returns what was found, in the order of {@link #names}. */
  public List<Count> counts() {
    List<Count> counts = rows.counts();
    counts.add(blocks.count());
    return counts;
  }
}
