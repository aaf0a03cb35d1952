package io.tradegrid.ingest.binance;

import io.tradegrid.depth.DepthBook;
import io.tradegrid.ingest.binance.DepthUpdate.Level;
import io.tradegrid.ingest.book.BestQuote;
import io.tradegrid.model.Side;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A book kept as the exchange says it has to be: updates wait for a snapshot; one that is older
 * than the snapshot is passed over; the first that is applied must begin no later than right behind
 * it, and each further one right behind the one before, which is the next number on the spot market
 * and what an update names as its predecessor on the futures market. If one does not, some were
 * lost: the book is empty again and wants a new snapshot. Pure; one thread at a time.
 */
final class SyncedBook {

  /** What became of an update or a snapshot. */
  enum Result {
    /** The book is in step. */
    APPLIED,
    /** It waits, or is older than what the book has. */
    PASSED_OVER,
    /** The book is not in step and wants a snapshot. */
    WANTS_SNAPSHOT
  }

  private final int waitingMax;
  private final DepthBook book = DepthBook.unbounded();
  private final BestQuote best = new BestQuote();
  private final Deque<DepthUpdate> waiting = new ArrayDeque<>();
  private boolean isSynced;
  private boolean isFirst;
  private long lastId;
  private long lost;

  /**
   * Makes a book that wants a snapshot.
   *
   * @param waitingMax most updates that wait for it; past them the oldest are given up
   */
  SyncedBook(int waitingMax) {
    this.waitingMax = waitingMax;
  }

  /** Returns whether the book is in step. */
  boolean isSynced() {
    return isSynced;
  }

  /** Returns the last update that is in the book. */
  long lastId() {
    return lastId;
  }

  /** Returns how many updates were lost since this was last asked. */
  long takeLost() {
    long taken = lost;
    lost = 0;
    return taken;
  }

  /** Returns the levels. */
  DepthBook book() {
    return book;
  }

  /** Returns the best bid and offer as of the last {@link #isChanged}. */
  BestQuote best() {
    return best;
  }

  /** Returns whether the best bid and offer are others than when last asked. */
  boolean isChanged() {
    return best.isChangedBy(book);
  }

  /** Takes an update. */
  Result update(DepthUpdate update) {
    if (!isSynced) {
      if (waiting.size() == waitingMax) {
        waiting.removeFirst();
      }
      waiting.addLast(update);
      return Result.WANTS_SNAPSHOT;
    }
    if (update.lastId() <= lastId) {
      return Result.PASSED_OVER;
    }
    if (!follows(update)) {
      lost += Math.max(0, before(update) - lastId);
      lose();
      waiting.addLast(update);
      return Result.WANTS_SNAPSHOT;
    }
    isFirst = false;
    lastId = update.lastId();
    set(Side.BUY, update.bids());
    set(Side.SELL, update.asks());
    return Result.APPLIED;
  }

  /** Returns the last update before a message, as far as it tells. */
  private static long before(DepthUpdate update) {
    return update.previousId() == DepthUpdate.NONE ? update.firstId() - 1 : update.previousId();
  }

  /** Only the first update behind a snapshot may begin before the snapshot ended. */
  private boolean follows(DepthUpdate update) {
    return before(update) == lastId || (isFirst && update.firstId() <= lastId);
  }

  /** Takes a snapshot and what waits behind it; a snapshot from before what waits is of no use. */
  Result snapshot(DepthUpdate snapshot) {
    lastId = snapshot.lastId();
    isFirst = true;
    waiting.removeIf(update -> update.lastId() <= lastId);
    if (!waiting.isEmpty() && !follows(waiting.peekFirst())) {
      return Result.WANTS_SNAPSHOT;
    }
    book.clear();
    set(Side.BUY, snapshot.bids());
    set(Side.SELL, snapshot.asks());
    isSynced = true;
    Deque<DepthUpdate> rest = new ArrayDeque<>(waiting);
    waiting.clear();
    // Where one of them does not fit, it and those behind it wait again.
    rest.forEach(this::update);
    return isSynced ? Result.APPLIED : Result.WANTS_SNAPSHOT;
  }

  /** Forgets the book: whatever comes next does not follow what was. */
  void lose() {
    isSynced = false;
    waiting.clear();
    book.clear();
  }

  private void set(Side side, List<Level> levels) {
    for (Level level : levels) {
      // The exchange takes out levels that a snapshot of bounded depth did not have.
      var unused = book.set(side, level.price(), level.size(), 0);
    }
  }
}
