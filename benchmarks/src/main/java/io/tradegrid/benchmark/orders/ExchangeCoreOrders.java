package io.tradegrid.benchmark.orders;

import exchange.core2.core.ExchangeApi;
import exchange.core2.core.ExchangeCore;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.CoreWaitStrategy;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.api.ApiAddUser;
import exchange.core2.core.common.api.ApiAdjustUserBalance;
import exchange.core2.core.common.api.ApiCancelOrder;
import exchange.core2.core.common.api.ApiCommand;
import exchange.core2.core.common.api.ApiMoveOrder;
import exchange.core2.core.common.api.ApiPlaceOrder;
import exchange.core2.core.common.api.ApiReduceOrder;
import exchange.core2.core.common.api.binary.BatchAddSymbolsCommand;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.ExchangeConfiguration;
import exchange.core2.core.common.config.InitialStateConfiguration;
import exchange.core2.core.common.config.PerformanceConfiguration;
import exchange.core2.core.common.config.SerializationConfiguration;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.processors.journaling.DiskSerializationProcessor;
import exchange.core2.core.processors.journaling.DiskSerializationProcessorConfiguration;
import io.tradegrid.benchmark.book.BookEngine;
import io.tradegrid.benchmark.book.CommandStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The whole of exchange-core: risk engine, direct order book and disk journal, which writes but
 * never syncs. One matching and one risk engine, because there are two processors.
 */
final class ExchangeCoreOrders implements OrderEngine {

  private static final int FIRST_SYMBOL = 1;
  private static final int BASE = 1;
  private static final int QUOTE = 2;
  private static final long PLENTY = 1L << 55;

  /** Above every price of a stream, so that a bid may be moved anywhere. */
  private static final long RESERVE_PRICE = 1L << 20;

  private static final int RING = 1 << 14;
  private static final int GROUP = 1_024;
  private static final int GROUP_NS = 4_000_000;
  private static final long PAUSE_NS = 10_000;

  private final Path directory;
  private final CommandStream stream;
  private final CoreWaitStrategy waitStrategy;
  private final Outcomes outcomes = new Outcomes();
  private final AtomicLong[] acknowledged = new AtomicLong[OrdersWorker.PRODUCERS];
  private final long[] submitted = new long[OrdersWorker.PRODUCERS];
  private ExchangeCore core;
  private ExchangeApi api;
  private int runs;

  /**
   * Makes an engine that is to be begun.
   *
   * @param waitStrategy how its threads wait for each other, in lower case
   */
  ExchangeCoreOrders(CommandStream stream, Path directory, String waitStrategy) throws IOException {
    this.stream = stream;
    this.directory = Files.createDirectories(directory.resolve("journal"));
    this.waitStrategy = CoreWaitStrategy.valueOf(waitStrategy.toUpperCase(Locale.ROOT));
    Arrays.setAll(acknowledged, producer -> new AtomicLong());
  }

  /** Made when it is sent, as it would be from a wire. */
  private ApiCommand command(int symbol, int i) {
    long id = stream.id(i);
    long uid = BookEngine.owner((int) id);
    return switch (stream.kind(i)) {
      case CommandStream.CANCEL -> new ApiCancelOrder(id, uid, symbol);
      case CommandStream.REDUCE -> new ApiReduceOrder(id, uid, symbol, stream.reduction(i));
      case CommandStream.MOVE -> new ApiMoveOrder(id, stream.price(i), uid, symbol);
      default ->
          new ApiPlaceOrder(
              stream.price(i),
              stream.lots(i),
              id,
              stream.isBuy(i) ? OrderAction.BID : OrderAction.ASK,
              stream.kind(i) == CommandStream.PLACE ? OrderType.GTC : OrderType.IOC,
              uid,
              symbol,
              0,
              RESERVE_PRICE);
    };
  }

