package io.tradegrid.simulation;

import io.tradegrid.engine.CommandLog;
import java.util.function.BooleanSupplier;

/** The real log, and what the simulation has to know of it. */
final class Log implements CommandLog {

  private final CommandLog log;
  private final Member process;
  private final Grid grid;

  /** Whether an append has come back and the lease was not there yet. */
  boolean awaitsLease;

  Log(CommandLog log, Member process, Grid grid) {
    this.log = log;
    this.process = process;
    this.grid = grid;
  }

  @Override
  public boolean append(int shard, long sequence, byte[] entry) {
    boolean appended = log.append(shard, sequence, entry);
    grid.scheduler.trace("%s appended %d: %s", process, sequence, appended);
    awaitsLease = true;
    return appended;
  }

  @Override
  public byte[] read(int shard, long sequence) {
    return log.read(shard, sequence);
  }

  @Override
  public void trim(int shard, long sequence, BooleanSupplier goesOn) {
    grid.scheduler.trace("%s trims to %d", process, sequence);
    log.trim(shard, sequence, grid.variation == Variation.TRIM_ON ? () -> true : goesOn);
  }
}
