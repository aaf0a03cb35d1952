package io.tradegrid.benchmark.book;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.ExchangeConfiguration;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.common.config.OrdersProcessingConfiguration;
import exchange.core2.core.common.config.OrdersProcessingConfiguration.MarginTradingMode;
import exchange.core2.core.common.config.OrdersProcessingConfiguration.RiskProcessingMode;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import exchange.core2.core.processors.RiskEngine;
import exchange.core2.core.processors.SharedPool;
import exchange.core2.core.processors.journaling.DummySerializationProcessor;
import java.util.Map;

/**
 * The direct book of exchange-core, set up as its matching engine does: pool sizes are the ones
 * there, one command object is used again and again like a slot of its ring buffer. With or without
 * its risk engine, which holds the money of an order before the book and settles trades behind it;
 * here all three steps follow each other on one thread.
 */
final class ExchangeCoreEngine implements BookEngine {

  /** Above every price of a stream, so that a bid may be moved anywhere. */
  private static final long RESERVE_PRICE = 1L << 40;

  private static final int SYMBOL = 1;
  private static final int BASE = 1;
  private static final int QUOTE = 2;

  /** Enough of both currencies for every portfolio never to be refused. */
  private static final long FUNDS = 1L << 60;

  private static final CoreSymbolSpecification SPECIFICATION =
      CoreSymbolSpecification.builder()
          .symbolId(SYMBOL)
          .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
          .baseCurrency(BASE)
          .quoteCurrency(QUOTE)
          .baseScaleK(1)
          .quoteScaleK(1)
          .build();

  /** Shared by the books of a process, as there. */
  private static final ObjectsPool POOL =
      new ObjectsPool(
          Map.of(
              ObjectsPool.DIRECT_ORDER, 1024 * 1024,
              ObjectsPool.DIRECT_BUCKET, 1024 * 64,
              ObjectsPool.ART_NODE_4, 1024 * 32,
              ObjectsPool.ART_NODE_16, 1024 * 16,
              ObjectsPool.ART_NODE_48, 1024 * 8,
              ObjectsPool.ART_NODE_256, 1024 * 4));

  private final IOrderBook book =
      new OrderBookDirectImpl(
          SPECIFICATION,
          POOL,
          OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
          LoggingConfiguration.DEFAULT);
  private final OrderCommand command = new OrderCommand();
  private final Tally tally = new Tally();

  /** Null if only the book is measured. */
  private final RiskEngine risk;

  private ExchangeCoreEngine(RiskEngine risk) {
    this.risk = risk;
    command.symbol = SYMBOL;
  }

  static ExchangeCoreEngine ofBook() {
    return new ExchangeCoreEngine(null);
  }

  static ExchangeCoreEngine withRiskEngine() {
    RiskEngine risk =
        new RiskEngine(
            0,
            1,
            DummySerializationProcessor.INSTANCE,
            SharedPool.createTestSharedPool(),
            ExchangeConfiguration.defaultBuilder()
                .ordersProcessingCfg(
                    OrdersProcessingConfiguration.builder()
                        .riskProcessingMode(RiskProcessingMode.FULL_PER_CURRENCY)
                        .marginTradingMode(MarginTradingMode.MARGIN_TRADING_DISABLED)
                        .build())
                .build());
    risk.getSymbolSpecificationProvider().addSymbol(SPECIFICATION);
    for (int owner = 1; owner <= BookEngine.OWNERS; owner++) {
      risk.getUserProfileService().addEmptyUserProfile(owner);
      risk.getUserProfileService().balanceAdjustment(owner, BASE, FUNDS, 1);
      risk.getUserProfileService().balanceAdjustment(owner, QUOTE, FUNDS, 2);
    }
    return new ExchangeCoreEngine(risk);
  }

  @Override
  public void apply(CommandStream stream, int i) {
    OrderCommand c = command;
    int id = stream.id(i);
    c.orderId = id;
    c.uid = BookEngine.owner(id);
    c.matcherEvent = null;
    switch (stream.kind(i)) {
      case CommandStream.PLACE -> place(stream, i, OrderType.GTC);
      case CommandStream.IOC -> place(stream, i, OrderType.IOC);
      case CommandStream.CANCEL -> c.command = OrderCommandType.CANCEL_ORDER;
      case CommandStream.REDUCE -> {
        c.command = OrderCommandType.REDUCE_ORDER;
        c.size = stream.reduction(i);
      }
      default -> {
        c.command = OrderCommandType.MOVE_ORDER;
        c.price = stream.price(i);
      }
    }
    if (!hold(i) || IOrderBook.processCommand(book, c) != CommandResultCode.SUCCESS) {
      tally.refuse();
      return;
    }
    if (risk != null) {
      risk.handlerRiskRelease(i, c);
    }
    for (MatcherTradeEvent e = c.matcherEvent; e != null; e = e.nextEvent) {
      if (e.eventType == MatcherEventType.TRADE) {
        tally.trade(e.matchedOrderId, e.price, e.size);
      }
    }
  }

  /** Holds what an order may cost; returns whether it may go on to the book. */
  private boolean hold(int i) {
    if (risk == null) {
      command.resultCode = CommandResultCode.VALID_FOR_MATCHING_ENGINE;
      return true;
    }
    risk.preProcessCommand(i, command);
    return command.resultCode == CommandResultCode.VALID_FOR_MATCHING_ENGINE;
  }

  private void place(CommandStream stream, int i, OrderType type) {
    OrderCommand c = command;
    c.command = OrderCommandType.PLACE_ORDER;
    c.orderType = type;
    c.action = stream.isBuy(i) ? OrderAction.BID : OrderAction.ASK;
    c.price = stream.price(i);
    c.reserveBidPrice = RESERVE_PRICE;
    c.size = stream.lots(i);
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public int restingOrders() {
    return book.getOrdersNum(OrderAction.BID) + book.getOrdersNum(OrderAction.ASK);
  }

  @Override
  public long restingLots() {
    return book.getTotalOrdersVolume(OrderAction.BID) + book.getTotalOrdersVolume(OrderAction.ASK);
  }
}
