package io.tradegrid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.MassCancel;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.command.RequestStatus.Standing;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a shard says of requests by their ids, and when it says nothing. */
final class StatusQuestionTest {

  private static final int SHARD = 3;

  private final EngineRig rig = new EngineRig(SHARD);

  @AfterEach
  void endThreads() throws InterruptedException {
    rig.end();
  }

  private static NewOrder order(int portfolio, String id, Side side, TimeInForce time, long lots) {
    return new NewOrder(
        1, portfolio, ClientOrderId.of(id), 0, side, OrderType.LIMIT, time, 1000, lots);
  }

  private static Request buy(String id, long lots) {
    return order(1, id, Side.BUY, TimeInForce.GTC, lots);
  }

  private static Answer submit(ShardEngine engine, Request request) {
    return engine.submit(List.of(request)).join().get(0);
  }

  private CompletableFuture<RequestStatus> ask(ShardEngine engine, String id) {
    return new StatusQuestion(SHARD, 1, ClientOrderId.of(id)).ask(engine, rig.log);
  }

  private static Answer now(
      RejectReason reason, boolean first, OrderStatus status, Answer of, long filled, long leaves) {
    return new Answer(
        reason, first, status, of.orderId(), filled, leaves, TopOfBook.EMPTY, List.of());
  }

  @Test
  void eachRequestStandsWhereItStands() {
    ShardEngine engine = rig.open();
    Answer open = submit(engine, buy("open", 10));
    Answer ioc = submit(engine, order(1, "ioc", Side.BUY, TimeInForce.IOC, 5));
    Answer wrong = submit(engine, buy("wrong", 0));
    submit(engine, order(2, "sell", Side.SELL, TimeInForce.GTC, 4));
    CancelOrder cancel =
        new CancelOrder(1, 1, ClientOrderId.of("cancel"), 0, ClientOrderId.of("nothing"));
    Answer none = submit(engine, cancel);
    assertThat(ask(engine, "open").join())
        .isEqualTo(
            new RequestStatus(
                Standing.OPEN,
                now(RejectReason.NONE, false, OrderStatus.PARTIALLY_FILLED, open, 4, 6),
                5,
                0));
    assertThat(ask(engine, "ioc").join())
        .isEqualTo(
            new RequestStatus(
                Standing.DONE,
                now(RejectReason.NONE, true, OrderStatus.CANCELED, ioc, 0, 0),
                5,
                0));
    assertThat(ask(engine, "wrong").join())
        .isEqualTo(
            new RequestStatus(
                Standing.DONE,
                now(RejectReason.INVALID_QUANTITY, true, OrderStatus.REJECTED, wrong, 0, 0),
                5,
                0));
    assertThat(ask(engine, "cancel").join())
        .isEqualTo(
            new RequestStatus(
                Standing.DONE,
                now(RejectReason.UNKNOWN_ORDER, true, OrderStatus.REJECTED, none, 0, 0),
                5,
                0));
    assertThat(ask(engine, "sell").join())
        .as("of another portfolio")
        .isEqualTo(
            new RequestStatus(Standing.UNKNOWN, Answer.refused(RejectReason.UNKNOWN_ORDER), 5, 0));
    assertThat(rig.log.size()).as("questions are not logged").isEqualTo(5);

    assertThat(submit(engine, new MassCancel(1, 1, ClientOrderId.of("all"), 0, null)))
        .extracting(Answer::cancelledOrders)
        .isEqualTo(1);
    RequestStatus all = ask(engine, "all").join();
    assertThat(all.standing()).isEqualTo(Standing.DONE);
    assertThat(all.answer().cancelledOrders()).isEqualTo(1);
    assertThat(ask(engine, "open").join())
        .isEqualTo(new RequestStatus(Standing.CLOSED, open.asDuplicate(), 6, 0));
    engine.close();
    assertThat(ask(rig.open(), "open").join())
        .as("the next owner knows the same")
        .isEqualTo(new RequestStatus(Standing.CLOSED, open.asDuplicate(), 6, 0));
  }

  @Test
  void numbersComeBackAsTheStatusTheyWereMadeOf() {
    ShardEngine engine = rig.open();
    submit(engine, buy("open", 10));
    submit(engine, new MassCancel(1, 1, ClientOrderId.of("all"), 0, null));
    for (String id : new String[] {"open", "all", "never"}) {
      RequestStatus status = ask(engine, id).join();
      assertThat(RequestStatus.of(status.toNumbers())).isEqualTo(status);
    }
  }

