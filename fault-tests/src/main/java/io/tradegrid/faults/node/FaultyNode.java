package io.tradegrid.faults.node;

import io.tradegrid.node.GridNode;
import io.tradegrid.node.NodeParts;

/** The main class of a node of the fault tests. */
public final class FaultyNode {

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
    GridNode.run(arguments, new NodeParts(orders.clock(), log -> new FailingLog(log, orders)));
  }
}
