package io.tradegrid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.history.MemoryBlocks;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.projection.BlockMetrics;
import io.tradegrid.projection.MemoryTables;
import io.tradegrid.projection.Projection;
import io.tradegrid.projection.TableScope;
import io.tradegrid.projection.TradeTicks;
import io.tradegrid.schema.Table;
import io.tradegrid.shard.RequestStream;
import io.tradegrid.shard.ShardState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine on a log and tables in memory: what is durable, answered, repeated, given up. */
final class ShardEngineTest {

  private static final int SHARD = 3;

  private final EngineRig rig = new EngineRig(SHARD);
  private final MemoryLog log = rig.log;
  private final MemoryTables tables = rig.tables;

  @AfterEach
  void endThreads() throws InterruptedException {
    rig.end();
  }

  private ShardEngine open() {
    return rig.open();
  }

  private static NewOrder order(int instrument, int portfolio, String id, Side side, long lots) {
    return new NewOrder(
        instrument,
        portfolio,
        ClientOrderId.of(id),
        0,
        side,
        OrderType.LIMIT,
        TimeInForce.GTC,
        1000,
        lots);
  }

  private static Answer only(CompletableFuture<List<Answer>> answers) {
    return answers.join().get(0);
  }

  private static long hash(ShardEngine engine) {
    return engine.ask(ShardState::stateHash).join();
  }

  @Test
  void nothingIsAnsweredBeforeItIsInTheLog() {
    ShardEngine engine = open();
    CountDownLatch held = new CountDownLatch(1);
    log.fault =
        entry -> {
          awaitQuietly(held);
          return log.store(entry);
        };
    CompletableFuture<List<Answer>> first = engine.submit(List.of(order(1, 1, "a", Side.BUY, 10)));
    await().until(() -> log.begun.get() == 1);
    CompletableFuture<List<Answer>> second =
        engine.submit(List.of(order(1, 2, "b", Side.SELL, 4), order(1, 2, "c", Side.SELL, 4)));
    await().until(() -> engine.waiting() == 2);
    assertThat(first).isNotDone();
    assertThat(second).isNotDone();
    held.countDown();
    assertThat(only(first).isAccepted()).isTrue();
    assertThat(second.join()).extracting(Answer::filledLots).containsExactly(4L, 4L);
    // While the first append was in flight the others gathered into one batch.
    assertThat(log.size()).isEqualTo(2);
    assertThat(LogEntry.decode(log.read(SHARD, 1)).commands()).hasSize(3);
    assertThat(LogEntry.decode(log.read(SHARD, 2)).commands()).hasSize(3);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aRebuiltShardIsTheSameHoweverItWasBatched() {
    for (long seed = 1; seed <= 10; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RequestStream stream = new RequestStream(seed);
      ShardEngine engine = open();
      long before = engine.sequence();
      List<CompletableFuture<List<Answer>>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        List<Request> some = new ArrayList<>();
        for (int n = random.nextInt(1, 20); n > 0; n--) {
          some.add(stream.next());
        }
        answers.add(engine.submit(some));
        if (random.nextInt(4) == 0) {
          answers.forEach(CompletableFuture::join);
        }
      }
      answers.forEach(CompletableFuture::join);
      engine.close();
      ShardEngine again = open();
      assertThat(hash(again)).as("seed %d", seed).isEqualTo(hash(engine));
      assertThat(again.sequence()).isEqualTo(engine.sequence()).isGreaterThan(before);
      again.close();
    }
  }

