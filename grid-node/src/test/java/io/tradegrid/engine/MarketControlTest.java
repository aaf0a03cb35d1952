package io.tradegrid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.CancelAll;
import io.tradegrid.command.Command.ChangePhase;
import io.tradegrid.command.Command.ChangeRules;
import io.tradegrid.command.Command.MassCancel;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.PassTime;
import io.tradegrid.command.Command.Request;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import io.tradegrid.schema.Table;
import io.tradegrid.shard.RequestStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators and the clock do to markets: durable, in the log, and the same after a replay. */
final class MarketControlTest {

  private static final int SHARD = 3;

  private final EngineRig rig = new EngineRig(SHARD);

  @AfterEach
  void endThreads() throws InterruptedException {
    rig.end();
  }

  private static NewOrder order(int portfolio, String id, Side side, long ticks, long lots) {
    return order(portfolio, id, side, ticks, lots, TimeInForce.GTC, OrderTerms.PLAIN);
  }

  private static NewOrder order(
      int portfolio,
      String id,
      Side side,
      long ticks,
      long lots,
      TimeInForce time,
      OrderTerms terms) {
    return new NewOrder(
        1,
        portfolio,
        ClientOrderId.of(id),
        Command.STAMP_ON_ACCEPT,
        side,
        OrderType.LIMIT,
        time,
        ticks,
        lots,
        terms);
  }

  private static Answer submit(ShardEngine engine, Request request) {
    return engine.submit(List.of(request)).join().get(0);
  }

  private static int control(ShardEngine engine, Command.Control control) {
    return engine.control(control).join();
  }

  private static Phase phase(ShardEngine engine) {
    return engine.ask(state -> state.listing(1).market().phase()).join();
  }

  private List<Command> lastEntry() {
    return LogEntry.decode(rig.log.read(SHARD, rig.log.size())).commands();
  }

  private void assertReplays(ShardEngine engine) {
    engine.close();
    ShardEngine again = rig.open();
    assertThat(EngineRig.hash(again)).isEqualTo(EngineRig.hash(engine));
    assertThat(again.sequence()).as("nothing is logged by opening").isEqualTo(engine.sequence());
  }

  @Test
  void anAuctionIsCollectedTradedAndReplayed() {
    ShardEngine engine = rig.open();
    assertThat(control(engine, new ChangePhase(1, Phase.OPENING_AUCTION, 0))).isZero();
    assertThat(lastEntry()).contains(new ChangePhase(1, Phase.OPENING_AUCTION, 1_000));
    assertThat(submit(engine, order(1, "a", Side.BUY, 1005, 10)).status())
        .isEqualTo(OrderStatus.NEW);
    assertThat(submit(engine, order(2, "b", Side.SELL, 1000, 4)).fills()).isEmpty();
    await().until(() -> engine.projectedSequence() == engine.sequence());
    assertThat(rig.tables.table(Table.MARKETS))
        .containsExactly(
            "[SYM1, OPENING_AUCTION, null, null, null, null, 10.05, 4, 6, BUY, 2,"
                + " 0, 0, REFUSE, 0, null, 6, 1970-01-01 00:00:00.000001]");
    assertThat(control(engine, new ChangePhase(1, Phase.CONTINUOUS, 0))).isZero();
    await().until(() -> engine.projectedSequence() == engine.sequence());
    assertThat(rig.tables.table(Table.TRADES)).hasSize(1);
    assertThat(rig.tables.table(Table.TRADES).get(0)).contains("10.05, 4, PF1, PF2", "null");
    assertThat(rig.tables.table(Table.MARKETS).get(0))
        .startsWith("[SYM1, CONTINUOUS, 10.05, 10.05, null, null, null, null, null, null, 1,");
    assertReplays(engine);
  }

