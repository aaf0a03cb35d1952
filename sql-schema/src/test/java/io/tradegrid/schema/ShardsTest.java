package io.tradegrid.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.ignite.cache.affinity.rendezvous.RendezvousAffinityFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: our mapping of symbols to shards is Ignite's mapping of keys to partitions. */
final class ShardsTest {

  private static final List<Integer> COUNTS = List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024);

  @Property
  void aSymbolsShardIsThePartitionOfItsKey(@ForAll String symbol) {
    assertThat(COUNTS)
        .allSatisfy(
            count ->
                assertThat(Shards.of(symbol, count))
                    .isEqualTo(new RendezvousAffinityFunction(false, count).partition(symbol)));
  }

  @Test
  void theShardOfKnownSymbolsIsFrozen() {
    assertThat(List.of("AAPL", "MSFT", "INTC", "BTC-USD").stream().map(s -> Shards.of(s, 128)))
        .containsExactly(2, 80, 118, 50);
  }

  @Test
  void aShardsNumberIsItsOwnPartition() {
    assertThat(COUNTS)
        .allSatisfy(
            count -> {
              RendezvousAffinityFunction affinity = Shards.affinity(count);
              assertThat(affinity.partitions()).isEqualTo(count);
              for (int shard = 0; shard < count; shard++) {
                assertThat(affinity.partition(Integer.valueOf(shard))).isEqualTo(shard);
              }
            });
  }

  @Test
  void aBackupMayLieOnANeighbour() {
    assertThat(Shards.affinity(128).isExcludeNeighbors()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 3, 100, 2048, Integer.MIN_VALUE})
  void refusesOtherCounts(int count) {
    assertThatThrownBy(() -> Shards.affinity(count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shards: must be a power of two from 1 to 1024, got " + count);
  }
}
