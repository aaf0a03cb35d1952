package io.tradegrid.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.ChangePhase;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: after an error at whatever step nothing is answered any more from a state that the log may
 * not have, and the process ends. Method: the error is thrown by what the engine calls.
 */
final class ShardErrorTest {

  private static final int SHARD = 3;

  private final Error error = new OutOfMemoryError("one that the test asked for");
  private final EngineRig rig = new EngineRig(SHARD);

  @AfterEach
  void endThreads() throws InterruptedException {
    rig.end();
  }

  private static Request order(int portfolio, String id) {
    return new NewOrder(
        1,
        portfolio,
        ClientOrderId.of(id),
        0,
        Side.BUY,
        OrderType.LIMIT,
        TimeInForce.GTC,
        1000,
        10);
  }

  private static List<RejectReason> submit(ShardEngine engine, Request... requests) {
    return engine.submit(List.of(requests)).orTimeout(10, SECONDS).join().stream()
        .map(Answer::reason)
        .toList();
  }

  private void assertStopped(ShardEngine engine, long entries) {
    assertThat(rig.errors).containsExactly(error);
    rig.beforeLookup = () -> {};
    rig.log.fault = null;
    assertThat(submit(engine, order(1, "a"))).containsExactly(RejectReason.SHARD_STOPPED);
    assertThat(engine.control(new ChangePhase(1, Phase.HALT, 0)).join())
        .isEqualTo(-RejectReason.SHARD_STOPPED.code());
    assertThat(rig.log.size()).isEqualTo(entries);
  }

  @Test
  void oneBetweenTwoCommandsOfABatch() {
    ShardEngine engine = rig.open();
    submit(engine, order(2, "before"));
    // Instrument and portfolio of the first are known by then, those of the second are looked up.
    rig.beforeLookup =
        () -> {
          throw error;
        };
    assertThat(submit(engine, order(2, "a"), order(1, "b")))
        .containsExactly(RejectReason.SHARD_STOPPED, RejectReason.SHARD_STOPPED);
    assertStopped(engine, 1);
  }

  @Test
  void oneInTheAppend() {
    for (boolean landed : new boolean[] {false, true}) {
      rig.errors.clear();
      long before = rig.log.size();
      ShardEngine engine = rig.open();
      rig.log.fault =
          entry -> {
            if (landed) {
              rig.log.store(entry);
            }
            throw error;
          };
      assertThat(submit(engine, order(1, "a"))).containsExactly(RejectReason.OUTCOME_UNKNOWN);
      assertStopped(engine, before + (landed ? 1 : 0));
    }
    assertThat(rig.open().submit(List.of(order(1, "a"))).join())
        .as("the log settles it")
        .extracting(Answer::duplicate)
        .containsExactly(true);
  }

  @Test
  void oneInWhatAnOperatorDoes() {
    ShardEngine engine = rig.open();
    rig.log.fault =
        entry -> {
          throw error;
        };
    assertThat(engine.control(new ChangePhase(1, Phase.HALT, 0)).join())
        .isEqualTo(-RejectReason.OUTCOME_UNKNOWN.code());
    assertStopped(engine, 0);
  }

  @Test
  void oneWhileTheLogIsRead() {
    ShardEngine engine = rig.unopened();
    rig.snapshots.error = error;
    engine.open().join();
    assertStopped(engine, 0);
  }

  @Test
  void anExceptionStopsTheShardAndNotTheProcess() {
    ShardEngine engine = rig.open();
    rig.log.fault =
        entry -> {
          throw new IllegalStateException("one that the test asked for");
        };
    assertThat(submit(engine, order(1, "a"))).containsExactly(RejectReason.OUTCOME_UNKNOWN);
    assertThat(rig.errors).isEmpty();
    assertThat(Stream.of("a", "b").flatMap(id -> submit(engine, order(1, id)).stream()))
        .containsOnly(RejectReason.SHARD_STOPPED);
  }
}
