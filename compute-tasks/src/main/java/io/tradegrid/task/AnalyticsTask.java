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
 * Indicators and statistics of symbols, the task that clients call by name. Its argument is what
 * {@link AnalyticsQuestion#toArgument} gives; it answers what {@link AnalyticsReply} reads. A
 * question about one symbol is answered by the symbol's owner; of several, the closes travel.
 */
public final class AnalyticsTask extends ComputeTaskAdapter<Object, Object[]> {

  private static final long serialVersionUID = 1L;

  @IgniteInstanceResource private transient Ignite ignite;

  /** Sends the one job to this node. */
  @Override
  public Map<ComputeJob, ClusterNode> map(List<ClusterNode> nodes, Object argument) {
    return Map.of(new AnalyticsJob(argument), ignite.cluster().localNode());
  }

  /** Returns the answer of the one job. */
  @Override
  public Object[] reduce(List<ComputeJobResult> results) {
    return results.get(0).getData();
  }
}
