package io.tradegrid.benchmark.orders;

import io.tradegrid.benchmark.book.BookEngine;
import io.tradegrid.benchmark.book.CommandStream;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Fill;
import io.tradegrid.grid.ShardHost;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.node.GridNode;
import io.tradegrid.node.NodeSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Our node in this process, fed through the inbox of a shard; each run has a symbol of its own. */
final class GridOrders implements OrderEngine {

  private static final int CHUNKS_IN_FLIGHT = 16;
  private static final int SHARDS = 8;
  private static final BigDecimal PLENTY = new BigDecimal("1000000000000");
  private static final int ORDERS_PER_SECOND = 1_000_000;
  private static final int BAND_BPS = 10_000;

  private final CommandStream stream;
  private final GridNode node;
  private final TradeGridClient client;
  private final int[] portfolioIds = new int[BookEngine.OWNERS + 1];
  private final AtomicLong trades = new AtomicLong();
  private final AtomicLong lots = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final Semaphore room = new Semaphore(CHUNKS_IN_FLIGHT);
  private int runs;
  private int shard;
  private List<List<Request>> fill = List.of();
  private List<List<Request>> measured = List.of();

  GridOrders(CommandStream stream, Path directory, String walMode, boolean backup)
      throws IOException {
    if (backup) {
      throw new IllegalArgumentException("engine: tradegrid-backup is not measured yet");
    }
    this.stream = stream;
    int clientPort = freePort();
    Map<String, String> settings = new HashMap<>();
    settings.put("grid.node.home", directory.resolve("home").toString());
    settings.put("grid.client.port", Integer.toString(clientPort));
    int discoveryPort = freePort();
    settings.put("grid.discovery.port", Integer.toString(discoveryPort));
    settings.put("grid.discovery.addresses", "127.0.0.1:" + discoveryPort);
    settings.put("grid.communication.port", Integer.toString(freePort()));
    settings.put("grid.metrics.port", Integer.toString(freePort()));
    settings.put("grid.shards", Integer.toString(SHARDS));
    settings.put("grid.wal.mode", walMode);
    settings.put("grid.storage.memory.mb", "1024");
    settings.put("grid.projection.closed-orders", "blocks");
    settings.put("grid.projection.trades", "blocks");
    node =
        new GridNode(NodeSettings.load(null, settings), ShardHost.Parts.STANDARD, GridOrders::fail);
    client = TradeGridClient.connect("127.0.0.1:" + clientPort);
    for (int owner = 1; owner <= BookEngine.OWNERS; owner++) {
      portfolioIds[owner] = client.createPortfolio(portfolio("OWNER-" + owner)).id();
    }
  }

  private static void fail() {
    System.err.println("error: the node has lost its lease");
    Runtime.getRuntime().halt(1);
  }

  private static Portfolio portfolio(String name) {
    return new Portfolio(
        0, name, "USD", PLENTY, 1 << 24, PLENTY, ORDERS_PER_SECOND, BAND_BPS, 0, false);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The requests are made beforehand: making them is the business of those who send them. */
  @Override
  public void begin() {
    String symbol = "RUN" + ++runs;
    Instrument instrument =
        client.createInstrument(
            new Instrument(0, symbol, "USD", new BigDecimal("0.01"), BigDecimal.ONE, 1 << 20));
    shard = client.shardOf(symbol);
    RequestStream requests = new RequestStream(stream, instrument.id(), portfolioIds);
    fill = requests.chunks(0, stream.fill());
    measured = requests.chunks(stream.fill(), stream.size());
    trades.set(0);
    lots.set(0);
    refused.set(0);
    System.gc();
  }

  @Override
  public void submit(int from, int to) {
    List<List<Request>> chunks = from == 0 ? fill : measured;
    for (List<Request> chunk : chunks) {
      room.acquireUninterruptibly();
      var unused = node.shards().submit(shard, chunk).thenAccept(this::acknowledged);
    }
  }

  private void acknowledged(List<Answer> answers) {
    for (Answer answer : answers) {
      if (answer.reason() != RejectReason.NONE) {
        refused.incrementAndGet();
      }
      for (Fill traded : answer.fills()) {
        trades.incrementAndGet();
        lots.addAndGet(traded.quantityLots());
      }
    }
    room.release();
  }

  @Override
  public void awaitAll() {
    room.acquireUninterruptibly(CHUNKS_IN_FLIGHT);
    room.release(CHUNKS_IN_FLIGHT);
  }

  @Override
  public long trades() {
    return trades.get();
  }

  @Override
  public long lots() {
    return lots.get();
  }

  @Override
  public long refused() {
    return refused.get();
  }

  @Override
  public void close() {
    client.close();
    node.close();
  }
}
