package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import io.tradegrid.command.AnswerCodec;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.CommandCodec;
import io.tradegrid.faults.check.Findings;
import io.tradegrid.faults.check.LogCopy;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.faults.process.Shell;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.service.OrderEntry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.ignite.Ignition;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: one shard of a real node is offered more than ten times what it can do, for seconds, and
 * says BUSY at once, keeps its memory, loses nothing and goes on. Method: as many producers as the
 * node has threads for clients, each sending batches of which four fill the inbox.
 */
final class OverloadTest {

  private static final String SYMBOL = "ACME";
  private static final int PRODUCERS = 16;
  private static final int BATCH = 1_000;
  private static final int OVERLOAD = 10;
  private static final int INBOX = 4_096;
  private static final int NEXT = Integer.MAX_VALUE;

  /** Commands that are refused until the heap is measured, and then until it is measured again. */
  private static final int FIRST_PART = 1_000_000;

  private static final int REFUSED = 5_000_000;

  /** Clients pause too; without, sixteen of them would take two cores for asking alone. */
  private static final long PAUSE_NS = 20_000_000;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What is offered meanwhile, a hundred bytes and more each, would be many times that. */
  private static final double HEAP_GROWTH_MAX = 64 << 20;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  private final Map<RejectReason, Set<Integer>> batches = new ConcurrentHashMap<>();
  private final Set<String> odd = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;
  private int shard;
  private int instrument;
  private int portfolio;

  @Test
  void tenTimesTheLoadIsRefusedAtOnceAndNothingAcknowledgedIsLost() {
    try (NodeProcess node =
            new NodeProcess(directory)
                .with("grid.shard.inbox.commands", Integer.toString(INBOX))
                .with("grid.client.threads", Integer.toString(PRODUCERS))
                .with("grid.shard.remembered.requests", "1000")
                .with("grid.shard.remembered.seconds", "1")
                .start();
        TradeGridClient client = node.connect()) {
      create(client);
      overload(node);
      try (IgniteClient link = link(node)) {
        assertThat(submit(link, NEXT, 1))
            .as("the very next request")
            .extracting(Answer::reason)
            .containsExactly(RejectReason.NONE);
      }
      assertThat(odd).isEmpty();
      checkLog(node);
    }
  }

  /** A batch is there whole and once if it was acknowledged, and not at all if it was refused. */
  private void checkLog(NodeProcess node) {
    Findings findings = new Findings();
    Map<String, Integer> times = new HashMap<>();
    LogCopy.read(List.of(node.address()), findings).entries().get(shard).stream()
        .flatMap(entry -> entry.commands().stream())
        .filter(NewOrder.class::isInstance)
        .forEach(
            command ->
                times.merge(((NewOrder) command).clientOrderId().toString(), 1, Integer::sum));
    assertThat(findings.words()).isEmpty();
    assertThat(times.values()).as("times in the log").containsOnly(1);
    of(RejectReason.NONE).forEach(batch -> assertThat(inLog(times, batch)).isEqualTo(BATCH));
    of(RejectReason.BUSY).forEach(batch -> assertThat(inLog(times, batch)).isZero());
    assertThat(batches.keySet())
        .isSubsetOf(RejectReason.NONE, RejectReason.BUSY, RejectReason.OUTCOME_UNKNOWN);
  }

  private static long inLog(Map<String, Integer> times, int batch) {
    return IntStream.range(0, BATCH).filter(i -> times.containsKey(id(batch, i))).count();
  }

  private static String id(int batch, int i) {
    return "b" + batch + "-" + i;
  }

  private void create(TradeGridClient client) {
    instrument =
        client
            .createInstrument(
                new Instrument(0, SYMBOL, "USD", BigDecimal.ONE, BigDecimal.ONE, 1_000))
            .id();
    portfolio = client.createPortfolio(Portfolio.named("PF", "USD")).id();
    shard = client.shardOf(SYMBOL);
  }

