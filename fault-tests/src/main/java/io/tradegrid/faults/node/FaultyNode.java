package io.tradegrid.faults.node;

import io.tradegrid.grid.ShardHost;
import io.tradegrid.node.GridNode;

/** The main class of a node of the fault tests. */
public final class FaultyNode {

  /** The version of a lease that never ends. */
  private static final long ALWAYS = 0;

  private FaultyNode() {}

  /**
   * Runs a node until it is told to end, or to fail.
   *
   * @param arguments those of {@link GridNode}
   */
  public static void main(String[] arguments) throws InterruptedException {
    FaultOrders orders = FaultOrders.follow();
    if (Unsafe.NO_DEDUP.isOn()) {
      Amnesia.begin();
    }
    GridNode.run(
        arguments,
        new ShardHost.Parts(
            orders.clock(),
            log -> new FailingLog(log, orders),
            lease -> Unsafe.NO_LEASE.isOn() ? () -> ALWAYS : lease,
            true));
  }
}
