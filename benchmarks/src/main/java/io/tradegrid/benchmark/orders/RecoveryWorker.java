package io.tradegrid.benchmark.orders;

import io.tradegrid.benchmark.book.CommandStream;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.ShardState;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import io.tradegrid.grid.ShardHost;
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

  private RecoveryWorker() {}

  /**
   * Fills a node and says {@code result}, or starts it again and says {@code result}.
   *
   * @param arguments {@code fill}, the stream's file, the node's directory, the least number of
   *     commands; or {@code restart} and the node's directory
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    switch (arguments[0]) {
      case "fill" -> {
        CommandStream stream = CommandStream.read(Path.of(arguments[1]));
        fill(stream, Path.of(arguments[2]), Long.parseLong(arguments[3]));
        awaitDeath();
      }
      case "restart" -> {
        restart(Path.of(arguments[1]));
        awaitDeath();
      }
      default -> throw new IllegalArgumentException(arguments[0] + ": fill or restart");
    }
  }

  private static void awaitDeath() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  /** All read models are kept, as in a grid in service; the last book stays as it is. */
  private static void fill(CommandStream stream, Path directory, long atLeast) throws IOException {
    GridOrders engine = new GridOrders(stream, directory, GridOrders.Kind.BLOCKS);
    long commands = 0;
    while (commands < atLeast) {
      engine.begin();
      IntStream.range(0, OrdersWorker.PRODUCERS)
          .parallel()
          .forEach(producer -> engine.submit(producer, 0, stream.size()));
      engine.awaitAll();
      commands += (long) OrdersWorker.PRODUCERS * stream.size();
      System.out.println("progress " + commands);
    }
    System.out.println("result commands=" + commands + " refused=" + engine.outcomes().refused);
  }

  private static void restart(Path directory) throws IOException {
    long start = System.nanoTime() - sinceStartNs();
    Map<String, String> settings = GridOrders.settings(directory, GridOrders.Kind.BLOCKS);
    var unused =
        new GridNode(
            NodeSettings.load(null, settings),
            ShardHost.Parts.STANDARD,
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
