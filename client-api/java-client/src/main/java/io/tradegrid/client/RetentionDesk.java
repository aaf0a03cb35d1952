package io.tradegrid.client;

import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.retention.AgingTable;
import io.tradegrid.retention.Removed;
import io.tradegrid.retention.RetentionRules;
import io.tradegrid.service.Retention;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/** Removes what is too old, table by table and shard by shard. Safe for use by many threads. */
public final class RetentionDesk {

  private static final Patience ONCE = new Patience(Duration.ZERO);

  private final Retention service;
  private final IntSupplier shardCount;
  private final Patience patience;

  /** Hears how far it is. */
  @FunctionalInterface
  public interface Progress {

    /**
     * Hears of a shard that is done.
     *
     * @param done shards of all tables that are done
     * @param total how many there are to do
     */
    void at(int done, int total);
  }

  RetentionDesk(Retention service, IntSupplier shardCount, Patience patience) {
    this.service = service;
    this.shardCount = shardCount;
    this.patience = patience;
  }

  /** Returns the rules that the grid goes by once a day. */
  public RetentionRules rules() {
    return RetentionRules.parse(service.rules());
  }

  /**
   * Removes what rules say is too old; doing it again removes the rest.
   *
   * @param rules what to keep how long
   * @param today the day they are counted from, UTC
   * @param dryRun whether to count only
   * @return what was removed, by table
   * @throws RejectedException when all others are done, naming the shards that have no owner for
   *     too long
   */
  public Map<AgingTable, Removed> run(
      RetentionRules rules, LocalDate today, boolean dryRun, Progress progress) {
    int shards = shardCount.getAsInt();
    int total = rules.days().size() * shards;
    int done = 0;
    Map<AgingTable, Removed> removed = new EnumMap<>(AgingTable.class);
    Map<AgingTable, List<Integer>> left = new EnumMap<>(AgingTable.class);
    Set<Integer> waitedFor = new HashSet<>();
    for (AgingTable table : rules.days().keySet()) {
      Removed sum = Removed.NOTHING;
      for (int shard = 0; shard < shards; shard++) {
        Patience most = waitedFor.contains(shard) ? ONCE : patience;
        long[] numbers = remove(most, shard, table, rules.cutNs(table, today), dryRun);
        if (numbers.length > 0) {
          sum = sum.and(Removed.of(numbers));
        } else {
          waitedFor.add(shard);
          left.computeIfAbsent(table, each -> new ArrayList<>()).add(shard);
        }
        progress.at(++done, total);
      }
      removed.put(table, sum);
    }
    if (!left.isEmpty()) {
      throw new RejectedException(
          RejectReason.NOT_OWNER, "all is done but shards that have no owner now: " + left);
    }
    return removed;
  }

  private long[] remove(Patience most, int shard, AgingTable table, long beforeNs, boolean dryRun) {
    return most.ask(
        () -> service.remove(shard, table.name(), beforeNs, dryRun),
        answer -> answer.length == 0,
        () -> {});
  }
}
