package io.tradegrid.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.retention.AgingTable;
import io.tradegrid.retention.Removed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A shard that cannot be cleaned keeps no other from it. */
final class RetentionRoundTest {

  private final List<String> asked = new ArrayList<>();
  private int pauses;

  /** Of four shards the second one never answers, the third one fails at first. */
  private long[] answer(int shard, AgingTable table, long beforeNs) {
    asked.add(table + " " + shard + " " + beforeNs);
    if (shard == 2 && pauses < 3) {
      throw new IllegalStateException("changes hands");
    }
    return shard == 1 ? new long[0] : new Removed(shard + 1, 1, 10, 100 - shard).toNumbers();
  }

  private RetentionRound round() {
    return new RetentionRound(4, this::answer, () -> pauses++);
  }

  @Test
  void othersAreCleanedAndWhatIsLeftIsSaid() {
    RetentionRound.Outcome outcome = round().remove(AgingTable.TRADES, 7);

    assertThat(outcome)
        .isEqualTo(new RetentionRound.Outcome(new Removed(1 + 3 + 4, 3, 30, 97), List.of(1)));
    assertThat(asked.subList(0, 6))
        .containsExactly(
            "TRADES 0 7", "TRADES 1 7", "TRADES 2 7", "TRADES 3 7", "TRADES 1 7", "TRADES 2 7");
    assertThat(asked.stream().filter("TRADES 0 7"::equals)).hasSize(1);
    assertThat(asked.stream().filter("TRADES 1 7"::equals)).hasSize(RetentionRound.ATTEMPTS);
  }

  @Test
  void whatIsDoneIsNotWaitedFor() {
    pauses = 3;
    RetentionRound round = new RetentionRound(1, this::answer, () -> pauses++);

    assertThat(round.remove(AgingTable.ORDERS, 7))
        .isEqualTo(new RetentionRound.Outcome(new Removed(1, 1, 10, 100), List.of()));
    assertThat(pauses).isEqualTo(3);
  }
}
