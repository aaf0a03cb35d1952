package io.tradegrid.grid.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.grid.risk.LiveReply.ScopePart;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.live.ShardPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goal: no sum leaves a shard out or takes it from a node that does not own it any more. */
final class LiveHomeTest {

  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);
  private static final LiveScope SCOPE = LiveScope.portfolio("A");

  /** Owners of the shards 0 to 3. */
  private final UUID[] owners = {FIRST, FIRST, SECOND, SECOND};

  private final LiveHome home = new LiveHome(4);

  @BeforeEach
  void keepEverything() {
    assertThat(home.homes(new int[] {0, 1})).isTrue();
    assertThat(home.homes(new int[] {0, 1})).isFalse();
  }

  private boolean tell(UUID node, boolean all, int[] shards, int... parts) {
    List<ScopePart> told = new ArrayList<>();
    Arrays.stream(parts)
        .forEach(
            shard -> told.add(new ScopePart(SCOPE, ShardPart.of(shard, 10L * shard, "", null))));
    return home.take(node, new LiveReply(shards, 1, told, List.of()), all, shard -> owners[shard]);
  }

  private List<Integer> summed() {
    return home.parts(SCOPE).stream().map(ShardPart::shard).toList();
  }

  @Test
  void itIsCompleteWhenEveryOwnerHasTold() {
    assertThat(tell(FIRST, true, new int[] {0, 1}, 1)).isTrue();
    assertThat(home.isComplete()).isFalse();
    assertThat(home.shardsKnown()).isEqualTo(2);
    assertThat(tell(SECOND, true, new int[] {2, 3}, 2, 3)).isTrue();
    assertThat(home.isComplete()).isTrue();
    assertThat(summed()).containsExactly(1, 2, 3);
    assertThat(home.takeDirty()).containsExactly(SCOPE);
    assertThat(home.takeDirty()).isEmpty();
    assertThat(tell(FIRST, false, new int[] {0, 1}, 0)).isTrue();
    assertThat(home.takeDirty()).containsExactly(SCOPE);
    assertThat(summed()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void aShardThatMovesIsTakenFromItsNewOwnerOnceThatHasToldEverything() {
    tell(FIRST, true, new int[] {0, 1}, 0, 1);
    tell(SECOND, true, new int[] {2, 3}, 2, 3);
    owners[1] = SECOND;
    // The owner before still says what it had; the new one has not opened the shard yet.
    assertThat(tell(FIRST, false, new int[] {0, 1})).isTrue();
    assertThat(home.isComplete()).isFalse();
    assertThat(summed()).containsExactly(0, 2, 3);
    assertThat(tell(SECOND, false, new int[] {1, 2, 3}, 1)).isFalse();
    assertThat(home.isComplete()).isFalse();
    assertThat(tell(SECOND, true, new int[] {1, 2, 3}, 1, 2, 3)).isTrue();
    assertThat(home.isComplete()).isTrue();
    assertThat(summed()).containsExactly(0, 1, 2, 3);
    // What the owner before says of it later does not count.
    assertThat(tell(FIRST, true, new int[] {0, 1}, 0)).isTrue();
    assertThat(home.isComplete()).isTrue();
    assertThat(summed()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void whatADeadNodeToldIsForgotten() {
    tell(FIRST, true, new int[] {0, 1}, 0, 1);
    tell(SECOND, true, new int[] {2, 3}, 2, 3);
    home.retain(Set.of(FIRST));
    assertThat(home.isComplete()).isFalse();
    assertThat(summed()).containsExactly(0, 1);
  }

  @Test
  void whatIsHeldIsAddedUpInOneCurrencyOnly() {
    RiskException failure = new RiskException(Failure.NUMERICAL_ERROR, "held, but of no value");
    List<ScopePart> held = List.of(new ScopePart(SCOPE, ShardPart.failed(0, 1, "EUR", failure)));
    home.take(
        FIRST, new LiveReply(new int[] {0, 1}, 1, held, List.of()), true, shard -> owners[shard]);
    tell(SECOND, true, new int[] {2, 3}, 2);
    assertThat(home.isIn(SCOPE, "EUR")).isTrue();
    assertThat(home.isIn(SCOPE, "USD")).isFalse();
    tell(FIRST, false, new int[] {0, 1}, 0);
    assertThat(home.isIn(SCOPE, "USD")).isTrue();
  }

  @Test
  void aNewHomeBeginsWithNothing() {
    tell(FIRST, true, new int[] {0, 1}, 0, 1);
    tell(SECOND, true, new int[] {2, 3}, 2, 3);
    assertThat(home.homes(new int[] {0, 1, 3})).isTrue();
    assertThat(home.shardsKnown()).isZero();
    assertThat(summed()).isEmpty();
  }
}
