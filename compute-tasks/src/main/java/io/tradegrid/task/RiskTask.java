package io.tradegrid.task;

import java.util.List;
import java.util.Map;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.compute.ComputeJob;
import org.apache.ignite.compute.ComputeJobResult;
import org.apache.ignite.compute.ComputeTaskAdapter;
import org.apache.ignite.resources.IgniteInstanceResource;

/**
 * Risk of a portfolio, a book or the firm, the task that clients call by name. Its argument is a
 * map of parameters by name, as texts; it answers what {@link RiskReply#toAnswer} reads. One job on
 * the node asked coordinates; the work is done by one call a shard, on the shard's owner.
 */
public final class RiskTask extends ComputeTaskAdapter<Object, Object[]> {

  private static final long serialVersionUID = 1L;

  @IgniteInstanceResource private transient Ignite ignite;

  /** Sends the one job to this node. */
  @Override
  public Map<ComputeJob, ClusterNode> map(List<ClusterNode> nodes, Object argument) {
    return Map.of(new RiskJob(argument), ignite.cluster().localNode());
  }

  /** Returns the answer of the one job. */
  @Override
  public Object[] reduce(List<ComputeJobResult> results) {
    return results.get(0).getData();
  }
}
