package io.tradegrid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.projection.TableScope;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: a shard that is offered ten times what it can do says so at once, keeps its memory, loses
 * nothing that it acknowledged and goes on as soon as it may. Method: many producers offer as fast
 * as they can, and an append waits until ten times a batch has been offered since the one before.
 */
final class InboxOverloadTest {

  private static final int SHARD = 3;
  private static final int PRODUCERS = 8;
  private static final int INBOX = 2_000;
  private static final int OVERLOAD = 10;
  private static final int SUBMISSION_MAX = 8;

  /** A batch stops gathering at its limit, and its last submission may go past it. */
  private static final int BATCH_MAX = EngineRig.BATCH_COMMANDS + SUBMISSION_MAX - 1;

  private static final int FIRST_PART = 50_000;
  private static final int WHOLE = 1_000_000;

  /** All that is offered between the two measurements would be ten times that. */
  private static final long HEAP_GROWTH_MAX = 32L << 20;

  private final EngineRig rig = new EngineRig(SHARD);
  private final Semaphore appends = new Semaphore(0);
  private final AtomicLong offered = new AtomicLong();
  private final AtomicInteger mostWaiting = new AtomicInteger();
  private final List<Producer> producers = new ArrayList<>();
  private final BitSet logged = new BitSet(PRODUCERS * WHOLE);
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void endThreads() throws InterruptedException {
    appends.release(Integer.MAX_VALUE / 4);
    rig.end();
  }

  /** Offers numbered orders and keeps which were acknowledged and which refused. */
  private final class Producer {

    private final int number;
    private final SplittableRandom random;
    private final BitSet acknowledged = new BitSet(WHOLE);
    private final BitSet refused = new BitSet(WHOLE);
    private int next;

    Producer(int number) {
      this.number = number;
      this.random = new SplittableRandom(number);
    }

    void offerUntil(ShardEngine engine, int end) {
      while (next < end) {
        int count = random.nextInt(1, SUBMISSION_MAX + 1);
        var unused = submit(engine, count);
        long before = offered.getAndAdd(count);
        long demand = (long) OVERLOAD * BATCH_MAX;
        appends.release((int) ((before + count) / demand - before / demand));
      }
    }

    CompletableFuture<List<Answer>> submit(ShardEngine engine, int count) {
      List<Request> requests = new ArrayList<>(count);
      int first = next;
      for (int i = 0; i < count; i++) {
        requests.add(order(number + "-" + next++));
      }
      CompletableFuture<List<Answer>> answers = engine.submit(requests);
      boolean atOnce = answers.isDone();
      var unused = answers.thenAccept(said -> keep(first, said, atOnce));
      mostWaiting.accumulateAndGet(engine.waiting(), Math::max);
      return answers;
    }

    private synchronized void keep(int first, List<Answer> answers, boolean atOnce) {
      boolean busy = answers.get(0).reason() == RejectReason.BUSY;
      boolean good = answers.stream().allMatch(a -> busy ? !a.isAccepted() : a.isAccepted());
      if (!good || (busy && !atOnce)) {
        faults.add(number + "-" + first + (atOnce ? " at once: " : " late: ") + answers);
      }
      (busy ? refused : acknowledged).set(first, first + answers.size());
    }
  }

  /** It trades with nobody and leaves nothing behind. */
  private static Request order(String id) {
    return new NewOrder(
        1, 1, ClientOrderId.of(id), 0, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 1000, 10);
  }

  /** Notes what an entry has; the engine's thread only. */
  private boolean append(byte[] entry) {
    appends.acquireUninterruptibly();
    LogEntry.decode(entry).commands().stream()
        .filter(NewOrder.class::isInstance)
        .map(command -> ((NewOrder) command).clientOrderId().toString())
        .forEach(
            id -> {
              int dash = id.indexOf('-');
              int place = Integer.parseInt(id.substring(0, dash)) * WHOLE;
              place += Integer.parseInt(id.substring(dash + 1));
              if (logged.get(place)) {
                faults.add("twice in the log: " + id);
              }
              logged.set(place);
            });
    return rig.log.store(entry);
  }

  private ShardEngine open() {
    rig.inboxCommands = INBOX;
    rig.scope = new TableScope(5, false, false);
    rig.snapshotBytes = 64 << 10;
    rig.remembered = 1_000;
    rig.log.fault = this::append;
    for (int i = 0; i < PRODUCERS; i++) {
      producers.add(new Producer(i));
    }
    return rig.open();
  }

