package io.tradegrid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.ChangePhase;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a shard acknowledges while its node's lease lapses, changes or stays away. */
final class ShardLeaseTest {

  private static final int SHARD = 3;

  private final EngineRig rig = new EngineRig(SHARD);

  @AfterEach
  void endThreads() throws InterruptedException {
    rig.end();
  }

  private static Request order(String id) {
    return new NewOrder(
        1, 1, ClientOrderId.of(id), 0, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 1000, 10);
  }

  private static Answer submit(ShardEngine engine, String id) {
    return engine.submit(List.of(order(id))).join().get(0);
  }

  @Test
  void anAppendDuringWhichTheLeaseLapsesIsNotAcknowledged() {
    for (long after : new long[] {Lease.NONE, 8}) {
      for (boolean landed : new boolean[] {true, false}) {
        rig.leaseVersion = 7;
        ShardEngine engine = rig.open();
        assertThat(submit(engine, "before").isAccepted()).isTrue();
        long stateBefore = EngineRig.hash(engine);
        rig.log.fault =
            entry -> {
              rig.leaseVersion = after;
              return !landed || rig.log.store(entry);
            };
        String id = "after-" + after + "-" + landed;
        assertThat(submit(engine, id).reason()).isEqualTo(RejectReason.OUTCOME_UNKNOWN);
        assertThat(engine.isClosed()).isTrue();
        assertThat(submit(engine, id).reason()).isEqualTo(RejectReason.NOT_OWNER);
        rig.log.fault = null;
        rig.leaseVersion = 9;
        ShardEngine next = rig.open();
        assertThat(EngineRig.hash(next) == stateBefore)
            .as("the state is dropped and settled by the log")
            .isEqualTo(!landed);
        assertThat(submit(next, id).duplicate()).isEqualTo(landed);
        next.close();
      }
    }
  }

  @Test
  void aLeaseThatIsBackUnderTheSameVersionAcknowledgesWhatWasAppendedMeanwhile() {
    ShardEngine engine = rig.open();
    rig.log.fault =
        entry -> {
          rig.leaseVersion = Lease.NONE;
          return rig.log.store(entry);
        };
    CompletableFuture<List<Answer>> answer = engine.submit(List.of(order("a")));
    await().until(() -> rig.log.size() == 1);
    assertThat(answer).isNotDone();
    rig.leaseVersion = 7;
    assertThat(answer.join()).allMatch(Answer::isAccepted).noneMatch(Answer::duplicate);
    assertThat(engine.sequence()).isEqualTo(1);
  }

  @Test
  void anotherWritersEntryWithoutTheLeaseIsAnotherOwner() {
    ShardEngine engine = rig.open();
    rig.log.fault =
        entry -> {
          rig.leaseVersion = Lease.NONE;
          rig.log.store(new LogEntry(1, UUID.randomUUID(), List.of()).encode());
          return false;
        };
    assertThat(submit(engine, "a").reason()).isEqualTo(RejectReason.NOT_OWNER);
    assertThat(engine.isClosed()).isTrue();
  }

  @Test
  void commandsWaitUnappliedForALeaseThatComesBack() {
    ShardEngine engine = rig.open();
    rig.leaseVersion = Lease.NONE;
    CompletableFuture<List<Answer>> first = engine.submit(List.of(order("a")));
    CompletableFuture<List<Answer>> second = engine.submit(List.of(order("b"), order("c")));
    EngineRig.hash(engine);
    assertThat(first).isNotDone();
    assertThat(engine.waiting()).isEqualTo(3);
    assertThat(rig.log.size()).isZero();
    rig.leaseVersion = 8;
    assertThat(first.join()).allMatch(Answer::isAccepted).noneMatch(Answer::duplicate);
    assertThat(second.join()).allMatch(Answer::isAccepted).noneMatch(Answer::duplicate);
    assertThat(engine.waiting()).isZero();
  }

  @Test
  void commandsDoNotWaitForALeaseThatStaysAway() {
    ShardEngine engine = rig.open();
    rig.leaseVersion = Lease.NONE;
    assertThat(submit(engine, "a").reason()).isEqualTo(RejectReason.NOT_OWNER);
    assertThat(engine.isClosed()).isTrue();
    assertThat(rig.log.size()).isZero();
  }

  @Test
  void aShardThatIsClosedWhileItWaitsSaysSo() {
    ShardEngine engine = rig.open();
    rig.leaseVersion = Lease.NONE;
    CompletableFuture<List<Answer>> answer = engine.submit(List.of(order("a")));
    engine.close();
    await().until(answer::isDone);
    assertThat(answer.join().get(0).reason()).isEqualTo(RejectReason.NOT_OWNER);
  }

  @Test
  void anOperatorsCommandWithoutTheLeaseIsNotDone() {
    ShardEngine engine = rig.open();
    assertThat(submit(engine, "a").isAccepted()).isTrue();
    rig.leaseVersion = Lease.NONE;
    ChangePhase halt = new ChangePhase(1, Phase.HALT, 0L);
    assertThat(engine.control(halt).join()).isEqualTo(-RejectReason.OUTCOME_UNKNOWN.code());
    assertThat(engine.isClosed()).isTrue();
    assertThat(rig.log.size()).isEqualTo(1);
  }

  @Test
  void timeThatPassesWhileTheLeaseIsAwayForAMomentClosesNothing() {
    ShardEngine engine = rig.open();
    assertThat(submit(engine, "a").isAccepted()).isTrue();
    rig.leaseVersion = Lease.NONE;
    CompletableFuture<Integer> halted = engine.control(new ChangePhase(1, Phase.HALT, 0L));
    await().pollDelay(Duration.ofMillis(5)).until(() -> !halted.isDone());
    rig.leaseVersion = 8;
    assertThat(halted.join()).isZero();
    assertThat(engine.isOpen()).isTrue();
    assertThat(rig.log.size()).isEqualTo(2);
  }
}
