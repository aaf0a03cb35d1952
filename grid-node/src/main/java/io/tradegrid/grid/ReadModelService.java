package io.tradegrid.grid;

import io.tradegrid.model.RejectReason;
import io.tradegrid.projection.Rebuild;
import io.tradegrid.schema.Cache;
import io.tradegrid.service.ReadModels;
import java.util.List;
import org.apache.ignite.Ignite;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.apache.ignite.services.Service;

/** Has the owners of shards rebuild their read models. */
public final class ReadModelService implements ReadModels, Service {

  private static final long serialVersionUID = 1L;

  @IgniteInstanceResource private transient Ignite ignite;

  @Override
  public String[] names() {
    return Rebuild.names().toArray(String[]::new);
  }

  @Override
  public int begin(int shard, boolean mends) {
    return (Integer) onOwner(new Job(shard, mends ? Job.MEND : Job.CHECK));
  }

  @Override
  public long[] state(int shard) {
    return (long[]) onOwner(new Job(shard, Job.STATE));
  }

  @Override
  public String failure(int shard) {
    return (String) onOwner(new Job(shard, Job.FAILURE));
  }

  private Object onOwner(Job job) {
    return ignite.compute().affinityCall(List.of(Cache.COMMAND_LOG.name()), job.shard, job);
  }

  /** Runs on the node that owns the shard. */
  private static final class Job implements IgniteCallable<Object> {

    private static final long serialVersionUID = 1L;
    private static final int CHECK = 0;
    private static final int MEND = 1;
    private static final int STATE = 2;
    private static final int FAILURE = 3;

    private final int shard;
    private final int what;
    @IgniteInstanceResource private transient Ignite ignite;

    Job(int shard, int what) {
      this.shard = shard;
      this.what = what;
    }

    @Override
    public Object call() {
      ShardHost host = ShardHost.of(ignite);
      if (what == CHECK || what == MEND) {
        return host == null
            ? -RejectReason.NOT_OWNER.code()
            : host.rebuilds().begin(shard, what == MEND);
      }
      ShardRebuild last = host == null ? null : host.rebuilds().last(shard);
      if (what == STATE) {
        return last == null ? new long[0] : last.numbers();
      }
      return last == null ? "" : last.failure();
    }
  }
}