  @Test
  void whatChangesNothingIsNotLogged() {
    ShardEngine engine = rig.open();
    TradingRules rules =
        new TradingRules(TickTable.EVERY_TICK, 1000, 500, 0, CollarAction.REFUSE, 0);
    control(engine, new ChangePhase(1, Phase.HALT, 0));
    control(engine, new ChangeRules(1, rules));
    long sequence = engine.sequence();
    assertThat(control(engine, new ChangePhase(1, Phase.HALT, 0))).isZero();
    assertThat(control(engine, new ChangeRules(1, rules))).isZero();
    assertThat(control(engine, new CancelAll(1, null, 0))).isZero();
    assertThat(control(engine, new PassTime(0))).isZero();
    assertThat(engine.sequence()).isEqualTo(sequence).isEqualTo(2);
    assertThat(control(engine, new ChangePhase(99, Phase.HALT, 0)))
        .isEqualTo(-RejectReason.UNKNOWN_INSTRUMENT.code());
    assertReplays(engine);
  }

  @Test
  void rulesHoldFromTheirPlaceInTheLogOn() {
    ShardEngine engine = rig.open();
    assertThat(submit(engine, order(1, "a", Side.BUY, 900, 1)).isAccepted()).isTrue();
    control(
        engine,
        new ChangeRules(
            1, new TradingRules(TickTable.EVERY_TICK, 1000, 500, 0, CollarAction.REFUSE, 0)));
    assertThat(submit(engine, order(1, "b", Side.BUY, 949, 1)).reason())
        .isEqualTo(RejectReason.PRICE_COLLAR);
    assertThat(submit(engine, order(1, "c", Side.BUY, 950, 1)).isAccepted()).isTrue();
    await().until(() -> engine.projectedSequence() == engine.sequence());
    assertThat(rig.tables.table(Table.MARKETS).get(0))
        .startsWith("[SYM1, CONTINUOUS, null, 10.00, 9.50, 10.50, null");
    assertReplays(engine);
  }

  @Test
  void cancellingAllSaysHowMany() {
    ShardEngine engine = rig.open();
    submit(engine, order(1, "a", Side.BUY, 990, 1));
    submit(engine, order(1, "b", Side.BUY, 991, 1));
    submit(engine, order(1, "c", Side.SELL, 1001, 1));
    submit(engine, order(2, "d", Side.SELL, 1002, 1));
    MassCancel mine = new MassCancel(1, 1, ClientOrderId.of("m"), 0, Side.BUY);
    Answer answer = submit(engine, mine);
    assertThat(answer.cancelledOrders()).isEqualTo(2);
    assertThat(answer.isAccepted()).isTrue();
    assertThat(answer.status()).isEqualTo(OrderStatus.CANCELED);
    assertThat(submit(engine, mine)).isEqualTo(answer.asDuplicate());
    assertThat(control(engine, new CancelAll(1, null, 0))).isEqualTo(2);
    await().until(() -> engine.projectedSequence() == engine.sequence());
    assertThat(rig.tables.table(Table.ORDERS))
        .hasSize(4)
        .allSatisfy(row -> assertThat(row).contains("CANCELED, null, MASS_CANCEL"));
    assertReplays(engine);
  }

  @Test
  void anOrderExpiresByItselfWhenItsTimeIsOver() {
    ShardEngine engine = rig.open();
    OrderTerms until = OrderTerms.PLAIN.withExpiry(2_000);
    submit(engine, order(1, "gtd", Side.BUY, 990, 3, TimeInForce.GTD, until));
    rig.clockNs.set(1_999);
    assertThat(control(engine, new PassTime(0))).isZero();
    assertThat(engine.sequence()).as("it is not time yet").isEqualTo(1);
    rig.clockNs.set(2_005);
    await().until(() -> engine.sequence() == 2);
    assertThat(lastEntry()).containsExactly(new PassTime(2_005));
    await().until(() -> engine.projectedSequence() == 2);
    assertThat(rig.tables.table(Table.ORDERS).get(0)).contains("0, 3, 0, EXPIRED, null, null");
    assertThat(engine.ask(state -> state.openOrders()).join()).isZero();
    assertReplays(engine);
  }

