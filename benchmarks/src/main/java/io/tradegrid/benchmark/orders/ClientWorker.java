package io.tradegrid.benchmark.orders;

import io.tradegrid.benchmark.book.BookEngine;
import io.tradegrid.benchmark.book.CommandStream;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.model.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.ignite.Ignition;
import org.apache.ignite.client.ClientCache;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;

/**
 * A process that is a client of a node in another one, over TCP: commands in batches from two
 * threads; single orders at a fixed rate, and puts of a hundred bytes by the thin client alone, in
 * turns with them. It reads a line a run from standard input and answers each with a line of {@code
 * key=value}; it ends with its input.
 */
public final class ClientWorker {

  private static final int PRODUCERS = 2;
  private static final int BATCHED = 200_000;
  private static final int SINGLE = 2_000;
  private static final int SINGLE_A_SECOND = 500;
  private static final int TURNS = 4;
  private static final int PUT_BYTES = 100;
  private static final int PUT_KEYS = 10_000;
  private static final int DIGITS = 3;
  private static final Duration WRITTEN_LIMIT = Duration.ofMinutes(1);

  private final RequestStream requests;
  private final TradeGridClient client;
  private final ClientCache<Integer, byte[]> puts;
  private final int[] portfolioIds = new int[BookEngine.OWNERS + 1];
  private final LongAccumulator worstBatchNs = new LongAccumulator(Math::max, 0);
  private int names;
  private long singles;

  private ClientWorker(CommandStream stream, TradeGridClient client, IgniteClient ignite) {
    this.client = client;
    this.puts = ignite.getOrCreateCache("BENCHMARK_PUTS");
    for (int owner = 1; owner <= BookEngine.OWNERS; owner++) {
      portfolioIds[owner] = client.createPortfolio(GridOrders.portfolio(owner)).id();
    }
    this.requests = new RequestStream(stream, portfolioIds);
  }

  /**
   * Serves until standard input ends.
   *
   * @param arguments the stream's file; a directory for what the node keeps
   */
  public static void main(String[] arguments) throws IOException {
    CommandStream stream = CommandStream.read(Path.of(arguments[0]));
    Path directory = Path.of(arguments[1]);
    Map<String, String> settings = new LocalCluster(directory, 1).settings(1);
    settings.put("grid.shards", Integer.toString(PRODUCERS));
    settings.put("grid.storage.memory.mb", "1024");
    String address = "127.0.0.1:" + settings.get("grid.client.port");
    try (ChildNode node = ChildNode.launch(directory, settings);
        TradeGridClient client = node.connect(address);
        IgniteClient ignite =
            Ignition.startClient(new ClientConfiguration().setAddresses(address))) {
      ClientWorker worker = new ClientWorker(stream, client, ignite);
      System.out.println("ready");
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      while (in.readLine() != null) {
        System.out.println("result " + worker.run(stream));
      }
    }
  }

  private String run(CommandStream stream) {
    Histogram orders = new Histogram(1, TimeUnit.SECONDS.toNanos(100), DIGITS);
    Histogram bare = new Histogram(1, TimeUnit.SECONDS.toNanos(100), DIGITS);
    String symbol = newSymbol(0);
    for (int turn = 0; turn < TURNS; turn++) {
      atRate(orders, i -> single(symbol));
      atRate(bare, i -> puts.put(i % PUT_KEYS, new byte[PUT_BYTES]));
    }
    return "%s refused=0 p50=%d p99=%d putP50=%d putP99=%d"
        .formatted(
            batched(stream),
            orders.getValueAtPercentile(50),
            orders.getValueAtPercentile(99),
            bare.getValueAtPercentile(50),
            bare.getValueAtPercentile(99));
  }

  private String newSymbol(int shard) {
    String symbol;
    do {
      symbol = "RUN" + ++names;
    } while (client.shardOf(symbol) != shard);
    client.createInstrument(GridOrders.instrument(symbol));
    return symbol;
  }

  /** Times are taken from when a step was due, so that a step which is late counts as late. */
  private static void atRate(Histogram times, IntConsumer step) {
    long start = System.nanoTime();
    for (int i = 0; i < SINGLE / TURNS; i++) {
      long due = start + i * TimeUnit.SECONDS.toNanos(1) / SINGLE_A_SECOND;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      step.accept(i);
      times.recordValue(System.nanoTime() - due);
    }
  }

