package io.tradegrid.engine;

import io.tradegrid.command.CommandCodec;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What waits for a shard's engine, in the order in which it came. It never has more commands than
 * its bound, and a submission that does not fit leaves no trace. Any thread may add, one takes.
 */
final class Inbox {

  /** What fits while the shard is held up, so that nobody waits long: the largest batch. */
  static final int HELD_UP_MAX = CommandCodec.BATCH_MAX;

  private final int bound;
  private final Queue<Submission> submissions = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile int room;

  /**
   * Makes an empty one.
   *
   * @param bound the most commands that wait
   */
  Inbox(int bound) {
    this.bound = bound;
    this.room = bound;
  }

  /** Has less room from now on, or all of it again; what waits already stays. */
  void holdUp(boolean heldUp) {
    room = heldUp ? Math.min(bound, HELD_UP_MAX) : bound;
  }

  /** Returns whether so many commands more would not fit now; any thread may ask. */
  boolean isFull(int more) {
    return waiting.get() > room - more;
  }

  /**
   * Adds a submission if it fits.
   *
   * @return whether it did
   * @throws IllegalArgumentException if it does not even fit into an empty inbox, so that whoever
   *     tries again would do so for ever
   */
  boolean add(Submission submission) {
    int size = submission.size();
    if (size > bound) {
      throw new IllegalArgumentException(
          "requests: at most " + bound + " fit into a shard's inbox, got " + size);
    }
    // Room is taken before anything is added: the bound holds whoever else adds meanwhile.
    int before = waiting.get();
    while (before <= room - size) {
      if (waiting.compareAndSet(before, before + size)) {
        submissions.add(submission);
        return true;
      }
      before = waiting.get();
    }
    return false;
  }

  /** Takes the first submission out; null if there is none. */
  Submission poll() {
    Submission first = submissions.poll();
    if (first != null) {
      waiting.addAndGet(-first.size());
    }
    return first;
  }

  boolean isEmpty() {
    return submissions.isEmpty();
  }

  /** Returns the number of commands that wait; any thread may ask. */
  int waiting() {
    return waiting.get();
  }
}
