package io.tradegrid.benchmark.risk;

import io.tradegrid.benchmark.orders.LocalCluster;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.RiskRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.grid.ShardHost;
import io.tradegrid.model.Side;
import io.tradegrid.node.GridNode;
import io.tradegrid.node.NodeSettings;
import io.tradegrid.risk.live.LiveMetric;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.portfolio.Grouping;
import io.tradegrid.task.LiveRiskBoard;
import io.tradegrid.task.RiskAnswer;
import io.tradegrid.task.RiskMeasure;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.ignite.Ignition;

/**
 * A node in this process with a portfolio of a thousand positions. Orders fill one after the other;
 * of each it is measured how long after its acknowledgement the portfolio's live value at risk
 * counts it, as a program in the node sees it, and what asking over the Java client costs then. In
 * the end the live numbers must be those of a full recomputation, to the last bit.
 */
public final class LiveRiskWorker {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);

  /** Who looks all the time takes one of the processors that live risk is computed on. */
  private static final long LOOK_NS = TimeUnit.MICROSECONDS.toNanos(20);

  private static final int WARM_UP = 1_000;
  private static final LiveScope SCOPE = LiveScope.portfolio(LiveMarket.FUND);

  private final TradeGridClient client;
  private final LiveRiskBoard board;
  private final LiveMarket market;
  private final Random random;
  private int orders;

  private LiveRiskWorker(TradeGridClient client, long seed) {
    this.client = client;
    this.board =
        Ignition.allGrids()
            .get(0)
            .cluster()
            .<String, LiveRiskBoard>nodeLocalMap()
            .get(LiveRiskBoard.KEY);
    this.random = new Random(seed);
    this.market = new LiveMarket(random);
  }

  /**
   * Measures once and says so in one line.
   *
   * @param arguments an empty directory, the seed, the number of fills
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> settings = new LocalCluster(Path.of(arguments[0]), 1).settings(1);
    settings.put("grid.storage.memory.mb", "1024");
    settings.put("grid.risk.live.observations", Integer.toString(LiveMarket.SCENARIOS));
    GridNode node =
        new GridNode(
            NodeSettings.load(null, settings), ShardHost.Parts.STANDARD, LiveRiskWorker::fail);
    try (node;
        TradeGridClient client =
            TradeGridClient.connect("127.0.0.1:" + settings.get("grid.client.port"))) {
      LiveRiskWorker worker = new LiveRiskWorker(client, Long.parseLong(arguments[1]));
      worker.market.make(client);
      worker.awaitHeld();
      System.out.println("ready");
      System.out.println("result " + worker.run(Integer.parseInt(arguments[2])));
    }
  }

  private static void fail() {
    System.err.println("error: the node has lost its lease");
    Runtime.getRuntime().halt(1);
  }

  private void awaitHeld() {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      LiveMetric metric = board.metric(SCOPE);
      if (metric != null
          && metric.report() != null
          && metric.report().positions() == LiveMarket.POSITIONS) {
        return;
      }
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "no live risk of "
                + LiveMarket.POSITIONS
                + " positions: "
                + (metric == null ? "nothing" : String.valueOf(metric.failure())));
      }
      LockSupport.parkNanos(PAUSE_NS);
    }
  }

  private String run(int fills) {
    long[] visible = new long[fills];
    long[] whole = new long[fills];
    long[] asked = new long[fills];
    for (int i = -WARM_UP; i < fills; i++) {
      LockSupport.parkNanos(PAUSE_NS);
      String symbol = market.symbol(random.nextInt(LiveMarket.POSITIONS));
      BigDecimal price = market.price(symbol);
      submit(LiveMarket.STREET, symbol, Side.SELL, price);
      long before = sequence(symbol);
      long start = System.nanoTime();
      submit(LiveMarket.FUND, symbol, Side.BUY, price);
      long acknowledged = System.nanoTime();
      while (sequence(symbol) == before) {
        LockSupport.parkNanos(LOOK_NS);
      }
      long seen = System.nanoTime();
      RiskAnswer answer = client.risk().ask(live());
      long told = System.nanoTime();
      if (answer.number("positions") != LiveMarket.POSITIONS) {
        throw new IllegalStateException("positions: " + answer.number("positions"));
      }
      if (i >= 0) {
        visible[i] = Math.max(0, seen - acknowledged);
        whole[i] = seen - start;
        asked[i] = told - seen;
      }
    }
    return "fills=%d positions=%d scenarios=%d equal=%d %s %s %s"
        .formatted(
            fills,
            LiveMarket.POSITIONS,
            LiveMarket.SCENARIOS,
            isFullRecomputation() ? 1 : 0,
            quantiles("visible", visible),
            quantiles("whole", whole),
            quantiles("asked", asked));
  }

  private void submit(String portfolio, String symbol, Side side, BigDecimal price) {
    OrderRequest order =
        OrderRequest.order(symbol, portfolio, "b-" + ++orders)
            .of(side, BigDecimal.TEN)
            .limit(price)
            .build();
    if (!client.submit(order).isAccepted()) {
      throw new IllegalStateException("order " + orders + " was refused");
    }
  }

  /** Returns the log entry of the symbol's shard that live risk counts. */
  private long sequence(String symbol) {
    return board.metric(SCOPE).sequences().get(client.shardOf(symbol));
  }

  private static RiskRequest live() {
    return RiskRequest.of(RiskMeasure.LIVE).portfolio(LiveMarket.FUND);
  }

  /** Nothing is traded any more, so tables and live risk come to the same. */
  private boolean isFullRecomputation() {
    if (!client.awaitProjection(Duration.ofSeconds(30))) {
      throw new IllegalStateException("rows are not written");
    }
    RiskAnswer full =
        client
            .risk()
            .ask(
                RiskRequest.of(RiskMeasure.VAR)
                    .portfolio(LiveMarket.FUND)
                    .by(Grouping.NONE)
                    .with("observations", LiveMarket.SCENARIOS));
    RiskAnswer now = client.risk().ask(live());
    return List.of("valueAtRisk", "expectedShortfall", "marketValue").stream()
        .allMatch(name -> now.number(name) == full.number(name));
  }

  private static String quantiles(String name, long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return "%sP50Ns=%d %sP99Ns=%d %sMaxNs=%d"
        .formatted(
            name,
            sorted[sorted.length / 2],
            name,
            sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)],
            name,
            sorted[sorted.length - 1]);
  }
}