  @Override
  public void begin() {
    core =
        ExchangeCore.builder()
            .resultsConsumer(this::told)
            .exchangeConfiguration(configuration("run" + ++runs))
            .build();
    core.startup();
    api = core.getApi();
    List<ApiCommand> users = new ArrayList<>();
    for (int owner = 1; owner <= BookEngine.OWNERS; owner++) {
      users.add(ApiAddUser.builder().uid(owner).build());
      users.add(balance(owner, BASE));
      users.add(balance(owner, QUOTE));
    }
    for (int producer = 0; producer < submitted.length; producer++) {
      CoreSymbolSpecification symbol =
          CoreSymbolSpecification.builder()
              .symbolId(FIRST_SYMBOL + producer)
              .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
              .baseCurrency(BASE)
              .quoteCurrency(QUOTE)
              .baseScaleK(1)
              .quoteScaleK(1)
              .build();
      api.submitBinaryDataAsync(new BatchAddSymbolsCommand(symbol)).join();
      submitted[producer] = 0;
      acknowledged[producer].set(0);
    }
    api.submitCommandsSync(users);
  }

  private static ApiCommand balance(long uid, int currency) {
    return ApiAdjustUserBalance.builder()
        .uid(uid)
        .currency(currency)
        .amount(PLENTY)
        .transactionId(currency)
        .build();
  }

  private ExchangeConfiguration configuration(String name) {
    DiskSerializationProcessorConfiguration disk =
        DiskSerializationProcessorConfiguration.builder()
            .storageFolder(directory.toString())
            .snapshotLz4CompressorFactory(DiskSerializationProcessorConfiguration.LZ4_FAST)
            .journalFileMaxSize(4L << 30)
            .journalBufferSize(256 << 10)
            .journalBatchCompressThreshold(2048)
            .journalLz4CompressorFactory(DiskSerializationProcessorConfiguration.LZ4_FAST)
            .build();
    return ExchangeConfiguration.defaultBuilder()
        .initStateCfg(InitialStateConfiguration.cleanStartJournaling(name))
        .serializationCfg(
            new SerializationConfiguration(
                true, configuration -> new DiskSerializationProcessor(configuration, disk)))
        .performanceCfg(
            PerformanceConfiguration.baseBuilder()
                .ringBufferSize(RING)
                .matchingEnginesNum(1)
                .riskEnginesNum(1)
                .msgsInGroupLimit(GROUP)
                .maxGroupDurationNs(GROUP_NS)
                .threadFactory(Thread::new)
                .waitStrategy(waitStrategy)
                .orderBookFactory(OrderBookDirectImpl::new)
                .binaryCommandsLz4CompressorFactory(
                    DiskSerializationProcessorConfiguration.LZ4_FAST)
                .build())
        .build();
  }

  private void told(OrderCommand command, long sequence) {
    switch (command.command) {
      case PLACE_ORDER, CANCEL_ORDER, REDUCE_ORDER, MOVE_ORDER -> {
        if (command.resultCode != CommandResultCode.SUCCESS) {
          outcomes.refused.incrementAndGet();
        }
        for (MatcherTradeEvent e = command.matcherEvent; e != null; e = e.nextEvent) {
          if (e.eventType == MatcherEventType.TRADE) {
            outcomes.trades.incrementAndGet();
            outcomes.lots.addAndGet(e.size);
          }
        }
        AtomicLong count = acknowledged[command.symbol - FIRST_SYMBOL];
        count.lazySet(count.get() + 1); // Told on one thread.
      }
      default -> {
        // Users, balances and symbols are not of the stream.
      }
    }
  }

  @Override
  public void submit(int producer, int from, int to) {
    for (int i = from; i < to; i++) {
      awaitAtMost(producer, IN_FLIGHT - 1);
      api.submitCommand(command(FIRST_SYMBOL + producer, i));
      submitted[producer]++;
    }
  }

  private void awaitAtMost(int producer, long open) {
    while (submitted[producer] - acknowledged[producer].get() > open) {
      LockSupport.parkNanos(PAUSE_NS);
    }
  }

  @Override
  public void awaitAll() {
    for (int producer = 0; producer < submitted.length; producer++) {
      awaitAtMost(producer, 0);
    }
  }

  @Override
  public Outcomes outcomes() {
    return outcomes;
  }

  /** Its threads would go on asking each other for work. */
  @Override
  public void end() {
    if (core != null) {
      core.shutdown();
      core = null;
    }
  }

  @Override
  public void close() {
    end();
  }
}
