package io.tradegrid.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tradegrid.schema.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.compute.ComputeTaskTimeoutException;
import org.apache.ignite.lang.IgniteCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goal: a round never fills a node's queue, ends when it is to, and leaves nothing behind then. */
final class ShardCallsTest {

  /** On a busy machine a thread may wait for long. */
  private static final Duration LONG = Duration.ofMinutes(1);

  private static final String POOL = "tradegrid-risk";
  private static final List<String> CACHES = List.of(Table.POSITIONS.name());

  private static final Set<Integer> STARTED = ConcurrentHashMap.newKeySet();
  private static volatile CountDownLatch released;

  private static RiskCluster cluster;
  private static Ignite ignite;

  /** Answers its shard, once it may. */
  private static final class Held implements IgniteCallable<Object[]> {

    private static final long serialVersionUID = 1L;

    private final int shard;

    Held(int shard) {
      this.shard = shard;
    }

    @Override
    public Object[] call() throws InterruptedException {
      STARTED.add(shard);
      if (!released.await(1, TimeUnit.MINUTES)) {
        throw new IgniteException("is not released");
      }
      if (shard < 0) {
        throw new IgniteException("shard " + shard + " is broken");
      }
      return new Object[] {shard};
    }
  }

  @BeforeAll
  static void start() {
    cluster = new RiskCluster(0);
    cluster.start();
    cluster.createTables();
    ignite = cluster.first();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @BeforeEach
  void hold() {
    STARTED.clear();
    released = new CountDownLatch(1);
  }

  private static ShardCalls held(long patienceMs) {
    ShardCalls calls =
        new ShardCalls(ignite, CACHES, POOL, System.currentTimeMillis() + patienceMs);
    for (int shard = 0; shard < RiskCluster.SHARDS; shard++) {
      calls.add(shard, new Held(shard));
    }
    return calls;
  }

  /** As many as were sent have begun when what is sent after them has. */
  private static void awaitAllSentHaveBegun() {
    for (int thread = 0; thread < RiskCluster.POOL_THREADS; thread++) {
      ignite.compute().withExecutor(POOL).run(() -> {});
    }
  }

  private static int window() {
    return 2 * ignite.cluster().localNode().metrics().getTotalCpus();
  }

  @Test
  void answersAreInTheOrderOfTheCalls() {
    ShardCalls calls = held(60_000);
    calls.send();
    released.countDown();
    assertThat(calls.answers())
        .extracting(answer -> answer[0])
        .isEqualTo(IntStream.range(0, RiskCluster.SHARDS).boxed().map(Object.class::cast).toList());
  }

  /** The pool of tasks is free, however much is to be valued. */
  @Test
  void liveRiskDoesNotWaitForWhatIsValued() throws InterruptedException {
    try (IgniteClient client = cluster.client()) {
      RiskCluster.put(client, List.of(RiskMarket.portfolio("A", "USD")));
      ShardCalls calls = held(60_000);
      calls.send();
      await().atMost(LONG).until(() -> STARTED.size() == RiskCluster.POOL_THREADS);
      Object[] answer =
          client
              .compute()
              .withTimeout(30_000)
              .execute(RiskTask.class.getName(), Map.of("measure", "live", "portfolio", "A"));
      assertThat(answer[1])
          .isEqualTo("live risk: is off (grid.risk.live), or the node is starting");
      assertThat(STARTED).hasSize(RiskCluster.POOL_THREADS);
      released.countDown();
      assertThat(calls.answers()).hasSize(RiskCluster.SHARDS);
    }
  }

  @Test
  void whatIsCalledOffHasFewCallsUnderWayAndSendsNoMore() {
    ShardCalls calls = held(60_000);
    calls.send();
    await().atMost(LONG).until(() -> STARTED.size() == RiskCluster.POOL_THREADS);
    calls.cancel();
    assertThatThrownBy(calls::answers).isInstanceOf(CancellationException.class);
    released.countDown();
    awaitAllSentHaveBegun();
    assertThat(STARTED).hasSizeLessThanOrEqualTo(window());
  }

  @Test
  void noCallOutlivesTheEndInTimeNorIsSentAgainAfterIt() {
    ShardCalls calls = held(500);
    calls.send();
    assertThatThrownBy(calls::answers).isInstanceOf(ComputeTaskTimeoutException.class);
    released.countDown();
    awaitAllSentHaveBegun();
    assertThat(STARTED).hasSizeLessThanOrEqualTo(window());
  }

  @Test
  void aCallThatFailsWhereNoNodeLeftEndsTheRound() {
    ShardCalls calls = new ShardCalls(ignite, CACHES, POOL, System.currentTimeMillis() + 60_000);
    calls.add(0, new Held(0));
    calls.add(1, new Held(-1));
    released.countDown();
    calls.send();
    assertThatThrownBy(calls::answers).hasStackTraceContaining("shard -1 is broken");
  }
}