  private void produceUntil(ShardEngine engine, int end) {
    ExecutorService threads = Executors.newFixedThreadPool(PRODUCERS);
    try {
      CompletableFuture.allOf(
              producers.stream()
                  .map(p -> CompletableFuture.runAsync(() -> p.offerUntil(engine, end), threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    } finally {
      threads.shutdown();
    }
  }

  private static long heapAfterCollection() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private long sum(boolean refused) {
    return producers.stream()
        .mapToLong(p -> (refused ? p.refused : p.acknowledged).cardinality())
        .sum();
  }

  @Test
  void tenTimesTheLoadIsRefusedAtOnceAndNothingAcknowledgedIsLost() {
    ShardEngine engine = open();
    produceUntil(engine, FIRST_PART);
    long heapBefore = heapAfterCollection();
    long start = System.nanoTime();
    long offeredBefore = offered.get();
    long acknowledgedBefore = sum(false);
    long refusedBefore = sum(true);
    produceUntil(engine, WHOLE - 2 * INBOX);
    double seconds = (System.nanoTime() - start) / 1e9;
    long acknowledged = sum(false) - acknowledgedBefore;
    long heapAfter = heapAfterCollection();
    System.out.printf(
        "Overload: %,.0f offered/s, %,.0f acknowledged/s, %,.0f refused/s in %.1f s,"
            + " at most %d waiting, heap %.1f MiB before, %.1f MiB after%n",
        (offered.get() - offeredBefore) / seconds,
        acknowledged / seconds,
        (sum(true) - refusedBefore) / seconds,
        seconds,
        mostWaiting.get(),
        heapBefore / 1048576.0,
        heapAfter / 1048576.0);
    assertThat(mostWaiting).hasValueBetween(INBOX - SUBMISSION_MAX, INBOX);
    assertThat(acknowledged).isPositive();
    assertThat(offered.get() - offeredBefore).isGreaterThan(OVERLOAD * (acknowledged - INBOX));
    assertThat(heapAfter - heapBefore).as("growth of the heap").isLessThan(HEAP_GROWTH_MAX);

    goesOnAsSoonAsABatchIsTaken(engine);
    appends.release(Integer.MAX_VALUE / 4);
    await().until(() -> engine.waiting() == 0 && sum(false) == logged.cardinality());
    assertThat(faults).isEmpty();
    for (Producer producer : producers) {
      BitSet in = logged.get(producer.number * WHOLE, producer.number * WHOLE + WHOLE);
      assertThat(in).isEqualTo(producer.acknowledged);
      assertThat(producer.acknowledged.intersects(producer.refused)).isFalse();
      assertThat(producer.acknowledged.cardinality() + producer.refused.cardinality())
          .as("every order was answered")
          .isEqualTo(producer.next);
    }
  }

  private void goesOnAsSoonAsABatchIsTaken(ShardEngine engine) {
    appends.drainPermits();
    Producer last = producers.get(0);
    CompletableFuture<List<Answer>> answers = last.submit(engine, 1);
    await().until(appends::hasQueuedThreads);
    while (!answers.isDone()) {
      answers = last.submit(engine, 1);
    }
    assertThat(engine.waiting()).isEqualTo(INBOX);
    await()
        .until(
            () -> {
              appends.release(); // One may be for a command of the shard's own.
              return engine.waiting() < INBOX;
            });
    assertThat(last.submit(engine, 1)).as("the very next request").isNotDone();
  }

  @Test
  void whatCanNeverFitIsSaidToBeTooMuchAndNotBusy() {
    ShardEngine engine = open();
    List<Request> most = Collections.nCopies(INBOX, order("0-0"));
    List<Request> tooMany = Collections.nCopies(INBOX + 1, order("0-0"));
    assertThatThrownBy(() -> engine.submit(tooMany))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("requests: at most 2000 fit into a shard's inbox, got 2001");
    assertThat(engine.waiting()).isZero();
    appends.release(Integer.MAX_VALUE / 4);
    assertThat(engine.submit(List.of()).join()).isEmpty();
    assertThat(engine.submit(most).join()).hasSize(INBOX);
    assertThat(engine.waiting()).isZero();
    assertThat(logged.cardinality()).isEqualTo(1);
  }

  @Test
  void repeatsThatNeedNoLogHaveTheirTurnsToo() {
    ShardEngine engine = rig.open();
    Request order = order("a");
    appends.release();
    assertThat(engine.submit(List.of(order)).join().get(0).isAccepted()).isTrue();
    CountDownLatch until = new CountDownLatch(1);
    rig.occupy(until);
    List<CompletableFuture<List<Answer>>> repeats = new ArrayList<>();
    for (int i = 0; i < 3 * EngineRig.BATCH_COMMANDS; i++) {
      repeats.add(engine.submit(List.of(order)));
    }
    CompletableFuture<Long> answered =
        engine.ask(state -> repeats.stream().filter(CompletableFuture::isDone).count());
    until.countDown();
    assertThat(answered.join()).isEqualTo(EngineRig.BATCH_COMMANDS);
    assertThat(repeats).allMatch(repeat -> repeat.join().get(0).duplicate());
  }
}
