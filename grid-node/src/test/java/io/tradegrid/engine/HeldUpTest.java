package io.tradegrid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: a shard whose rows are behind goes on as soon as there is room, and says BUSY before many
 * wait. Method: tables whose every write waits for leave.
 */
final class HeldUpTest {

  private static final int INBOX = 20_000;
  private static final int ORDERS = 12_000;
  private static final int TOGETHER = 100;

  private final EngineRig rig = new EngineRig(3);
  private final Semaphore writes = new Semaphore(0);
  private int orders;

  @AfterEach
  void endThreads() throws InterruptedException {
    writes.release(Integer.MAX_VALUE / 2);
    rig.end();
  }

  /** Each is one row and stays one. */
  private List<Request> orders(int count) {
    List<Request> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ClientOrderId id = ClientOrderId.of("o" + orders++);
      some.add(new NewOrder(1, 1, id, 0, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 1_000, 1));
    }
    return some;
  }

  private static List<RejectReason> reasons(CompletableFuture<List<Answer>> answers) {
    return answers.join().stream().map(Answer::reason).distinct().toList();
  }

  @Test
  void aShardGoesOnWhileItsRowsAreWrittenAndSaysBusyBeforeManyWait() {
    rig.inboxCommands = INBOX;
    rig.tables.beforeWrite = writes::acquireUninterruptibly;
    ShardEngine engine = rig.open();
    List<CompletableFuture<List<Answer>>> taken = new ArrayList<>();
    for (int i = 0; i < ORDERS; i += TOGETHER) {
      taken.add(engine.submit(orders(TOGETHER)));
    }
    await().until(() -> engine.isBusy(1));
    int waiting = engine.waiting();
    assertThat(waiting).isBetween(Inbox.HELD_UP_MAX, INBOX / 2);
    assertThat(reasons(engine.submit(orders(1)))).containsExactly(RejectReason.BUSY);

    writes.release();
    await("the next flush is not written yet").until(() -> engine.waiting() < waiting - 400);
    assertThat(rig.tables.written()).isLessThan(1_000);

    writes.release(Integer.MAX_VALUE / 2);
    taken.forEach(answers -> assertThat(reasons(answers)).doesNotContain(RejectReason.BUSY));
    await().until(() -> !engine.isBusy(INBOX));
    assertThat(reasons(engine.submit(orders(1)))).doesNotContain(RejectReason.BUSY);
    await().until(() -> engine.projectedSequence() == engine.sequence());
    assertThat(rig.tables.written()).isGreaterThan(ORDERS);
  }
}
