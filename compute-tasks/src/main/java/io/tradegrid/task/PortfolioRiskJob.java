package io.tradegrid.task;

import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.RiskReport;
import io.tradegrid.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCompute;
import org.apache.ignite.IgniteException;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.compute.ComputeJob;
import org.apache.ignite.compute.ComputeJobContext;
import org.apache.ignite.lang.IgniteFuture;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.apache.ignite.resources.JobContextResource;

/**
 * Coordinates one risk question: asks every shard for the P&amp;L of its positions and adds the
 * answers up in shard order, which is the same however many nodes the shards lie on.
 *
 * <p>It runs twice. The first time it sends the calls and gives its thread back; the second time,
 * when all have answered, it reduces. Waiting instead would hold a thread of the very pool that the
 * calls need, and as many questions at once as the pool has threads would stand still for good.
 */
final class PortfolioRiskJob implements ComputeJob {

  private static final long serialVersionUID = 1L;

  private static final long SHARD_TIMEOUT_MS = 10_000;
  private static final List<String> CACHES = List.of(Table.POSITIONS.name(), Table.BARS_1D.name());

  private final Object argument;

  @IgniteInstanceResource private transient Ignite ignite;
  @JobContextResource private transient ComputeJobContext context;

  private transient RiskQuestion question;
  private transient List<IgniteFuture<Object[]>> calls;

  PortfolioRiskJob(Object argument) {
    this.argument = argument;
  }

  /** Sends the calls, or reduces their answers. */
  @Override
  public Object execute() {
    try {
      return calls == null ? send() : RiskReply.of(reduce());
    } catch (RiskException e) {
      return RiskReply.of(e);
    }
  }

  private Object send() {
    question = RiskQuestion.parse(argument);
    String currency = currency();
    requireEveryShard();
    IgniteCompute compute = ignite.compute();
    int shards = ignite.affinity(Table.POSITIONS.name()).partitions();
    List<IgniteFuture<Object[]>> sent = new ArrayList<>(shards);
    for (int shard = 0; shard < shards; shard++) {
      ShardPnlCall call = new ShardPnlCall(question, currency, shard);
      // A timeout holds for the next call only; without one, a lost shard is retried for good.
      sent.add(compute.withTimeout(SHARD_TIMEOUT_MS).affinityCallAsync(CACHES, shard, call));
    }
    calls = sent;
    // Held only once all are sent: what fails before fails the job instead of leaving it held.
    context.holdcc();
    AtomicInteger open = new AtomicInteger(shards);
    for (IgniteFuture<Object[]> call : sent) {
      call.listen(
          done -> {
            if (open.decrementAndGet() == 0) {
              context.callcc();
            }
          });
    }
    return null;
  }

  private String currency() {
    BinaryObject row =
        ignite
            .<String, BinaryObject>cache(Table.PORTFOLIOS.name())
            .<String, BinaryObject>withKeepBinary()
            .get(question.portfolio());
    if (row == null) {
      throw new RiskException(
          Failure.INVALID_INPUT, "portfolio: there is none named " + question.portfolio());
    }
    return row.field("CURRENCY");
  }

  /** Fails at once where the calls would only time out: a sum without a lost shard is wrong. */
  private void requireEveryShard() {
    for (String name : CACHES) {
      Collection<Integer> lost = ignite.cache(name).lostPartitions();
      if (!lost.isEmpty()) {
        throw new IgniteException(name + ": no node has shards " + new TreeSet<>(lost));
      }
    }
  }

  private RiskReport reduce() {
    List<PnlVector> parts = new ArrayList<>();
    for (IgniteFuture<Object[]> call : calls) {
      PnlVector part = (PnlVector) RiskReply.values(call.get())[0];
      if (part != null) {
        parts.add(part);
      }
    }
    if (parts.isEmpty()) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA,
          "portfolio " + question.portfolio() + " holds nothing: positions: required 1, actual 0");
    }
    return RiskReport.of(question.portfolio(), PnlVector.sum(parts), question.observations());
  }

  /** Does nothing: the calls end by themselves, by their timeout at the latest. */
  @Override
  public void cancel() {
    // Nothing is held that the end of the calls does not release.
  }
}
