package io.tradegrid.grid;

import io.tradegrid.model.RejectReason;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Shards;
import io.tradegrid.service.TickData;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.cache.affinity.Affinity;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.lang.IgniteFuture;
import org.apache.ignite.lang.IgniteFutureTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the owners of symbols, all at the same time, and puts their answers in the order of the
 * question, whoever answers first. What an owner does not answer is left open, to be asked again.
 */
final class TickOwners {

  private static final Logger LOG = LoggerFactory.getLogger(TickOwners.class);

  /** Symbols of one job, so that an owner works on several jobs at once. */
  private static final int JOB_SYMBOLS = 32;

  /**
   * An owner that dies is known to be dead sooner; one that lives may have a great deal to read. A
   * client waits a little longer.
   */
  private static final long ANSWER_TIMEOUT_MS = 15_000;

  private static final byte[] OPEN = new byte[0];
  private static final byte[] LOST = TickAnswers.refusal(RejectReason.SHARD_LOST);

  private final Ignite ignite;
  private final Affinity<Object> affinity;

  TickOwners(Ignite ignite) {
    this.ignite = ignite;
    this.affinity = ignite.affinity(Cache.TICK_BLOCKS.name());
  }

  /** Places of symbols in the question, and who is asked about them. */
  private record Errand(List<Integer> places, IgniteFuture<byte[][]> answers) {}

  /** Returns an answer a symbol; an open one has no bytes. */
  List<byte[]> ask(List<String> symbols, byte[] question) {
    List<byte[]> answers = new ArrayList<>(Collections.nCopies(symbols.size(), OPEN));
    Map<ClusterNode, List<Integer>> byOwner = new LinkedHashMap<>();
    for (int place = 0; place < symbols.size(); place++) {
      ClusterNode owner =
          affinity.mapPartitionToNode(Shards.of(symbols.get(place), affinity.partitions()));
      if (owner == null) {
        // Of all nodes that have a copy none is here.
        answers.set(place, LOST);
      } else {
        byOwner.computeIfAbsent(owner, node -> new ArrayList<>()).add(place);
      }
    }
    List<Errand> errands = new ArrayList<>();
    byOwner.forEach(
        (owner, places) -> {
          for (int from = 0; from < places.size(); from += JOB_SYMBOLS) {
            List<Integer> some = places.subList(from, Math.min(places.size(), from + JOB_SYMBOLS));
            String[] theirs = some.stream().map(symbols::get).toArray(String[]::new);
            errands.add(
                new Errand(
                    some,
                    ignite
                        .compute(ignite.cluster().forNode(owner))
                        .callAsync(new TickJob(theirs, question))));
          }
        });
    long deadlineNs = System.nanoTime() + ANSWER_TIMEOUT_MS * 1_000_000;
    for (Errand errand : errands) {
      byte[][] some = await(errand.answers, deadlineNs);
      for (int i = 0; some != null && i < some.length; i++) {
        answers.set(errand.places.get(i), some[i]);
      }
    }
    return bounded(answers);
  }

  /** What would make the whole too large is refused, symbol by symbol, from the first on. */
  private static List<byte[]> bounded(List<byte[]> answers) {
    long bytes = 0;
    for (int i = 0; i < answers.size(); i++) {
      bytes += answers.get(i).length;
      if (i > 0 && bytes > TickData.ANSWER_BYTES_MAX) {
        bytes -= answers.get(i).length;
        answers.set(
            i, TickAnswers.refusal("symbols: the answers are too large; ask for fewer at a time"));
      }
    }
    return answers;
  }

  /** Returns what an owner answers, null if it does not. */
  private static <T> T await(IgniteFuture<T> answer, long deadlineNs) {
    try {
      return answer.get(Math.max(1, (deadlineNs - System.nanoTime()) / 1_000_000));
    } catch (IgniteFutureTimeoutException e) {
      answer.cancel();
      LOG.warn("An owner of ticks did not answer in {} ms", ANSWER_TIMEOUT_MS, e);
      return null;
    } catch (IgniteException e) {
      LOG.info("An owner of ticks is gone; the next one is asked", e);
      return null;
    }
  }

  /** Returns symbols, or a refusal, or nothing if any shard does not answer: never a part. */
  byte[] symbols(TickKind kind, String after, int limit) {
    List<IgniteFuture<byte[]>> asked = new ArrayList<>();
    int shards = 0;
    for (ClusterNode node : ignite.cluster().forServers().nodes()) {
      int[] owned = affinity.primaryPartitions(node);
      shards += owned.length;
      asked.add(
          ignite
              .compute(ignite.cluster().forNode(node))
              .callAsync(new TickSymbolsJob(owned, kind, after, limit)));
    }
    long deadlineNs = System.nanoTime() + ANSWER_TIMEOUT_MS * 1_000_000;
    TreeSet<String> all = new TreeSet<>();
    for (IgniteFuture<byte[]> each : asked) {
      byte[] some = await(each, deadlineNs);
      if (some == null || some.length == 0 || TickAnswers.isRefusal(some)) {
        return some == null ? OPEN : some;
      }
      all.addAll(TickAnswers.symbols(some));
    }
    return shards < affinity.partitions()
        ? LOST
        : TickAnswers.symbols(all.stream().limit(limit).toList());
  }
}
