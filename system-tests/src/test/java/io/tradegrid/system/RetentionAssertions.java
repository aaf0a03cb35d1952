package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.client.TickDesk;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.retention.AgingTable;
import io.tradegrid.retention.Removed;
import io.tradegrid.retention.RetentionRules;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What is too old goes, on demand and by itself, and its room is used again. */
final class RetentionAssertions {

  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final long SOURCE = Tag.of("OLD");
  private static final int BATCHES = 60;
  private static final int BATCH = 4_096;
  private static final String USED = "tradegrid_region_used_bytes{region=\"ticks\"}";
  private static final String ALLOCATED = "tradegrid_region_allocated_bytes{region=\"ticks\"}";

  private final NodeProcess node;
  private final long seed;

  RetentionAssertions(NodeProcess node, long seed) {
    this.node = node;
    this.seed = seed;
  }

  /** Fills a symbol with old quotes, removes them, and fills as much again. */
  void assertRoomIsUsedAgain(TradeGridClient client) {
    RetentionRules rules = RetentionRules.parse("TICK_QUOTES:30d");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    long dayNs = today.minusDays(31).atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000_000_000L;
    double empty = node.metric(USED);
    fill(client.ticks(), dayNs);
    double full = node.metric(USED);
    double allocated = node.metric(ALLOCATED);
    assertThat(full - empty).as("bytes in use by old quotes").isGreaterThan(1 << 20);
    List<Tick> kept = List.of(quote(dayNs + Duration.ofDays(1).toNanos(), 1, 100));
    client.ticks().append("OLD", kept);

    Removed counted = removed(client, rules, today, true);
    assertThat(counted.rows()).isGreaterThanOrEqualTo((long) BATCHES * BATCH);
    assertThat(node.metric(USED)).isGreaterThanOrEqualTo(full);
    Removed gone = removed(client, rules, today, false);
    assertThat(gone.rows()).isEqualTo(counted.rows());
    assertThat(gone.oldestNs()).isEqualTo(kept.get(0).timeNs());
    assertThat(removed(client, rules, today, false).rows()).isZero();
    assertThat(client.ticks().latest("OLD", TickKind.QUOTE, Long.MAX_VALUE)).contains(kept.get(0));
    double freed = node.metric(USED);
    System.out.printf(
        "Retention: %,d quotes in %,d blocks; in use %,.0f before, %,.0f full, %,.0f after%n",
        gone.rows(), gone.blocks(), empty, full, freed);
    assertThat(full - freed).as("bytes given back").isGreaterThan(0.8 * (full - empty));

    fill(client.ticks(), dayNs);
    assertThat(node.metric(ALLOCATED) - allocated)
        .as("bytes that the same again took of the disk")
        .isLessThan(0.2 * (full - empty));
  }

  private static Removed removed(
      TradeGridClient client, RetentionRules rules, LocalDate today, boolean dryRun) {
    Map<AgingTable, Removed> all =
        client.retention().run(rules, today, dryRun, (done, total) -> {});
    assertThat(all).containsOnlyKeys(AgingTable.TICK_QUOTES);
    return all.get(AgingTable.TICK_QUOTES);
  }

  /** Prices at random, so that they take room. */
  private void fill(TickDesk ticks, long dayNs) {
    SplittableRandom random = new SplittableRandom(seed);
    long sequence = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      List<Tick> quotes = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        quotes.add(quote(dayNs + ++sequence * 1_000, sequence, 1 + random.nextLong(1L << 40)));
      }
      ticks.append("OLD", quotes);
    }
  }

  private static QuoteTick quote(long timeNs, long sequence, long price) {
    return new QuoteTick(timeNs, SOURCE, sequence, 0, 0, 0, 2, 0, price, 5, price + 1, 7);
  }

  /** Starts the node with a rule, and waits until it has done what the rule says by itself. */
  void assertTheNodeDoesItByItself() {
    node.stop();
    node.with("grid.retention.keep", "TICK_TRADES:30d").with("grid.retention.hour", "0").start();
    TickRange old =
        TickRange.of(0, Instant.now().minus(Duration.ofDays(32)).getEpochSecond() * 1_000_000_000L);
    try (TradeGridClient client = node.connect()) {
      assertThat(client.retention().rules()).isEqualTo(RetentionRules.parse("TICK_TRADES:30d"));
      await().atMost(SETTLED).until(() -> node.metric("tradegrid_retention_finished_seconds") > 0);
      assertThat(client.ticks().totals("BTC-USD", old).count()).isZero();
      assertThat(node.metric("tradegrid_retention_removed_rows_total{table=\"TICK_TRADES\"}"))
          .isPositive();
    }
  }
}
