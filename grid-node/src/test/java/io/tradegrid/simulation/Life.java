package io.tradegrid.simulation;

import java.util.ArrayList;
import java.util.List;

/** Whether what belongs together runs, stands still or is dead: a process, or what never ends. */
final class Life {

  private boolean dead;
  private boolean stopped;

  /** What would have run while it stood still. */
  private final List<Scheduler.Event> missed = new ArrayList<>();

  boolean isDead() {
    return dead;
  }

  boolean isStopped() {
    return stopped;
  }

  boolean runs() {
    return !dead && !stopped;
  }

  void stop() {
    stopped = true;
  }

  void miss(Scheduler.Event event) {
    missed.add(event);
  }

  /** Goes on; returns what it missed. */
  List<Scheduler.Event> resume() {
    stopped = false;
    List<Scheduler.Event> all = List.copyOf(missed);
    missed.clear();
    return all;
  }

  /** Dies; returns what it missed, whose waiters have to be told. */
  List<Scheduler.Event> die() {
    dead = true;
    return resume();
  }
}
