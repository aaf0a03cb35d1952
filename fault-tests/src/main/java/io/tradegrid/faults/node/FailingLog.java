package io.tradegrid.faults.node;

import io.tradegrid.engine.CommandLog;
import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.faults.node.FaultOrders.Step;
import java.util.function.BooleanSupplier;

/** A log around which the process ends when it is told to, before, during or after an append. */
final class FailingLog implements CommandLog {

  private static final int EXIT_CODE = 137;

  private final CommandLog log;
  private final FaultOrders orders;

  FailingLog(CommandLog log, FaultOrders orders) {
    this.log = log;
    this.orders = orders;
  }

  @Override
  public boolean append(int shard, long sequence, byte[] entry) {
    Step step = orders.take();
    if (step == null) {
      return log.append(shard, sequence, entry);
    }
    if (step == Step.CRASH_BEFORE) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
    if (step == Step.CRASH_DURING) {
      new Thread(() -> Runtime.getRuntime().halt(EXIT_CODE), "crash").start();
    }
    boolean appended = log.append(shard, sequence, entry);
    if (step == Step.UNKNOWN) {
      throw new GridUnavailableException("told to say so", new IllegalStateException("test"));
    }
    Runtime.getRuntime().halt(EXIT_CODE);
    return appended;
  }

  @Override
  public void trim(int shard, long sequence, BooleanSupplier goesOn) {
    log.trim(shard, sequence, goesOn);
  }

  @Override
  public byte[] read(int shard, long sequence) {
    return log.read(shard, sequence);
  }
}
