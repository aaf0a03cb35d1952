package io.tradegrid.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TickBlock;
import io.tradegrid.tick.TickBlockWriter;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TradeTick;
import io.tradegrid.tickstore.BlockName;
import io.tradegrid.tickstore.ShardTicks;
import io.tradegrid.tickstore.TickBlockStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What failed comes again, and is counted once. */
final class TickWriterTest {

  private static final int SHARD = 3;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final TickMetrics metrics = new TickMetrics(registry);
  private final Blocks blocks = new Blocks();

  /** Blocks in memory, and a store that does not answer for once. */
  private static final class Blocks implements TickBlockStore {
    private final Map<BlockName, byte[]> all = new HashMap<>();
    private boolean isBroken;

    @Override
    public byte[] read(int shard, BlockName name) {
      return all.get(name);
    }

    @Override
    public void write(int shard, BlockName name, byte[] block) {
      if (isBroken) {
        throw new IllegalStateException("the store does not answer");
      }
      all.put(name, block);
    }

    @Override
    public void remove(int shard, BlockName name) {
      all.remove(name);
    }

    @Override
    public void forEach(int shard, BiConsumer<BlockName, byte[]> visitor) {
      new HashMap<>(all).forEach(visitor);
    }
  }

  private static TickWriter.Append append() {
    TickColumns trades = new TickColumns(TickKind.TRADE);
    for (int i = 1; i <= 2; i++) {
      trades.add(new TradeTick(i, Tag.of("S"), i, 0, 0, 0, 2, 0, 100, 1));
    }
    TickBlock block = TickBlock.of(new TickBlockWriter(TickKind.TRADE).write(trades, 0, 2));
    return new TickWriter.Append(
        SHARD, List.of(new TickArrival("A", block, 10)), 10, false, new CompletableFuture<>());
  }

  private int[] write(long writer) {
    ShardTicks ticks = ShardTicks.open(SHARD, blocks, writer);
    return TickWriter.write(ticks, List.of(append(), append()), metrics);
  }

  private List<Double> counted() {
    return List.of(
        registry.get("tradegrid.ticks.taken").counter().count(),
        registry.get("tradegrid.ticks.repeated").counter().count());
  }

  @Test
  void whatIsNotDurableIsNotCounted() {
    blocks.isBroken = true;
    assertThatThrownBy(() -> write(1)).hasMessage("the store does not answer");
    assertThat(counted()).containsExactly(0.0, 0.0);
    assertThat(registry.find("tradegrid.ticks.source.taken").counters()).isEmpty();

    blocks.isBroken = false;
    assertThat(write(2)).containsExactly(0, 2);
    assertThat(counted()).containsExactly(4.0, 2.0);
    assertThat(registry.get("tradegrid.ticks.source.taken").tag("source", "S").counter().count())
        .isEqualTo(4);
  }
}