  /** An order, and then its cancellation, so that the book stays small. */
  private void single(String symbol) {
    String owner = "OWNER-1";
    long n = singles++;
    OrderRequest request =
        n % 2 == 0
            ? OrderRequest.limit(
                symbol, owner, "s" + n, Side.BUY, BigDecimal.valueOf(9_000, 2), BigDecimal.TEN)
            : OrderRequest.cancel(symbol, owner, "s" + n, "s" + (n - 1));
    Answer answer = client.submit(request);
    if (!answer.isAccepted()) {
      throw new IllegalStateException("refused: " + answer.reason());
    }
  }

  private String batched(CommandStream stream) {
    String[] symbols = new String[PRODUCERS];
    int[] ids = new int[PRODUCERS];
    for (int producer = 0; producer < PRODUCERS; producer++) {
      symbols[producer] = newSymbol(producer);
      ids[producer] = client.instrument(symbols[producer]).id();
      long unused = submit(symbols[producer], ids[producer], 0, stream.fill());
    }
    int to = Math.min(stream.size(), stream.fill() + BATCHED / PRODUCERS);
    long start = System.nanoTime();
    long repeats =
        IntStream.range(0, PRODUCERS)
            .mapToObj(
                producer ->
                    CompletableFuture.supplyAsync(
                        () -> submit(symbols[producer], ids[producer], stream.fill(), to)))
            .toList()
            .stream()
            .mapToLong(CompletableFuture::join)
            .sum();
    long wallNs = System.nanoTime() - start;
    return "wallNs=%d commands=%d trades=%d repeats=%d worstBatchNs=%d"
        .formatted(
            wallNs,
            PRODUCERS * (to - stream.fill()),
            trades(symbols, to),
            repeats,
            worstBatchNs.getThenReset());
  }

  /**
   * Returns the number of trades that the grid has of symbols, from its table: the answer to a
   * request that had to be sent again names none.
   */
  private long trades(String[] symbols, int to) {
    if (!client.awaitProjection(WRITTEN_LIMIT)) {
      throw new IllegalStateException("rows are not written after " + WRITTEN_LIMIT);
    }
    long all = 0;
    for (String symbol : symbols) {
      List<List<?>> count = client.sql("SELECT COUNT(*) FROM TRADES WHERE SYMBOL = ?", symbol);
      long trades = ((Number) count.get(0).get(0)).longValue();
      if (trades != requests.tradesBefore(to)) {
        throw new IllegalStateException(
            symbol + ": " + trades + " trades, the book alone makes " + requests.tradesBefore(to));
      }
      all += trades;
    }
    return all;
  }

  /** Returns the number of answers to requests that had been taken when they were sent again. */
  private long submit(String symbol, int instrumentId, int from, int to) {
    long repeats = 0;
    for (int i = from; i < to; i += RequestStream.CHUNK) {
      List<OrderRequest> chunk =
          requests.chunk(instrumentId, i, to).stream()
              .map(request -> named(symbol, request))
              .toList();
      long start = System.nanoTime();
      List<Answer> answers = client.submit(chunk);
      worstBatchNs.accumulate(System.nanoTime() - start);
      for (Answer answer : answers) {
        if (!answer.isAccepted()) {
          throw new IllegalStateException("refused: " + answer.reason());
        }
        repeats += answer.duplicate() ? 1 : 0;
      }
    }
    return repeats;
  }

  /** Returns a request as an application writes it. */
  private OrderRequest named(String symbol, Request request) {
    // Portfolios were made in the order of their owners.
    String owner = "OWNER-" + (1 + request.portfolioId() - portfolioIds[1]);
    String id = request.clientOrderId().toString();
    if (request instanceof NewOrder order) {
      return OrderRequest.order(symbol, owner, id)
          .of(order.side(), BigDecimal.valueOf(order.quantityLots()))
          .limit(price(order.priceTicks()))
          .timeInForce(order.timeInForce())
          .build();
    }
    if (request instanceof CancelOrder cancel) {
      return OrderRequest.cancel(symbol, owner, id, cancel.origClientOrderId().toString());
    }
    AmendOrder amend = (AmendOrder) request;
    return new OrderRequest.Amend(
        symbol,
        owner,
        id,
        amend.origClientOrderId().toString(),
        amend.priceTicks() == Command.NO_PRICE ? null : price(amend.priceTicks()),
        BigDecimal.valueOf(amend.quantityLots()),
        Command.STAMP_ON_ACCEPT);
  }

  private static BigDecimal price(long ticks) {
    return BigDecimal.valueOf(ticks, 2);
  }
}