  @Test
  void aFullInboxAnswersBusyAndTakesNothing() {
    ShardEngine engine = open();
    CountDownLatch held = new CountDownLatch(1);
    log.fault =
        entry -> {
          awaitQuietly(held);
          return log.store(entry);
        };
    CompletableFuture<List<Answer>> first =
        engine.submit(List.of(order(1, 1, "first", Side.BUY, 1)));
    await().until(() -> log.begun.get() == 1);
    List<CompletableFuture<List<Answer>>> answers = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      answers.add(engine.submit(List.of(order(1, 1, "o-" + i, Side.BUY, 1))));
    }
    assertThat(answers.subList(100, 120))
        .allSatisfy(answer -> assertThat(only(answer).reason()).isEqualTo(RejectReason.BUSY));
    assertThat(engine.waiting()).isEqualTo(100);
    held.countDown();
    assertThat(only(first).isAccepted()).isTrue();
    assertThat(answers.subList(0, 100))
        .allSatisfy(answer -> assertThat(only(answer).isAccepted()).isTrue());
    assertThat(only(engine.submit(List.of(order(1, 1, "o-119", Side.BUY, 1)))).duplicate())
        .isFalse();
  }

  @Test
  void aShardThatIsClosedBeforeItIsOpenStaysClosed() {
    CountDownLatch busy = new CountDownLatch(1);
    rig.occupy(busy);
    ShardEngine engine = rig.unopened();
    CompletableFuture<Void> opening = engine.open();
    CompletableFuture<List<Answer>> early =
        engine.submit(List.of(order(1, 1, "early", Side.BUY, 1)));
    engine.close();
    busy.countDown();
    opening.join();
    assertThat(only(early).reason()).isEqualTo(RejectReason.NOT_OWNER);
    assertThat(engine.isClosed()).isTrue();
    assertThat(only(engine.submit(List.of(order(1, 1, "late", Side.BUY, 1)))).reason())
        .isEqualTo(RejectReason.NOT_OWNER);
    assertThat(log.size()).isZero();
  }

  @Test
  void anAppendThatIgniteRepeatedIsStillOurs() {
    ShardEngine engine = open();
    log.fault =
        entry -> {
          log.store(entry);
          return false;
        };
    assertThat(only(engine.submit(List.of(order(1, 1, "a", Side.BUY, 1)))).isAccepted()).isTrue();
    assertThat(engine.isClosed()).isFalse();
  }

  @Test
  void anEntryOfAnotherWriterEndsOurOwnership() {
    ShardEngine engine = open();
    log.store(new LogEntry(1, UUID.randomUUID(), List.of()).encode());
    assertThat(only(engine.submit(List.of(order(1, 1, "a", Side.BUY, 1)))).reason())
        .isEqualTo(RejectReason.NOT_OWNER);
    assertThat(engine.isClosed()).isTrue();
    assertThat(only(engine.submit(List.of(order(1, 1, "a", Side.BUY, 1)))).reason())
        .isEqualTo(RejectReason.NOT_OWNER);
    ShardEngine next = open();
    assertThat(only(next.submit(List.of(order(1, 1, "a", Side.BUY, 1)))).duplicate()).isFalse();
    assertThat(next.sequence()).isEqualTo(2);
  }

  @Test
  void aQuietShardNoticesWhatTheOwnerBeforeAppendedAfterItWasRead() {
    ShardEngine before = open();
    only(before.submit(List.of(order(1, 1, "a", Side.BUY, 1))));
    ShardEngine next = open();
    Answer late = only(before.submit(List.of(order(1, 1, "late", Side.BUY, 1))));
    assertThat(late.isAccepted()).as("it does not know yet, and the log has it").isTrue();
    await().until(next::isClosed);
    assertThat(hash(open())).isEqualTo(hash(before));
  }

  /** As one does who took himself for the owner for a moment, when the exchange came late. */
  @Test
  void rowsOfALaterEntryEndTheOwnership() {
    ShardEngine engine = open();
    tables.fence = 2;
    only(engine.submit(List.of(order(1, 1, "a", Side.BUY, 1))));
    await().until(engine::isClosed);
    log.store(new LogEntry(2, UUID.randomUUID(), List.of()).encode());
    ShardEngine next = open();
    await().until(() -> next.projectedSequence() == 2);
    assertThat(tables.table(Table.ORDERS)).hasSize(1);
  }

  @Test
  void anUnknownOutcomeIsSettledByTheLog() {
    for (boolean landed : new boolean[] {true, false}) {
      String id = landed ? "landed" : "lost";
      ShardEngine engine = open();
      log.fault =
          entry -> {
            if (landed) {
              log.store(entry);
            }
            throw new GridUnavailableException("a failure that the test asked for", null);
          };
      assertThat(only(engine.submit(List.of(order(1, 1, id, Side.BUY, 1)))).reason())
          .isEqualTo(RejectReason.OUTCOME_UNKNOWN);
      assertThat(engine.isClosed()).isTrue();
      log.fault = null;
      ShardEngine next = open();
      Answer repeat = only(next.submit(List.of(order(1, 1, id, Side.BUY, 1))));
      assertThat(repeat.isAccepted()).isTrue();
      assertThat(repeat.duplicate()).isEqualTo(landed);
      next.close();
    }
  }

  @Test
  void aBrokenLogStopsTheShardAndIsKept() {
    ShardEngine engine = open();
    only(engine.submit(List.of(order(1, 1, "a", Side.BUY, 1))));
    byte[] broken = log.read(SHARD, 1).clone();
    broken[20] ^= 1;
    log.overwrite(1, broken);
    ShardEngine next = open();
    assertThat(only(next.submit(List.of(order(1, 1, "b", Side.BUY, 1)))).reason())
        .isEqualTo(RejectReason.SHARD_STOPPED);
    assertThat(next.isClosed()).isFalse();
    assertThat(log.size()).isEqualTo(1);
  }

  @Test
  void unknownNumbersAreRefusedAndNotLogged() {
    ShardEngine engine = open();
    assertThat(only(engine.submit(List.of(order(99, 1, "a", Side.BUY, 1)))).reason())
        .isEqualTo(RejectReason.UNKNOWN_INSTRUMENT);
    assertThat(log.size()).isZero();
    assertThat(only(engine.submit(List.of(order(1, 99, "a", Side.BUY, 1)))).reason())
        .isEqualTo(RejectReason.UNKNOWN_PORTFOLIO);
    assertThat(only(engine.submit(List.of(order(1, 1, "a", Side.BUY, 1)))).duplicate()).isFalse();
  }

  @Test
  void changedLimitsAreLoggedWhereThePortfolioIsKnown() {
    ShardEngine engine = open();
    rig.changed = RequestStream.portfolio(1).withBlocked(true);
    engine.redefine(1).join();
    assertThat(log.size()).isZero();
    rig.changed = null;
    only(engine.submit(List.of(order(1, 1, "a", Side.BUY, 1))));
    rig.changed = RequestStream.portfolio(1).withBlocked(true);
    engine.redefine(1).join();
    engine.redefine(1).join();
    assertThat(log.size()).as("the second time nothing changed").isEqualTo(2);
    assertThat(only(engine.submit(List.of(order(1, 1, "b", Side.BUY, 1)))).reason())
        .isEqualTo(RejectReason.PORTFOLIO_BLOCKED);
    assertThat(hash(open())).isEqualTo(hash(engine));
  }

  @Test
  void rowsAreCoalescedRepeatedOnFailureAndGoOnFromTheMark() {
    ShardEngine engine = open();
    tables.failures = 2;
    only(engine.submit(List.of(order(1, 1, "rest", Side.SELL, 60))));
    for (int i = 0; i < 50; i++) {
      only(engine.submit(List.of(order(1, 2, "take-" + i, Side.BUY, 1))));
    }
    await().until(() -> engine.projectedSequence() == engine.sequence());
    assertThat(tables.failures).isZero();
    assertThat(tables.table(Table.TRADES)).hasSize(50);
    assertThat(tables.table(Table.ORDERS)).hasSize(51);
    assertThat(tables.table(Table.ORDERS).get(0)).contains("rest", "PARTIALLY_FILLED");
    assertThat(tables.table(Table.BOOK_LEVELS)).containsExactly("[SYM1, SELL, 1, 10.00, 10, 1]");
    assertThat(tables.table(Table.POSITIONS)).hasSize(2);
    // Until the two failures were over everything gathered, so the resting order is one row of few.
    assertThat(tables.written()).isLessThan(50 * 6);
    engine.close();

    int before = tables.written();
    ShardEngine next = open();
    only(next.submit(List.of(order(1, 2, "last", Side.BUY, 10))));
    await().until(() -> next.projectedSequence() == next.sequence());
    assertThat(tables.table(Table.BOOK_LEVELS)).isEmpty();
    assertThat(tables.table(Table.TRADES)).hasSize(51);
    assertThat(tables.written() - before).as("only what the last entry changed").isLessThan(10);
  }

  @Test
  void rowsLostWithTheMarkAreWrittenAgainAndComeOutEqual() {
    RequestStream stream = new RequestStream(5);
    ShardEngine engine = open();
    for (int i = 0; i < 60; i++) {
      List<Request> some = new ArrayList<>();
      for (int n = 0; n < 20; n++) {
        some.add(stream.next());
      }
      engine.submit(some).join();
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> engine.projectedSequence() == engine.sequence());
    engine.close();
    MemoryTables fresh = new MemoryTables();
    Projection projection =
        new Projection(
            SHARD,
            TableScope.all(5),
            fresh,
            new MemoryBlocks(),
            Runnable::run,
            new BlockMetrics(new SimpleMeterRegistry()),
            TradeTicks.NONE);
    ShardState state = new ShardState(SHARD, LadderMarket::new, projection.listener());
    for (long sequence = 1; sequence <= log.size(); sequence++) {
      for (var command : LogEntry.decode(log.read(SHARD, sequence)).commands()) {
        state.replay(command);
      }
    }
    projection.flush(state, log.size(), () -> {}, projection::writeAgain);
    for (Table table : Table.values()) {
      assertThat(fresh.table(table)).as(table.name()).isEqualTo(tables.table(table));
    }
  }
}
