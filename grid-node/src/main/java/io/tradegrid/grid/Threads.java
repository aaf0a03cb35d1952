package io.tradegrid.grid;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of a node, by what they do. */
public final class Threads {

  /** The exit code of a process that an error has ended. */
  private static final int EXIT_ERROR = 4;

  private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

  private Threads() {}

  /** Returns a factory of daemon threads with this name and a number; an error ends the process. */
  public static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "tradegrid-" + name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler(Threads::uncaught);
      return thread;
    };
  }

  /**
   * Returns a step that is repeated for as long as the node lives. An executor that repeats a step
   * drops it for good once it throws: so an exception is told, and the next time may be better; an
   * error ends the process.
   *
   * @param trouble what to say of an exception
   */
  static Runnable repeated(String trouble, Runnable step) {
    return () -> {
      try {
        step.run();
      } catch (RuntimeException e) {
        LOG.warn(trouble, e);
      } catch (Error e) {
        endProcess(e);
      }
    };
  }

  private static void uncaught(Thread thread, Throwable e) {
    if (e instanceof Error error) {
      endProcess(error);
    }
    LOG.error("{} ends", thread.getName(), e);
  }

  /**
   * Ends the process at once: after an error, as that there is no memory, nobody knows what of it
   * is whole. What was acknowledged is in the log; a supervisor starts the node again.
   */
  static void endProcess(Error e) {
    try {
      LOG.error("An error ends this node", e);
    } finally {
      Runtime.getRuntime().halt(EXIT_ERROR);
    }
  }
}
