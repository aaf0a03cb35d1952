package io.tradegrid.task;

import io.tradegrid.risk.RiskException;
import io.tradegrid.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.apache.ignite.Ignite;
import org.apache.ignite.compute.ComputeJob;
import org.apache.ignite.compute.ComputeJobContext;
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
  private transient volatile ShardCalls calls;

  AnalyticsJob(Object argument) {
    this.argument = argument;
  }

  /** Sends the calls, or puts their answers together. */
  @Override
  public Object execute() {
    try {
      return calls == null ? send() : reduce(calls.answers());
    } catch (RiskException e) {
      return RiskReply.of(e);
    }
  }

  private Object send() {
    question = AnalyticsQuestion.parse(argument);
    ShardCalls all = new ShardCalls(ignite, CACHES, null, System.currentTimeMillis() + TIMEOUT_MS);
    for (String symbol : question.symbols()) {
      int shard = ignite.affinity(Table.BARS_1D.name()).partition(symbol);
      all.add(shard, new SeriesCall(question, symbol, shard));
    }
    calls = all;
    all.send(context, ForkJoinPool.commonPool());
    return null;
  }

  private Object[] reduce(List<Object[]> answers) {
    if (answers.size() == 1) {
      return answers.get(0);
    }
    List<PriceSeries> series = new ArrayList<>();
    for (Object[] answer : answers) {
      Object[] columns = RiskReply.values(answer);
      series.add(
          PriceSeries.ofCloses((long[]) columns[0], (double[]) columns[1], (double[]) columns[2]));
    }
    return question.answer(series);
  }

  /** Calls off what is under way. */
  @Override
  public void cancel() {
    ShardCalls underWay = calls;
    if (underWay != null) {
      underWay.cancel();
    }
  }
}