  @Test
  void whatWasDueWhileNobodyRanTheShardHappensWhenItIsOpened() {
    ShardEngine engine = rig.open();
    OrderTerms until = OrderTerms.PLAIN.withExpiry(2_000);
    submit(engine, order(1, "gtd", Side.BUY, 990, 3, TimeInForce.GTD, until));
    engine.close();
    rig.clockNs.set(3_000);
    ShardEngine next = rig.open();
    await().until(() -> next.sequence() == 2);
    assertThat(lastEntry()).containsExactly(new PassTime(3_000));
    assertThat(next.ask(state -> state.openOrders()).join()).isZero();
  }

  @Test
  void nobodySetsTheClockForward() {
    ShardEngine engine = rig.open();
    OrderTerms until = OrderTerms.PLAIN.withExpiry(2_000);
    submit(engine, order(1, "gtd", Side.BUY, 990, 3, TimeInForce.GTD, until));
    Request future = order(2, "future", Side.BUY, 980, 1).acceptedAt(5_000);
    Request past = order(2, "past", Side.BUY, 980, 1).acceptedAt(500);
    submit(engine, future);
    assertThat(lastEntry()).contains(future.acceptedAt(1_000));
    submit(engine, past);
    assertThat(lastEntry()).containsExactly(past);
    assertThat(engine.ask(state -> state.openOrders()).join()).isEqualTo(3);
  }

  @Test
  void aVolatilityAuctionEndsByItself() {
    ShardEngine engine = rig.open();
    control(
        engine,
        new ChangeRules(
            1, new TradingRules(TickTable.EVERY_TICK, 1000, 100, 0, CollarAction.AUCTION, 500)));
    submit(engine, order(1, "far", Side.SELL, 1011, 5));
    Answer taker = submit(engine, order(2, "taker", Side.BUY, 1011, 5));
    assertThat(taker.status()).isEqualTo(OrderStatus.NEW);
    assertThat(phase(engine)).isEqualTo(Phase.VOLATILITY_AUCTION);
    rig.clockNs.set(1_500);
    await().until(() -> phase(engine) == Phase.CONTINUOUS);
    await().until(() -> engine.projectedSequence() == engine.sequence());
    assertThat(rig.tables.table(Table.TRADES)).hasSize(1);
    assertReplays(engine);
  }

  @Test
  void aVolatilityAuctionEndsAlthoughTheClockWasFastWhenItBegan() {
    ShardEngine engine = rig.open();
    control(
        engine,
        new ChangeRules(
            1, new TradingRules(TickTable.EVERY_TICK, 1000, 100, 0, CollarAction.AUCTION, 700)));
    rig.clockNs.set(1_000_000);
    submit(engine, order(1, "far", Side.SELL, 1011, 5));
    submit(engine, order(2, "taker", Side.BUY, 1011, 5));
    rig.clockNs.set(1_000);
    engine.close();
    ShardEngine next = rig.open();
    assertThat(phase(next)).isEqualTo(Phase.VOLATILITY_AUCTION);
    rig.elapsedNs.set(798);
    assertThat(control(next, new PassTime(0))).isZero();
    assertThat(phase(next)).isEqualTo(Phase.VOLATILITY_AUCTION);
    rig.elapsedNs.set(800);
    await().until(() -> phase(next) == Phase.CONTINUOUS);
    assertThat(lastEntry()).containsExactly(new PassTime(1_000_701));
    assertReplays(next);
  }

