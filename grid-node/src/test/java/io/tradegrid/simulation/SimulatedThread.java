package io.tradegrid.simulation;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One thread of a process on simulated time: its tasks never overlap, even if one waits. */
final class SimulatedThread extends AbstractExecutorService implements ScheduledExecutorService {

  private static final long SWITCH_NS = 50_000;

  private final Scheduler scheduler;
  private final Life life;
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private boolean busy;

  SimulatedThread(Scheduler scheduler, Life life) {
    this.scheduler = scheduler;
    this.life = life;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    next();
  }

  private void next() {
    if (!busy && !tasks.isEmpty()) {
      busy = true;
      scheduler.afterMayWait(scheduler.random.nextLong(SWITCH_NS), life, this::runOne);
    }
  }

  private void runOne() {
    try {
      tasks.remove().run();
    } catch (OutOfMemoryError e) {
      scheduler.trace("an executor swallows %s", e); // As real ones do with all that a task throws.
    }
    busy = false;
    next();
  }

  /** Returns whether there is nothing to do and nothing being done. */
  boolean isIdle() {
    return !busy && tasks.isEmpty();
  }

  /** A task that is due at some time. */
  private static final class Due<T> extends FutureTask<T> implements ScheduledFuture<T> {
    private final long atNs;

    Due(Callable<T> task, long atNs) {
      super(task);
      this.atNs = atNs;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(atNs, TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    return schedule(Executors.callable(task), delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
    long delayNs = Math.max(0, unit.toNanos(delay));
    Due<V> due = new Due<>(task, scheduler.nowNs() + delayNs);
    scheduler.after(delayNs, life, () -> execute(due));
    return due;
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable task, long initialDelay, long period, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable task, long initialDelay, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void shutdown() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Runnable> shutdownNow() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }
}