  @Test
  void theAnswerWaitsForWhatWaitsInTheInbox() {
    ShardEngine engine = rig.open();
    CountDownLatch held = new CountDownLatch(1);
    rig.log.fault =
        entry -> {
          awaitQuietly(held);
          return rig.log.store(entry);
        };
    var first = engine.submit(List.of(buy("a", 1)));
    await().until(() -> rig.log.begun.get() == 1);
    var second = engine.submit(List.of(buy("b", 2)));
    CompletableFuture<RequestStatus> a = ask(engine, "a");
    CompletableFuture<RequestStatus> b = ask(engine, "b");
    assertThat(engine.waiting()).as("a question takes room").isEqualTo(3);
    assertThat(a).isNotDone();
    held.countDown();
    assertThat(a.join().standing()).isEqualTo(Standing.OPEN);
    assertThat(b.join().standing()).isEqualTo(Standing.OPEN);
    assertThat(first.join().get(0).isAccepted()).isTrue();
    assertThat(second.join().get(0).isAccepted()).isTrue();
  }

  @Test
  void whatIsInNoLogIsNotKnown() {
    ShardEngine engine = rig.open();
    CountDownLatch held = new CountDownLatch(1);
    rig.log.fault =
        entry -> {
          awaitQuietly(held);
          throw new GridUnavailableException("a failure that the test asked for", null);
        };
    var lost = engine.submit(List.of(buy("a", 1)));
    await().until(() -> rig.log.begun.get() == 1);
    CompletableFuture<RequestStatus> status = ask(engine, "a");
    held.countDown();
    assertThat(lost.join().get(0).reason()).isEqualTo(RejectReason.OUTCOME_UNKNOWN);
    assertThat(status.join()).isEqualTo(RequestStatus.unanswered(RejectReason.NOT_OWNER));
    rig.log.fault = null;
    assertThat(ask(rig.open(), "a").join().standing()).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void anOwnerWithoutTheLeaseSaysNothing() {
    ShardEngine engine = rig.open();
    submit(engine, buy("a", 1));
    rig.leaseVersion = Lease.NONE;
    assertThat(ask(engine, "b").join()).isEqualTo(RequestStatus.unanswered(RejectReason.NOT_OWNER));
  }

  @Test
  void anOwnerThatLosesTheLeaseWhileItLooksSaysNothing() {
    ShardEngine engine = rig.open();
    submit(engine, buy("a", 1));
    rig.log.beforeRead = () -> rig.leaseVersion = Lease.NONE;
    assertThat(ask(engine, "b").join()).isEqualTo(RequestStatus.unanswered(RejectReason.NOT_OWNER));
  }

  @Test
  void anOwnerThatWasOvertakenSaysNothingAndGivesTheShardUp() {
    ShardEngine engine = rig.open();
    submit(engine, buy("a", 1));
    rig.log.store(new LogEntry(2, UUID.randomUUID(), List.of(buy("b", 1))).encode());
    assertThat(ask(engine, "b").join()).isEqualTo(RequestStatus.unanswered(RejectReason.NOT_OWNER));
    assertThat(engine.isClosed()).isTrue();
    assertThat(ask(rig.open(), "b").join().standing()).isEqualTo(Standing.OPEN);
  }

  @Test
  void aFullInboxSaysBusy() {
    rig.inboxCommands = 2;
    ShardEngine engine = rig.open();
    CountDownLatch busy = new CountDownLatch(1);
    rig.occupy(busy);
    CompletableFuture<RequestStatus> first = ask(engine, "a");
    CompletableFuture<RequestStatus> second = ask(engine, "b");
    assertThat(ask(engine, "c").join()).isEqualTo(RequestStatus.unanswered(RejectReason.BUSY));
    busy.countDown();
    assertThat(first.join().standing()).isEqualTo(Standing.UNKNOWN);
    assertThat(second.join().standing()).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void whatIsForgottenIsUnknownAndWhatIsOpenIsNot() {
    rig.remembered = 20;
    ShardEngine engine = rig.open();
    submit(engine, buy("open", 1));
    for (int i = 0; i < 60; i++) {
      submit(engine, order(1, "ioc-" + i, Side.BUY, TimeInForce.IOC, 1));
    }
    RequestStatus first = ask(engine, "ioc-0").join();
    assertThat(first.standing()).isEqualTo(Standing.UNKNOWN);
    assertThat(first.forgotten()).isPositive();
    assertThat(first.remembered() + first.forgotten()).isEqualTo(61);
    assertThat(ask(engine, "open").join().standing()).isEqualTo(Standing.OPEN);
    assertThat(ask(engine, "ioc-59").join().standing()).isEqualTo(Standing.DONE);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
