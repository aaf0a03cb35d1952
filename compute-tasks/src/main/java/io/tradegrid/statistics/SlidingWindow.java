package io.tradegrid.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The aggregate of the last n observations, in constant time an observation, without ever taking
 * one away again: nothing is subtracted, so no rounding error outlives the window and a million
 * observations are as exact as the first.
 *
 * <p>Observations are gathered in groups of n. Of the group before, the aggregates of its last 1, 2
 * … n observations are kept; the window is one of these joined with the aggregate of the new group
 * so far. They are made anew once every n observations. For one thread.
 *
 * <p>Source: the queue of two stacks, K. Tangwongsan, M. Hirzel, S. Schneider and K.-L. Wu,
 * "General incremental sliding-window aggregation", PVLDB 8 (2015), 702–713.
 *
 * @param <A> what is kept
 */
public final class SlidingWindow<A extends Aggregate<A>> {

  private final int length;
  private final List<A> group = new ArrayList<>();
  private final List<A> tails = new ArrayList<>();
  private final A head;
  private final A joined;
  private int at;
  private boolean full;

  /**
   * Makes an empty window.
   *
   * @param length observations, at least 1
   * @param empty makes empty aggregates
   * @throws io.tradegrid.risk.RiskException INVALID_INPUT for a length below 1
   */
  public SlidingWindow(int length, Supplier<A> empty) {
    this.length = Require.atLeast("length", 1, length);
    for (int i = 0; i < length; i++) {
      group.add(empty.get());
      tails.add(empty.get());
    }
    head = empty.get();
    joined = empty.get();
  }

  /** Returns the place of the next observation, empty; {@link #advance} takes it in. */
  public A next() {
    if (at == length) {
      turn();
    }
    A place = group.get(at);
    place.clear();
    return place;
  }

  /** Takes in what was put into {@link #next}. */
  public void advance() {
    head.append(group.get(at));
    at++;
    full |= at == length;
  }

  private void turn() {
    for (int i = length - 1; i >= 0; i--) {
      A tail = tails.get(i);
      tail.clear();
      tail.append(group.get(i));
      if (i + 1 < length) {
        tail.append(tails.get(i + 1));
      }
    }
    head.clear();
    at = 0;
  }

  /** Returns whether there were as many observations as the window is long. */
  public boolean isFull() {
    return full;
  }

  /** Returns the window's length. */
  public int length() {
    return length;
  }

  /** Returns the aggregate of the window, or of all observations while it is not full. */
  public A get() {
    if (at == length || !full) {
      return head;
    }
    joined.clear();
    joined.append(tails.get(at));
    joined.append(head);
    return joined;
  }
}
