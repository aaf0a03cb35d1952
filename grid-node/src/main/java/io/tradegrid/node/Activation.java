package io.tradegrid.node;

import io.tradegrid.schema.MajorityOfBaseline;
import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.BaselineNode;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.cluster.ClusterState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a new cluster active once its nodes are there. A cluster that was active before becomes so
 * by itself when all its nodes are back; with some of them gone for good that is an operator's
 * decision ({@code ./tradegrid control --set-state ACTIVE}).
 */
final class Activation {

  private static final Logger LOG = LoggerFactory.getLogger(Activation.class);
  private static final long POLL_MS = 50;
  private static final long MAJORITY_PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

  private final Ignite ignite;
  private final int clusterSize;
  private final Runnable noMajority;

  /**
   * Waits for a cluster.
   *
   * @param noMajority what to do when a majority of a known baseline does not turn up: this node
   *     may have started apart from the others, and only a new start lets it join them
   */
  Activation(Ignite ignite, int clusterSize, Runnable noMajority) {
    this.ignite = ignite;
    this.clusterSize = clusterSize;
    this.noMajority = noMajority;
  }

  void await() {
    long start = System.nanoTime();
    while (ignite.cluster().state() != ClusterState.ACTIVE) {
      if (!isMajority() && System.nanoTime() - start > MAJORITY_PATIENCE_NS) {
        LOG.error("No majority of the baseline has turned up: the node stops");
        noMajority.run();
      }
      if (isComplete() && isOldest()) {
        ignite.cluster().state(ClusterState.ACTIVE);
      } else {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
      }
    }
  }

  private boolean isMajority() {
    Collection<BaselineNode> baseline = ignite.cluster().currentBaselineTopology();
    return baseline == null
        || MajorityOfBaseline.isMajority(baseline, ignite.cluster().forServers().nodes());
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
