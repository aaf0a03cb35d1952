package io.tradegrid.grid.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.grid.risk.LiveReply.ScopePart;
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
  private static final UUID TREE = new UUID(1, 0);
  private static final UUID MOVED = new UUID(1, 1);
  private static final int[] HOMES = {0, 1};
  private static final LiveScope SCOPE = LiveScope.portfolio("A");

  /** Owners of the shards 0 to 3. */
  private final UUID[] owners = {FIRST, FIRST, SECOND, SECOND};

  /** What portfolios belong to where it is told. */
  private UUID tree = TREE;

  private final LiveHome home = new LiveHome(4);

  @BeforeEach
  void keepEverything() {
    assertThat(home.begin(HOMES, TREE)).isTrue();
    assertThat(home.begin(HOMES, TREE)).isFalse();
  }

  private boolean tell(UUID node, boolean all, int[] shards, int... parts) {
    List<ScopePart> told = new ArrayList<>();
    Arrays.stream(parts)
        .forEach(shard -> told.add(new ScopePart(SCOPE, ShardPart.of(shard, 10L * shard, null))));
    LiveReply reply = new LiveReply(tree, shards, 1, told, List.of());
    return home.take(node, reply, all, shard -> owners[shard]);
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

  /** One node has read that a portfolio is under another book, the other one not yet. */
  @Test
  void partsOfOtherBooksThanTheRestAreNotAddedUp() {
    tell(FIRST, true, new int[] {0, 1}, 0, 1);
    tell(SECOND, true, new int[] {2, 3}, 2, 3);
    assertThat(home.begin(HOMES, MOVED)).isTrue();
    assertThat(home.isComplete()).isFalse();
    assertThat(tell(SECOND, true, new int[] {2, 3}, 2, 3)).isFalse();
    tree = MOVED;
    assertThat(tell(FIRST, true, new int[] {0, 1}, 0, 1)).isTrue();
    assertThat(home.isComplete()).isFalse();
    assertThat(home.shardsKnown()).isEqualTo(2);
    assertThat(tell(SECOND, true, new int[] {2, 3}, 3)).isTrue();
    assertThat(home.isComplete()).isTrue();
    assertThat(summed()).containsExactly(0, 1, 3);
  }

  @Test
  void aNodeThatHasReadOfOtherBooksFirstIsNotCountedUntilTheHomeHasToo() {
    tell(FIRST, true, new int[] {0, 1}, 0, 1);
    tell(SECOND, true, new int[] {2, 3}, 2, 3);
    tree = MOVED;
    assertThat(tell(SECOND, false, new int[] {2, 3}, 2)).isFalse();
    assertThat(home.isComplete()).isFalse();
    assertThat(home.begin(HOMES, MOVED)).isTrue();
    tell(FIRST, true, new int[] {0, 1}, 0, 1);
    assertThat(tell(SECOND, false, new int[] {2, 3}, 2)).isFalse();
    assertThat(home.isComplete()).isFalse();
    assertThat(tell(SECOND, true, new int[] {2, 3}, 2)).isTrue();
    assertThat(home.isComplete()).isTrue();
    assertThat(summed()).containsExactly(0, 1, 2);
  }

  @Test
  void itIsAsOldAsTheNodeThatWasHeardOfLongestAgo() {
    assertThat(home.heardNs()).isZero();
    home.heard(FIRST, 30);
    home.heard(SECOND, 10);
    tell(FIRST, true, new int[] {0, 1}, 0, 1);
    assertThat(home.heardNs()).isEqualTo(30);
    tell(SECOND, true, new int[] {2, 3}, 2, 3);
    assertThat(home.heardNs()).isEqualTo(10);
    home.heard(SECOND, 40);
    assertThat(home.heardNs()).isEqualTo(30);
  }

  @Test
  void aNewHomeBeginsWithNothing() {
    tell(FIRST, true, new int[] {0, 1}, 0, 1);
    tell(SECOND, true, new int[] {2, 3}, 2, 3);
    assertThat(home.begin(new int[] {0, 1, 3}, TREE)).isTrue();
    assertThat(home.shardsKnown()).isZero();
    assertThat(summed()).isEmpty();
  }
}
