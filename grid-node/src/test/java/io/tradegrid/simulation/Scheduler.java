package io.tradegrid.simulation;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * The time, and what happens next. Tasks run one after the other. One that waits keeps its thread:
 * what does not wait itself runs on that thread meanwhile, above it; with what may wait another
 * thread goes on, until it is the turn of the first again. What is due at the same time comes in an
 * order of the seed.
 */
final class Scheduler {

  private static final boolean TRACE = Boolean.getBoolean("test.trace");

  static final long MS = 1_000_000L;

  /** Something that is to happen: a task, which may wait or may not, or a waiter that goes on. */
  record Event(
      long atNs, int tie, long order, Life life, Runnable task, boolean mayWait, Worker waiter) {

    boolean isQuick() {
      return waiter == null && !mayWait;
    }
  }

  /** A thread; it runs only while it has the baton. */
  private static final class Worker {
    private volatile boolean hasBaton;
    private volatile Thread thread;

    void await() {
      while (!hasBaton) {
        LockSupport.park(this);
      }
      hasBaton = false;
    }

    void hand() {
      hasBaton = true;
      LockSupport.unpark(thread);
    }
  }

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "simulation");
            thread.setDaemon(true);
            return thread;
          });

  private static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::atNs)
          .thenComparingInt(Event::tie)
          .thenComparingLong(Event::order);

  final SplittableRandom random;
  private final PriorityQueue<Event> events = new PriorityQueue<>(ORDER);
  private final Set<Worker> waiting = new LinkedHashSet<>();
  private final Deque<Worker> idle = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private Worker running;
  private long nowNs;
  private long count;
  private boolean over;

  /** A task runs above one that waits. */
  private boolean isAbove;

  private Throwable failure;

  Scheduler(long seed) {
    random = new SplittableRandom(seed);
  }

  long nowNs() {
    return nowNs;
  }

  /** Returns a time below a bound, in nanoseconds. */
  long upTo(long ms) {
    return random.nextLong(1, ms * MS);
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  /** Prints what happens, if -Dtest.trace=true asks for it. */
  @SuppressWarnings("AnnotateFormatMethod") // The annotation is in a jar that tests have not got.
  void trace(String format, Object... arguments) {
    if (TRACE) {
      System.out.printf("%,9d us  %s%n", nowNs / 1_000, format.formatted(arguments));
    }
  }

  /** Has a task done that does not wait. */
  void after(long delayNs, Life life, Runnable task) {
    add(delayNs, life, task, false, null);
  }

  /** Has a task done that may call {@link #pause}. */
  void afterMayWait(long delayNs, Life life, Runnable task) {
    add(delayNs, life, task, true, null);
  }

  private void add(long delayNs, Life life, Runnable task, boolean mayWait, Worker waiter) {
    long atNs = nowNs + delayNs;
    events.add(new Event(atNs, random.nextInt(), count++, life, task, mayWait, waiter));
  }

  /** Lets other things happen for some time; to be called in a task that may wait. */
  void pause(long ns, Life life) {
    if (isAbove) {
      throw new IllegalStateException("a task waits that was said not to");
    }
    require(life);
    Worker self = running;
    add(ns, life, null, true, self);
    waiting.add(self);
    runAbove();
    if (!over && !takesTurn(self)) {
      handToIdle();
      self.await();
      running = self;
    }
    waiting.remove(self);
    require(life);
  }

  /** Runs what comes first and does not wait. */
  private void runAbove() {
    isAbove = true;
    while (!over && events.peek().isQuick()) {
      runOrMiss(events.remove());
    }
    isAbove = false;
  }

  /** Goes on if this waiter is the next and its process runs. */
  private boolean takesTurn(Worker self) {
    Event next = events.peek();
    if (next.waiter() != self || next.life().isStopped()) {
      return false;
    }
    events.remove();
    nowNs = Math.max(nowNs, next.atNs());
    return true;
  }

  private void require(Life life) {
    if (over || life.isDead()) {
      throw new Death();
    }
  }

  private void handToIdle() {
    if (idle.isEmpty()) {
      Worker fresh = new Worker();
      THREADS.execute(() -> work(fresh));
    } else {
      idle.pop().hand();
    }
  }

  void stop(Life life) {
    life.stop();
  }

  void resume(Life life) {
    addAgain(life.resume());
  }

  void kill(Life life) {
    addAgain(life.die());
  }

  private void addAgain(List<Event> missed) {
    for (Event event : missed) {
      add(0, event.life(), event.task(), event.mayWait(), event.waiter());
    }
  }

  /** Runs all that happens until {@link #end} is called. */
  void run() throws InterruptedException {
    handToIdle();
    ended.await();
    if (failure != null) {
      throw new AssertionError("at " + nowNs / MS + " ms", failure);
    }
  }

  /** Ends everything; to be called in a task. */
  void end() {
    over = true;
  }

  private void work(Worker self) {
    self.thread = Thread.currentThread();
    while (true) {
      running = self;
      if (over || events.isEmpty()) {
        over = true;
        endOne();
        return;
      }
      Event event = events.remove();
      if (event.waiter() == null || event.life().isStopped()) {
        runOrMiss(event);
      } else {
        nowNs = Math.max(nowNs, event.atNs());
        idle.push(self);
        event.waiter().hand();
        self.await();
      }
    }
  }

  private void runOrMiss(Event event) {
    nowNs = Math.max(nowNs, event.atNs());
    if (event.life().isStopped()) {
      event.life().miss(event);
    } else if (!event.life().isDead()) {
      run(event);
    }
  }

  private void run(Event event) {
    try {
      event.task().run();
    } catch (Death e) {
      return; // It was the last thing that the process did.
    } catch (RuntimeException | Error e) {
      failure = e;
      over = true;
    }
  }

  /** Lets one of the threads that are left run into its end; the last says that all have. */
  private void endOne() {
    if (!waiting.isEmpty()) {
      waiting.iterator().next().hand();
    } else if (!idle.isEmpty()) {
      idle.pop().hand();
    } else {
      ended.countDown();
    }
  }
}
