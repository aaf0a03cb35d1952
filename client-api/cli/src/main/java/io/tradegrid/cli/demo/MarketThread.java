package io.tradegrid.cli.demo;

import io.tradegrid.cli.shell.CommandException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the market beside the thread that looks at it. */
final class MarketThread {

  private final FutureTask<Void> task;

  private MarketThread(FutureTask<Void> task) {
    this.task = task;
  }

  static MarketThread start(Market market, Duration duration) {
    FutureTask<Void> task = new FutureTask<>(() -> market.run(duration), null);
    Thread thread = new Thread(task, "market");
    thread.setDaemon(true);
    thread.start();
    return new MarketThread(task);
  }

  /**
   * Waits a while for the market to end.
   *
   * @return whether it has ended
   * @throws CommandException if it has failed
   */
  boolean await(Duration patience) {
    try {
      task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while the market was running", e);
    } catch (ExecutionException e) {
      throw new CommandException("the market failed: " + e.getCause().getMessage(), e.getCause());
    }
  }
}
