package io.tradegrid.benchmark.orders;

import io.tradegrid.benchmark.book.CommandStream;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.ShardState;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import io.tradegrid.model.Side;
import io.tradegrid.node.GridNode;
import io.tradegrid.node.NodeSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A process that is to be killed once it has filled a node, or one that starts the node again and
 * says how long that took.
 */
public final class RecoveryWorker {

  /** How often the filling says how far it is. */
  private static final int STEPS = 50;

  private RecoveryWorker() {}

  /**
   * Fills a node and says {@code result}, or starts it again and says {@code result}.
   *
   * @param arguments {@code fill} or {@code restart}, {@code blocks} or {@code log_only} for a node
   *     with read models or without, its directory; to fill it also the stream's file
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    GridOrders.Kind kind = GridOrders.Kind.of(arguments[1]);
    switch (arguments[0]) {
      case "fill" -> {
        fill(CommandStream.read(Path.of(arguments[3])), Path.of(arguments[2]), kind);
        awaitDeath();
      }
      case "restart" -> {
        restart(Path.of(arguments[2]), kind);
        awaitDeath();
      }
      default -> throw new IllegalArgumentException(arguments[0] + ": fill or restart");
    }
  }

  private static void awaitDeath() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  /** One run of the stream for each producer; the books stay as they are. */
  private static void fill(CommandStream stream, Path directory, GridOrders.Kind kind)
      throws IOException {
    GridOrders engine = new GridOrders(stream, directory, kind);
    engine.begin();
    int step = Math.max(1, stream.size() / STEPS);
    for (int from = 0; from < stream.size(); from += step) {
      int first = from;
      int last = Math.min(stream.size(), from + step);
      IntStream.range(0, OrdersWorker.PRODUCERS)
          .parallel()
          .forEach(producer -> engine.submit(producer, first, last));
      System.out.println("progress " + (long) OrdersWorker.PRODUCERS * last);
    }
    engine.awaitAll();
    long commands = (long) OrdersWorker.PRODUCERS * stream.size();
    System.out.println("result commands=" + commands + " refused=" + engine.outcomes().refused);
  }

  private static void restart(Path directory, GridOrders.Kind kind) throws IOException {
    long start = System.nanoTime() - sinceStartNs();
    Map<String, String> settings = GridOrders.settings(directory, kind);
    var unused =
        new GridNode(
            NodeSettings.load(null, settings),
            GridOrders.parts(kind),
            () -> Runtime.getRuntime().halt(1));
    long readyNs = System.nanoTime() - start;
    try (TradeGridClient client =
        TradeGridClient.connect("127.0.0.1:" + settings.get("grid.client.port"))) {
      Answer answer =
          client.submit(
              OrderRequest.limit(
                  client.symbols().get(0),
                  "OWNER-1",
                  "at-" + System.currentTimeMillis(),
                  Side.BUY,
                  BigDecimal.valueOf(1, 2),
                  BigDecimal.ONE));
      long acknowledgedNs = System.nanoTime() - start;
      long open = 0;
      long requests = 0;
      for (int shard = 0; shard < client.shardCount(); shard++) {
        ShardState state = client.shardState(shard);
        open += state.openOrders();
        requests += state.commands();
      }
      System.out.println(
          "result readyNs=%d acknowledgedNs=%d accepted=%d open=%d requests=%d"
              .formatted(readyNs, acknowledgedNs, answer.isAccepted() ? 1 : 0, open, requests));
    }
  }

  /** Returns how long ago this process was started, in nanoseconds. */
  private static long sinceStartNs() {
    long startedAtMs = ManagementFactory.getRuntimeMXBean().getStartTime();
    return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - startedAtMs);
  }
}
