package io.tradegrid.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What waits for a shard's engine, in the order in which it came. It never has more commands than
 * its bound, and a submission that does not fit leaves no trace. Any thread may add, one takes.
 */
final class Inbox {

  private final int bound;
  private final Queue<Submission> submissions = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * Makes an empty one.
   *
   * @param bound the most commands that wait
   */
  Inbox(int bound) {
    this.bound = bound;
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
    while (before <= bound - size) {
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
