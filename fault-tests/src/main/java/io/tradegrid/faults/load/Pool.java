package io.tradegrid.faults.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** Requests that are to be sent again, by whoever comes. Safe for many threads, bounded. */
final class Pool {

  private static final int SIZE_MAX = 20_000;
  private static final int MANY = 50;
  private static final int OLD_MAX = 5_000;

  private final Deque<Asked> twins = new ArrayDeque<>();
  private final Deque<Asked> unsettled = new ArrayDeque<>();
  private final List<Asked> old = new ArrayList<>();

  /** Has somebody else send the same at the same time. */
  synchronized void twin(Asked asked) {
    if (twins.size() < SIZE_MAX) {
      twins.add(asked);
    }
  }

  synchronized void unsettled(Asked asked) {
    if (unsettled.size() < SIZE_MAX) {
      unsettled.add(asked);
    }
  }

  /** Keeps a sample of what was answered, so that it is asked again after a long time. */
  synchronized void answered(Asked asked, SplittableRandom random) {
    if (old.size() < OLD_MAX) {
      old.add(asked);
    } else {
      old.set(random.nextInt(OLD_MAX), asked);
    }
  }

  synchronized Asked nextTwin() {
    return twins.poll();
  }

  /** Returns whether so much is not known that it should be asked again soon. */
  synchronized boolean hasMany() {
    return unsettled.size() > MANY;
  }

  synchronized Asked nextUnsettled() {
    return unsettled.poll();
  }

  synchronized Asked anyAnswered(SplittableRandom random) {
    return old.isEmpty() ? null : old.get(random.nextInt(old.size()));
  }
}