  private void overload(NodeProcess node) {
    ExecutorService threads = Executors.newFixedThreadPool(PRODUCERS);
    try {
      List<CompletableFuture<Void>> producers =
          IntStream.range(0, PRODUCERS)
              .mapToObj(n -> CompletableFuture.runAsync(() -> produce(node, n), threads))
              .toList();
      await().atMost(PATIENCE).until(() -> commands(RejectReason.BUSY) > FIRST_PART);
      measure(node);
      ending = true;
      producers.forEach(CompletableFuture::join);
    } finally {
      ending = true;
      threads.shutdown();
    }
  }

  private void measure(NodeProcess node) {
    double heapBefore = heapAfterCollection(node);
    long start = System.nanoTime();
    long takenBefore = commands(RejectReason.NONE);
    long busyBefore = commands(RejectReason.BUSY);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                commands(RejectReason.NONE) > takenBefore
                    && commands(RejectReason.BUSY) - busyBefore > REFUSED
                    && commands(RejectReason.BUSY) > OVERLOAD * commands(RejectReason.NONE));
    double seconds = (System.nanoTime() - start) / 1e9;
    long taken = commands(RejectReason.NONE) - takenBefore;
    long busy = commands(RejectReason.BUSY) - busyBefore;
    double waiting = node.metric("tradegrid_inbox_commands");
    double heapAfter = heapAfterCollection(node);
    System.out.printf(
        "Overload of a node: %,.0f offered/s, %,.0f acknowledged/s, %,.0f refused/s in %.1f s,"
            + " %d batches unknown, %.0f waiting, heap %.1f MiB before, %.1f MiB after%n",
        (taken + busy) / seconds,
        taken / seconds,
        busy / seconds,
        seconds,
        of(RejectReason.OUTCOME_UNKNOWN).size(),
        waiting,
        heapBefore / 1048576,
        heapAfter / 1048576);
    assertThat(waiting).isBetween(0.0, (double) INBOX);
    assertThat(heapAfter - heapBefore).as("growth of the heap").isLessThan(HEAP_GROWTH_MAX);
  }

  private Set<Integer> of(RejectReason reason) {
    return batches.computeIfAbsent(reason, r -> ConcurrentHashMap.newKeySet());
  }

  private long commands(RejectReason reason) {
    return (long) BATCH * of(reason).size();
  }

  /** The heap that lives on, by the node's own metrics. */
  private static double heapAfterCollection(NodeProcess node) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Shell.run(jcmd.toString(), Long.toString(node.process().pid()), "GC.run");
    return node.metric("jvm_gc_live_data_size_bytes");
  }

  private static IgniteClient link(NodeProcess node) {
    return Ignition.startClient(new ClientConfiguration().setAddresses(node.address()));
  }

  private void produce(NodeProcess node, int producer) {
    try (IgniteClient link = link(node)) {
      for (int batch = producer; !ending; batch += PRODUCERS) {
        List<Answer> answers = submit(link, batch, BATCH);
        RejectReason reason = answers.get(0).reason();
        if (answers.size() != BATCH || answers.stream().anyMatch(a -> a.reason() != reason)) {
          odd.add(batch + ": " + answers.size() + " answers from " + answers.get(0));
        }
        of(reason).add(batch);
        if (reason == RejectReason.BUSY) {
          LockSupport.parkNanos(PAUSE_NS);
        }
      }
    }
  }

  private List<Answer> submit(IgniteClient link, int batch, int count) {
    List<Request> requests = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      requests.add(
          new NewOrder(
              instrument,
              portfolio,
              ClientOrderId.of(id(batch, i)),
              Command.STAMP_ON_ACCEPT,
              Side.BUY,
              OrderType.LIMIT,
              TimeInForce.IOC,
              10,
              1));
    }
    OrderEntry entry = link.services().serviceProxy(OrderEntry.NAME, OrderEntry.class);
    return AnswerCodec.decode(entry.submit(shard, CommandCodec.encode(requests)));
  }
}
