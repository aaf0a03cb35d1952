package io.tradegrid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.Request;
import io.tradegrid.model.RejectReason;
import io.tradegrid.schema.Table;
import io.tradegrid.shard.RequestStream;
import io.tradegrid.shard.ShardState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Snapshots bound what a restart reads and what a shard remembers, and change nothing else. */
final class ShardSnapshotsTest {

  private static final int SHARD = 3;
  private static final int SNAPSHOT_BYTES = 4_000;

  private final EngineRig rig = new EngineRig(SHARD);

  @AfterEach
  void endThreads() throws InterruptedException {
    rig.end();
  }

  private static List<Request> some(RequestStream stream) {
    List<Request> some = new ArrayList<>();
    for (int n = 0; n < 20; n++) {
      some.add(stream.next());
    }
    return some;
  }

  private void awaitTrimmed(ShardEngine engine) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> rig.snapshots.sequence(SHARD) > 0 && rig.log.size() < engine.sequence());
  }

  @Test
  void whoOpensAfterASnapshotGoesOnAsIfAllHadBeenRead() throws InterruptedException {
    rig.snapshotBytes = SNAPSHOT_BYTES;
    RequestStream stream = new RequestStream(5);
    EngineRig whole = new EngineRig(SHARD);
    ShardEngine expected = whole.open();
    ShardEngine engine = rig.open();
    for (int round = 0; round < 6; round++) {
      for (int i = 0; i < 40; i++) {
        List<Request> some = some(stream);
        assertThat(engine.submit(some).join()).isEqualTo(expected.submit(some).join());
      }
      awaitTrimmed(engine);
      long hash = EngineRig.hash(engine);
      engine.close();
      engine = rig.open();
      assertThat(EngineRig.hash(engine)).isEqualTo(hash).isEqualTo(EngineRig.hash(expected));
      assertThat(engine.sequence()).isEqualTo(expected.sequence());
    }
    // Rows and blocks miss nothing of what was trimmed.
    ShardEngine last = engine;
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                last.projectedSequence() == last.sequence()
                    && expected.projectedSequence() == expected.sequence());
    for (Table table : Table.values()) {
      assertThat(rig.tables.table(table)).as(table.name()).isEqualTo(whole.tables.table(table));
    }
    // Everything is remembered here, so snapshots are long and seldom.
    assertThat(rig.log.size()).isLessThan(whole.log.size());
    whole.end();
  }

  @Test
  void aShardForgetsTheOldestRequestsButNoOpenOrder() {
    rig.snapshotBytes = SNAPSHOT_BYTES;
    rig.remembered = 100;
    RequestStream stream = new RequestStream(6);
    ShardEngine engine = rig.open();
    List<Request> first = some(stream);
    List<Answer> answers = engine.submit(first).join();
    for (int i = 0; i < 60; i++) {
      engine.submit(some(stream)).join();
    }
    int open = engine.ask(ShardState::openOrders).join();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              engine.submit(some(stream)).join();
              return engine.ask(ShardState::rememberedRequests).join() < 300 + open;
            });
    assertThat(answers).hasSize(20);
    long hash = EngineRig.hash(engine);
    engine.close();
    ShardEngine again = rig.open();
    assertThat(EngineRig.hash(again)).isEqualTo(hash);
    assertThat(again.ask(ShardState::requests).join()).isGreaterThan(1_000);
  }

  /** Else two owners may write it at the same time, and parts of both be there in the end. */
  @Test
  void nobodyTakesASnapshotBeforeAnEntryOfHisOwn() {
    RequestStream stream = new RequestStream(10);
    ShardEngine engine = rig.open();
    List<Request> some = some(stream);
    engine.submit(some).join();
    for (int i = 0; i < 40; i++) {
      engine.submit(some(stream)).join();
    }
    engine.close();
    rig.snapshotBytes = SNAPSHOT_BYTES;
    ShardEngine next = rig.open();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              next.submit(some).join();
              return next.projectedSequence() == next.sequence();
            });
    next.submit(some).join();
    assertThat(next.sequence()).as("there were repeats only").isEqualTo(engine.sequence());
    assertThat(rig.snapshots.sequence(SHARD)).isZero();
    next.submit(some(stream)).join();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> rig.snapshots.sequence(SHARD) == engine.sequence() + 1);
  }

  @Test
  void aSnapshotThatCannotBeKeptIsTriedAgain() {
    rig.snapshotBytes = SNAPSHOT_BYTES;
    rig.snapshots.fault = new GridUnavailableException("a failure that the test asked for", null);
    RequestStream stream = new RequestStream(7);
    ShardEngine engine = rig.open();
    for (int i = 0; i < 40; i++) {
      engine.submit(some(stream)).join();
    }
    assertThat(rig.log.size()).isEqualTo(engine.sequence());
    rig.snapshots.fault = null;
    awaitTrimmed(engine);
    long hash = EngineRig.hash(engine);
    engine.close();
    assertThat(EngineRig.hash(rig.open())).isEqualTo(hash);
  }

  @Test
  void nothingIsTrimmedThatRowsHaveNotSeen() {
    rig.snapshotBytes = SNAPSHOT_BYTES;
    rig.tables.failures = Integer.MAX_VALUE;
    RequestStream stream = new RequestStream(9);
    ShardEngine engine = rig.open();
    for (int i = 0; i < 40; i++) {
      engine.submit(some(stream)).join();
    }
    assertThat(rig.snapshots.sequence(SHARD)).isZero();
    assertThat(rig.log.size()).isEqualTo(engine.sequence());
    rig.tables.failures = 0;
    awaitTrimmed(engine);
  }

  @Test
  void aBrokenStoreStopsTheShard() {
    rig.snapshotBytes = SNAPSHOT_BYTES;
    rig.snapshots.fault = new IllegalStateException("a failure that the test asked for");
    RequestStream stream = new RequestStream(8);
    ShardEngine engine = rig.open();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> engine.submit(some(stream)).join().get(0).reason() == RejectReason.SHARD_STOPPED);
    assertThat(rig.log.size()).isEqualTo(engine.sequence());
  }
}
