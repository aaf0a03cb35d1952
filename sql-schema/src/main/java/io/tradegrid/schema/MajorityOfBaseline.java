package io.tradegrid.schema;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.BaselineNode;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.configuration.TopologyValidator;
import org.apache.ignite.resources.IgniteInstanceResource;

/**
 * Has Ignite refuse writes on a node that does not see a majority of the nodes that hold data. It
 * is the second wall behind the lease, which is faster. It is stored with each cache, so every node
 * must have this class, in this package.
 */
public final class MajorityOfBaseline implements TopologyValidator {

  private static final long serialVersionUID = 1L;

  @IgniteInstanceResource private transient Ignite ignite;

  @Override
  public boolean validate(Collection<ClusterNode> nodes) {
    try {
      Collection<BaselineNode> baseline = ignite.cluster().currentBaselineTopology();
      return baseline == null || isMajority(baseline, nodes);
    } catch (IllegalStateException e) {
      return false; // Ignite is stopping here, and what stops writes nothing.
    }
  }

  /** Returns whether more than half of the baseline is among the nodes. */
  public static boolean isMajority(
      Collection<? extends BaselineNode> baseline, Collection<ClusterNode> nodes) {
    Set<Object> there = nodes.stream().map(ClusterNode::consistentId).collect(Collectors.toSet());
    long present = baseline.stream().filter(node -> there.contains(node.consistentId())).count();
    return 2 * present > baseline.size();
  }
}
