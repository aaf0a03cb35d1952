package io.tradegrid.engine;

import io.tradegrid.shard.ShardState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/**
 * When a shard forgets requests, and how many it keeps: whatever was taken within the window,
 * because whoever sent it may still repeat it, and the least number. How old a request is, is told
 * by marks that are set while they are taken. For the engine's thread.
 */
final class Forgetting {

  /** By then so many requests had been taken. */
  private record Mark(long atNs, long count) {}

  /** The window is cut into so many pieces; a request may be kept longer by one. */
  private static final int PIECES = 16;

  /** To forget costs what all take that are there, so it is put off until half of them go. */
  private static final int PART = 2;

  /** A shard that takes no more requests does not wait for that. */
  private static final int PART_IF_FULL = 8;

  private final Tuning tuning;
  private final Deque<Mark> marks = new ArrayDeque<>();

  /** So many of all requests ever taken were taken before the window. */
  private long old;

  Forgetting(Tuning tuning) {
    this.tuning = tuning;
  }

  /** Takes note that all requests so far have been taken by now, or earlier. */
  void note(ShardState state, long nowNs) {
    Mark last = marks.peekLast();
    if (last == null || nowNs - last.atNs() >= tuning.rememberedNs() / PIECES) {
      marks.add(new Mark(nowNs, state.requests()));
    }
    for (Mark first = marks.peek();
        first != null && nowNs - first.atNs() >= tuning.rememberedNs();
        first = marks.peek()) {
      old = marks.remove().count();
    }
  }

  /** Returns how many of the newest requests to keep, or nothing if none are to be forgotten. */
  OptionalInt keep(ShardState state) {
    long closed = (long) state.rememberedRequests() - state.openOrders();
    long full = tuning.rememberedMax();
    if (closed < Math.min(full, state.openOrders())) {
      return OptionalInt.empty(); // Those of open orders stay, and would be moved for little.
    }
    long keep = Math.max(tuning.rememberedRequests(), state.requests() - old);
    long worthIt = closed / (closed < full ? PART : PART_IF_FULL);
    return closed - keep >= worthIt ? OptionalInt.of((int) keep) : OptionalInt.empty();
  }
}
