package io.tradegrid.task;

import io.tradegrid.risk.RiskException;
import io.tradegrid.schema.Table;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.apache.ignite.Ignite;
import org.apache.ignite.compute.ComputeJob;
import org.apache.ignite.compute.ComputeJobContext;
import org.apache.ignite.compute.ComputeTaskSession;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.apache.ignite.resources.JobContextResource;
import org.apache.ignite.resources.TaskSessionResource;

/**
 * Coordinates one risk question: sends the calls of one round after the other and hands their
 * answers, in shard order, to a {@link RiskRun}. Between rounds it gives its thread back. The whole
 * question has one end in time, that of whoever asks, so a node that hangs holds it up no longer.
 */
final class RiskJob implements ComputeJob {

  private static final long serialVersionUID = 1L;

  /**
   * The pool of threads that shards are valued on, so that what is light does not wait for them. A
   * node without it values them on its pool of tasks.
   */
  private static final String POOL = "tradegrid-risk";

  /** For those who set no end. */
  private static final long LONGEST_MS = TimeUnit.HOURS.toMillis(1);

  private static final List<String> CACHES = List.of(Table.POSITIONS.name(), Table.BARS_1D.name());

  private final Object argument;

  @IgniteInstanceResource private transient Ignite ignite;
  @JobContextResource private transient ComputeJobContext context;
  @TaskSessionResource private transient ComputeTaskSession session;
  private transient RiskRun run;
  private transient volatile ShardCalls calls;
  private transient volatile boolean isCancelled;

  RiskJob(Object argument) {
    this.argument = argument;
  }

  /** Sends the first round; or takes the answers of one, and sends the next or answers. */
  @Override
  public Object execute() {
    try {
      if (run == null) {
        run = new RiskRun(ignite, RiskQuestion.parse(argument));
        return send(run.first());
      }
      return send(run.next(calls.answers()));
    } catch (RiskException e) {
      return RiskReply.of(e);
    }
  }

  private Object send(List<? extends ShardCall> next) {
    if (next.isEmpty()) {
      return run.answer();
    }
    long endMs = Math.min(session.getEndTime(), session.getStartTime() + LONGEST_MS);
    ShardCalls round = new ShardCalls(ignite, CACHES, run.isLight() ? null : POOL, endMs);
    next.forEach(call -> round.add(call.shard(), call));
    calls = round;
    if (isCancelled) {
      throw new CancellationException("called off");
    }
    round.send(context, run.isLight() ? ShardCalls::execute : ForkJoinPool.commonPool());
    return null;
  }

  /** Ends the round that is under way, and no other one follows. */
  @Override
  public void cancel() {
    isCancelled = true;
    ShardCalls underWay = calls;
    if (underWay != null) {
      underWay.cancel();
    }
  }
}
