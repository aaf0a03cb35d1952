package io.tradegrid.task;

import io.tradegrid.risk.RiskException;
import io.tradegrid.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ignite.Ignite;
import org.apache.ignite.compute.ComputeJob;
import org.apache.ignite.compute.ComputeJobContext;
import org.apache.ignite.lang.IgniteFuture;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.apache.ignite.resources.JobContextResource;

/**
 * Coordinates one question: asks the owner of each symbol, gives its thread back, and when all have
 * answered puts the answer together. One symbol's is passed on as it is.
 */
final class AnalyticsJob implements ComputeJob {

  private static final long serialVersionUID = 1L;

  private static final long TIMEOUT_MS = 10_000;
  private static final List<String> CACHES = List.of(Table.BARS_1D.name(), Table.BARS_1M.name());

  private final Object argument;

  @IgniteInstanceResource private transient Ignite ignite;
  @JobContextResource private transient ComputeJobContext context;

  private transient AnalyticsQuestion question;
  private transient List<IgniteFuture<Object[]>> calls;

  AnalyticsJob(Object argument) {
    this.argument = argument;
  }

  /** Sends the calls, or puts their answers together. */
  @Override
  public Object execute() {
    try {
      return calls == null ? send() : reduce();
    } catch (RiskException e) {
      return RiskReply.of(e);
    }
  }

  private Object send() {
    question = AnalyticsQuestion.parse(argument);
    List<IgniteFuture<Object[]>> sent = new ArrayList<>();
    for (String symbol : question.symbols()) {
      int shard = ignite.affinity(Table.BARS_1D.name()).partition(symbol);
      SeriesCall call = new SeriesCall(question, symbol, shard);
      sent.add(ignite.compute().withTimeout(TIMEOUT_MS).affinityCallAsync(CACHES, shard, call));
    }
    calls = sent;
    // Held only once all are sent: what fails before fails the job instead of leaving it held.
    context.holdcc();
    AtomicInteger open = new AtomicInteger(sent.size());
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

  private Object[] reduce() {
    if (calls.size() == 1) {
      return calls.get(0).get();
    }
    List<PriceSeries> series = new ArrayList<>();
    for (IgniteFuture<Object[]> call : calls) {
      Object[] columns = RiskReply.values(call.get());
      series.add(
          PriceSeries.ofCloses((long[]) columns[0], (double[]) columns[1], (double[]) columns[2]));
    }
    return question.answer(series);
  }

  /** Does nothing: the calls end by themselves, by their timeout at the latest. */
  @Override
  public void cancel() {
    // Nothing is held that the end of the calls does not release.
  }
}
