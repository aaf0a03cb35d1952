package io.tradegrid.cli.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Children that live no longer than this process: they are stopped when the group is closed or the
 * process is told to stop, whichever comes first, the last started first. Safe for threads.
 */
public final class ProcessGroup implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Deque<ManagedProcess> children = new ArrayDeque<>();
  private final Thread hook;
  private volatile boolean closing;

  /**
   * Makes an empty group.
   *
   * @param onShutdown run before the children are stopped because this process is told to stop
   */
  public ProcessGroup(Runnable onShutdown) {
    hook =
        new Thread(
            () -> {
              closing = true;
              onShutdown.run();
              stopAll();
            },
            "stop-children");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Puts a child under the group's care. */
  public synchronized void add(ManagedProcess child) {
    children.push(child);
    if (closing) {
      stopAll();
    }
  }

  /** Returns whether the children are being stopped, so that failures to reach them are due. */
  public boolean isClosing() {
    return closing;
  }

  /** Fails with its obituary if any child is gone. */
  public synchronized void requireAlive() {
    children.forEach(ManagedProcess::requireAlive);
  }

  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    stopAll();
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  private synchronized void stopAll() {
    while (!children.isEmpty()) {
      children.pop().stop(GRACE);
    }
  }
}
