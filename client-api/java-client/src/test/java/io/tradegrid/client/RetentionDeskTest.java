package io.tradegrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.retention.AgingTable;
import io.tradegrid.retention.Removed;
import io.tradegrid.retention.RetentionRules;
import io.tradegrid.service.Retention;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A shard without an owner keeps no other from being cleaned. */
final class RetentionDeskTest {

  private static final RetentionRules RULES = RetentionRules.parse("TRADES:1d,ORDERS:1d");
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);

  private final List<String> asked = new ArrayList<>();
  private int lost = -1;

  private final Retention service =
      new Retention() {
        @Override
        public String rules() {
          return RULES.text();
        }

        @Override
        public long[] remove(int shard, String table, long beforeNs, boolean dryRun) {
          asked.add(table + " " + shard);
          return shard == lost ? new long[0] : new Removed(1, 0, 10, 7).toNumbers();
        }
      };

  private final RetentionDesk desk =
      new RetentionDesk(service, () -> 3, new Patience(Duration.ofMillis(20)));

  @Test
  void allShardsAreAddedUp() {
    assertThat(desk.run(RULES, TODAY, false, (done, total) -> {}))
        .isEqualTo(
            Map.of(
                AgingTable.TRADES,
                new Removed(3, 0, 30, 7),
                AgingTable.ORDERS,
                new Removed(3, 0, 30, 7)));
    assertThat(asked)
        .containsExactly("TRADES 0", "TRADES 1", "TRADES 2", "ORDERS 0", "ORDERS 1", "ORDERS 2");
  }

  @Test
  void whatHasNoOwnerIsNamedWhenTheOthersAreDone() {
    lost = 1;
    assertThatThrownBy(() -> desk.run(RULES, TODAY, false, (done, total) -> {}))
        .isInstanceOfSatisfying(
            RejectedException.class, e -> assertThat(e.reason()).isEqualTo(RejectReason.NOT_OWNER))
        .hasMessageContaining("{TRADES=[1], ORDERS=[1]}");
    assertThat(asked).contains("TRADES 0", "TRADES 2", "ORDERS 0", "ORDERS 2");
    // It was waited for once.
    assertThat(asked.stream().filter("ORDERS 1"::equals)).hasSize(1);
  }
}
