package io.tradegrid.simulation;

import static io.tradegrid.simulation.Scheduler.MS;

import io.tradegrid.engine.Lease;
import java.util.concurrent.locks.LockSupport;

/**
 * The real lease for one engine. An engine that waits after an append for a lease that lapsed parks
 * its thread; here simulated time passes instead.
 */
final class EngineLease implements Lease {

  private static final long PAUSE_NS = 10 * MS;

  private final Grid grid;
  private final Member process;
  private final Lease lease;
  private final Log log;

  EngineLease(Grid grid, Member process, Lease lease, Log log) {
    this.grid = grid;
    this.process = process;
    this.lease = lease;
    this.log = log;
  }

  @Override
  public long version() {
    if (grid.variation == Variation.LEASE_OFF) {
      return 1;
    }
    long version = lease.version();
    if (log.awaitsLease) {
      log.awaitsLease = version == NONE;
      if (version == NONE) {
        grid.scheduler.pause(PAUSE_NS, process.life);
        LockSupport.unpark(Thread.currentThread());
      }
    }
    return version;
  }
}