  @Test
  void whatMayBeEnteredInASecondComesBackAlthoughTheClockWasFast() {
    int limited = 3;
    ShardEngine engine = rig.open();
    rig.clockNs.set(3_600_000_000_000L);
    int entered = 0;
    while (submit(engine, order(limited, "o" + entered, Side.BUY, 999, 1)).isAccepted()) {
      entered++;
    }
    assertThat(entered).isEqualTo(RequestStream.portfolio(limited).maxOrdersPerSecond());
    rig.clockNs.set(1_000);
    assertThat(submit(engine, order(limited, "p", Side.BUY, 999, 1)).reason())
        .isEqualTo(RejectReason.ORDER_RATE_LIMIT);
    rig.elapsedNs.addAndGet(2_000_000_000L);
    assertThat(submit(engine, order(limited, "q", Side.BUY, 999, 1)).isAccepted()).isTrue();
    assertReplays(engine);
  }

  @Test
  void limitsThatChangedWhileNobodyRanTheShardAreLoggedWhenItIsOpened() {
    ShardEngine engine = rig.open();
    submit(engine, order(1, "a", Side.BUY, 990, 1));
    engine.close();
    rig.changed = RequestStream.portfolio(1).withBlocked(true);
    ShardEngine next = rig.open();
    assertThat(next.sequence()).isEqualTo(2);
    assertThat(submit(next, order(1, "b", Side.BUY, 990, 1)).reason())
        .isEqualTo(RejectReason.PORTFOLIO_BLOCKED);
    assertThat(submit(next, new MassCancel(1, 1, ClientOrderId.of("m"), 0, null)))
        .as("a blocked portfolio can still get out")
        .extracting(Answer::cancelledOrders)
        .isEqualTo(1);
    assertReplays(next);
  }

  @Test
  void limitsThatChangeWhileAShardIsOpenedHoldForItsFirstOrder() {
    ShardEngine engine = rig.open();
    submit(engine, order(1, "a", Side.BUY, 990, 1));
    engine.close();
    CountDownLatch busy = new CountDownLatch(1);
    rig.occupy(busy);
    ShardEngine next = rig.unopened();
    CompletableFuture<Void> opening = next.open();
    CompletableFuture<List<Answer>> early = next.submit(List.of(order(1, "b", Side.BUY, 990, 1)));
    rig.changed = RequestStream.portfolio(1).withBlocked(true);
    next.redefine(1).join();
    assertThat(opening).as("who tells it does not wait for it").isNotDone();
    busy.countDown();
    assertThat(early.join())
        .extracting(Answer::reason)
        .containsExactly(RejectReason.PORTFOLIO_BLOCKED);
    assertReplays(next);
  }

  @Test
  void aShardThatIsGivenUpSaysWhatBecameOfACommand() {
    ShardEngine engine = rig.open();
    rig.log.fault =
        entry -> {
          throw new GridUnavailableException("a failure that the test asked for", null);
        };
    assertThat(control(engine, new ChangePhase(1, Phase.HALT, 0)))
        .isEqualTo(-RejectReason.OUTCOME_UNKNOWN.code());
    assertThat(engine.isClosed()).isTrue();
    assertThat(control(engine, new ChangePhase(1, Phase.HALT, 0)))
        .isEqualTo(-RejectReason.NOT_OWNER.code());
    rig.log.fault = null;
    ShardEngine next = rig.open();
    assertThat(control(next, new ChangePhase(1, Phase.HALT, 0))).isZero();
    assertThat(phase(next)).isEqualTo(Phase.HALT);
  }

  @Test
  void randomCommandsReplayToTheSameState() {
    for (long seed = 1; seed <= 10; seed++) {
      RequestStream stream = new RequestStream(seed);
      ShardEngine engine = rig.open();
      for (int i = 0; i < 100; i++) {
        engine.submit(List.of(stream.next(), stream.next(), stream.next())).join();
        if (i % 5 == 0) {
          assertThat(control(engine, stream.control())).as("seed %d", seed).isNotNegative();
        }
        rig.clockNs.addAndGet(30_000_000L);
      }
      engine.close();
      ShardEngine again = rig.open();
      assertThat(EngineRig.hash(again)).as("seed %d", seed).isEqualTo(EngineRig.hash(engine));
      again.close();
    }
  }
}
