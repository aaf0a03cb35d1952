package io.tradegrid.node;

import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.cluster.ClusterState;

/**
 * Makes a new cluster active once its nodes are there. A cluster that was active before becomes so
 * by itself when all its nodes are back; with some of them gone for good that is an operator's
 * decision ({@code ./tradegrid control --set-state ACTIVE}).
 */
final class Activation {

  private static final long POLL_MS = 50;

  private final Ignite ignite;
  private final int clusterSize;

  Activation(Ignite ignite, int clusterSize) {
    this.ignite = ignite;
    this.clusterSize = clusterSize;
  }

  void await() {
    while (ignite.cluster().state() != ClusterState.ACTIVE) {
      if (isComplete() && isOldest()) {
        ignite.cluster().state(ClusterState.ACTIVE);
      } else {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
      }
    }
  }

  private boolean isComplete() {
    return ignite.cluster().forServers().nodes().size() >= clusterSize;
  }

  private boolean isOldest() {
    return ignite.cluster().forServers().nodes().stream()
        .min(Comparator.comparingLong(ClusterNode::order))
        .map(ClusterNode::isLocal)
        .orElse(false);
  }
}
