package io.tradegrid.benchmark.orders;

import io.tradegrid.benchmark.book.BookEngine;
import io.tradegrid.benchmark.book.CommandStream;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Fill;
import io.tradegrid.grid.ShardHost;
import io.tradegrid.grid.ShardHost.Parts;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.node.GridNode;
import io.tradegrid.node.NodeSettings;
import io.tradegrid.schema.Cache;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;

/** Our node in this process, fed through the inboxes of its shards. */
final class GridOrders implements OrderEngine {

  /** What is measured. */
  enum Kind {
    /** Survives the death of the process; without read models. */
    LOG_ONLY,
    /** Survives the loss of power; without read models. */
    FSYNC,
    /** As LOG_ONLY, and a second node in a process of its own has everything. */
    BACKUP,
    /** As LOG_ONLY, with rows of what is open, and blocks; ends when they are written. */
    BLOCKS,
    /** As LOG_ONLY, with rows of all orders and trades, and blocks; ends when they are written. */
    ROWS;

    static Kind of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }

    boolean hasReadModels() {
      return this == BLOCKS || this == ROWS;
    }
  }

  private static final Duration WRITTEN_LIMIT = Duration.ofMinutes(2);
  private static final int CHUNKS_IN_FLIGHT = IN_FLIGHT / RequestStream.CHUNK;
  private static final int SHARDS = 8;
  private static final BigDecimal TICK = new BigDecimal("0.01");
  private static final BigDecimal PLENTY = new BigDecimal("1000000000000");
  private static final int ORDERS_PER_SECOND = 1_000_000;
  private static final int BAND_BPS = 10_000;

  /** Where a producer sends its commands in this run. */
  private record Target(int shard, int instrumentId) {}

  private final Kind kind;
  private final RequestStream requests;
  private final ChildNode backup;
  private final GridNode node;
  private final TradeGridClient client;
  private final Outcomes outcomes = new Outcomes();
  private final Semaphore[] room = new Semaphore[OrdersWorker.PRODUCERS];
  private final Target[] targets = new Target[OrdersWorker.PRODUCERS];
  private int names;

  GridOrders(CommandStream stream, Path directory, Kind kind) throws IOException {
    this.kind = kind;
    LocalCluster cluster = new LocalCluster(directory, kind == Kind.BACKUP ? 2 : 1);
    Map<String, String> settings = settings(cluster, kind);
    backup = kind == Kind.BACKUP ? ChildNode.launch(directory, cluster.likeFirst(settings)) : null;
    node = new GridNode(NodeSettings.load(null, settings), parts(kind), GridOrders::fail);
    client = TradeGridClient.connect("127.0.0.1:" + settings.get("grid.client.port"));
    int[] portfolioIds = new int[BookEngine.OWNERS + 1];
    for (int owner = 1; owner <= BookEngine.OWNERS; owner++) {
      portfolioIds[owner] = client.createPortfolio(portfolio(owner)).id();
    }
    requests = new RequestStream(stream, portfolioIds);
    Arrays.setAll(room, producer -> new Semaphore(CHUNKS_IN_FLIGHT));
  }

  /** Returns the settings of a node that is to be started by itself again. */
  static Map<String, String> settings(Path directory, Kind kind) throws IOException {
    return settings(new LocalCluster(directory, 1), kind);
  }

  static Parts parts(Kind kind) {
    return new Parts(
        Clock.systemUTC(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        kind.hasReadModels());
  }

  private static Map<String, String> settings(LocalCluster cluster, Kind kind) throws IOException {
    Map<String, String> settings = cluster.settings(1);
    settings.put("grid.shards", Integer.toString(SHARDS));
    settings.put("grid.wal.mode", kind == Kind.FSYNC ? "FSYNC" : "LOG_ONLY");
    settings.put("grid.storage.memory.mb", "1024");
    // Nobody here repeats a request. To remember the usual thirty seconds at this speed takes more
    // heap than both sides have.
    settings.put("grid.shard.remembered.seconds", "1");
    settings.put("grid.projection.closed-orders", kind == Kind.ROWS ? "rows" : "blocks");
    settings.put("grid.projection.trades", kind == Kind.ROWS ? "rows" : "blocks");
    return settings;
  }

  /** Returns the terms of an owner, whom no limit is to stop. */
  static Portfolio portfolio(int owner) {
    return new Portfolio(
        0, "OWNER-" + owner, "USD", PLENTY, 1 << 24, PLENTY, ORDERS_PER_SECOND, BAND_BPS, 0, false);
  }

  /** Returns the terms of what is traded. */
  static Instrument instrument(String symbol) {
    return new Instrument(0, symbol, "USD", TICK, BigDecimal.ONE, 1 << 20);
  }

  private static void fail() {
    System.err.println("error: the node has lost its lease");
    Runtime.getRuntime().halt(1);
  }

  @Override
  public void begin() {
    for (int producer = 0; producer < targets.length; producer++) {
      targets[producer] = target(producer);
    }
  }

  /**
   * A new symbol, whose shard is this node's and run by an engine thread of its own. It is the same
   * shard every time, so that a long measurement fills no more memories than a short one.
   */
  private Target target(int producer) {
    Ignite ignite = Ignition.allGrids().get(0);
    int[] mine =
        ignite.affinity(Cache.COMMAND_LOG.name()).primaryPartitions(ignite.cluster().localNode());
    int shard =
        Arrays.stream(mine).filter(s -> s % targets.length == producer).findFirst().orElseThrow();
    String symbol;
    do {
      symbol = "RUN" + ++names;
    } while (client.shardOf(symbol) != shard);
    return new Target(shard, client.createInstrument(instrument(symbol)).id());
  }

  @Override
  public void submit(int producer, int from, int to) {
    ShardHost shards = node.shards();
    Target target = targets[producer];
    for (int i = from; i < to; i += RequestStream.CHUNK) {
      List<Request> chunk = requests.chunk(target.instrumentId, i, to);
      room[producer].acquireUninterruptibly();
      var unused =
          shards.submit(target.shard, chunk).thenAccept(answers -> acknowledged(producer, answers));
    }
  }

  private void acknowledged(int producer, List<Answer> answers) {
    long refused = 0;
    long trades = 0;
    long lots = 0;
    for (Answer answer : answers) {
      refused += answer.reason() == RejectReason.NONE ? 0 : 1;
      for (Fill fill : answer.fills()) {
        trades++;
        lots += fill.quantityLots();
      }
    }
    outcomes.refused.addAndGet(refused);
    outcomes.trades.addAndGet(trades);
    outcomes.lots.addAndGet(lots);
    room[producer].release();
  }

  @Override
  public void awaitAll() {
    for (Semaphore each : room) {
      each.acquireUninterruptibly(CHUNKS_IN_FLIGHT);
      each.release(CHUNKS_IN_FLIGHT);
    }
    if (kind.hasReadModels() && !client.awaitProjection(WRITTEN_LIMIT)) {
      throw new IllegalStateException("rows and blocks are not written after " + WRITTEN_LIMIT);
    }
  }

  @Override
  public void end() {}

  @Override
  public Outcomes outcomes() {
    return outcomes;
  }

  @Override
  public void close() {
    client.close();
    if (backup != null) {
      backup.close();
    }
    node.close();
  }
}
