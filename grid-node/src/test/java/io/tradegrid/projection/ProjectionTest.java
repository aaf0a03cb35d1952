package io.tradegrid.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.history.MemoryBlocks;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.schema.Table;
import io.tradegrid.shard.RequestStream;
import io.tradegrid.shard.ShardState;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Shards share the threads that write their rows. */
final class ProjectionTest {

  private final ExecutorService writer = Executors.newSingleThreadExecutor();

  /** A shard that has done something, and where its rows go. */
  private final class Shard {
    final MemoryTables tables = new MemoryTables();
    final Projection projection;
    final ShardState state;

    Shard(int number) {
      projection =
          new Projection(
              number,
              TableScope.all(5),
              tables,
              new MemoryBlocks(),
              writer,
              new BlockMetrics(new SimpleMeterRegistry()),
              TradeTicks.NONE);
      state = new ShardState(number, LadderMarket::new, projection.listener());
      RequestStream stream = new RequestStream(number);
      for (int id = 1; id <= RequestStream.INSTRUMENTS; id++) {
        state.define(new DefineInstrument(RequestStream.instrument(id)));
      }
      for (int id = 1; id <= RequestStream.PORTFOLIOS; id++) {
        state.define(new DefinePortfolio(RequestStream.portfolio(id)));
      }
      for (int i = 0; i < 50; i++) {
        state.replay(stream.next());
      }
    }
  }

  @AfterEach
  void end() throws InterruptedException {
    writer.shutdown();
    assertThat(writer.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aShardWhoseRowsCannotBeWrittenHoldsUpNoOther() throws InterruptedException {
    Shard broken = new Shard(1);
    broken.tables.failures = 1;
    CountDownLatch failed = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    broken.projection.flush(broken.state, 7, done::countDown, failed::countDown);
    assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();

    Shard other = new Shard(2);
    CountDownLatch otherDone = new CountDownLatch(1);
    other.projection.flush(other.state, 3, otherDone::countDown, () -> {});
    assertThat(otherDone.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(other.tables.table(Table.ORDERS)).isNotEmpty();

    assertThat(broken.projection.writtenSequence()).isZero();
    assertThat(broken.projection.isDue(8)).as("one flush at a time").isFalse();
    broken.projection.writeAgain();
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(broken.projection.writtenSequence()).isEqualTo(7);
    assertThat(broken.tables.table(Table.ORDERS)).isNotEmpty();
  }

  @Test
  void whatOthersHaveWrittenLaterIsLeftAlone() {
    Shard late = new Shard(3);
    late.tables.fence = 9;
    late.projection.flush(late.state, 7, () -> {}, late.projection::writeAgain);
    await().atMost(Duration.ofSeconds(10)).until(late.projection::isOvertaken);
    assertThat(late.tables.written()).isZero();
  }
}
