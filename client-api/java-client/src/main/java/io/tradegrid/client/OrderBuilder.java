package io.tradegrid.client;

import io.tradegrid.command.Command;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Puts a new order together, word by word; for one thread.
 *
 * <pre>{@code
 * client.submit(
 *     OrderRequest.order("AAPL", "fund", "a-1")
 *         .buy(new BigDecimal(500))
 *         .limit(new BigDecimal("231.87"))
 *         .display(new BigDecimal(50))
 *         .goodTill(Instant.parse("2026-12-24T17:00:00Z"))
 *         .build());
 * }</pre>
 *
 * <p>Says nothing of whether the words fit each other: the grid decides that, and {@link
 * OrderContradiction} names the one that does not.
 */
public final class OrderBuilder {

  private final String symbol;
  private final String portfolio;
  private final String clientOrderId;
  private Side side;
  private BigDecimal quantity;
  private OrderType type;
  private TimeInForce timeInForce;
  private BigDecimal price;
  private BigDecimal stopPrice;
  private BigDecimal displayQuantity;
  private BigDecimal minimumQuantity;
  private PostOnly postOnly = PostOnly.OFF;
  private boolean reduceOnly;
  private SelfTrade selfTrade = SelfTrade.ALLOW;
  private Instant expiresAt;
  private long timestampNs = Command.STAMP_ON_ACCEPT;

  OrderBuilder(String symbol, String portfolio, String clientOrderId) {
    this.symbol = symbol;
    this.portfolio = portfolio;
    this.clientOrderId = clientOrderId;
  }

  /** Buys so many units. */
  public OrderBuilder buy(BigDecimal units) {
    return of(Side.BUY, units);
  }

  /** Sells so many units. */
  public OrderBuilder sell(BigDecimal units) {
    return of(Side.SELL, units);
  }

  /** Buys or sells so many units. */
  public OrderBuilder of(Side newSide, BigDecimal units) {
    side = newSide;
    quantity = units;
    return this;
  }

  /** Trades at a price or better; what is left rests. */
  public OrderBuilder limit(BigDecimal limit) {
    return priced(OrderType.LIMIT, limit, null);
  }

  /** Trades at any price there is; what does not trade at once is cancelled. */
  public OrderBuilder market() {
    return priced(OrderType.MARKET, null, null);
  }

  /** Is a market order that goes no further than a price. */
  public OrderBuilder marketUpTo(BigDecimal protection) {
    return priced(OrderType.MARKET, protection, null);
  }

  /** Becomes a market order when the last trade reaches a price. */
  public OrderBuilder stop(BigDecimal stop) {
    return priced(OrderType.STOP, null, stop);
  }

  /** Is a stop order that goes no further than a price once it is set off. */
  public OrderBuilder stopUpTo(BigDecimal stop, BigDecimal protection) {
    return priced(OrderType.STOP, protection, stop);
  }

  /** Becomes a limit order when the last trade reaches a price. */
  public OrderBuilder stopLimit(BigDecimal stop, BigDecimal limit) {
    return priced(OrderType.STOP_LIMIT, limit, stop);
  }

  private OrderBuilder priced(OrderType newType, BigDecimal newPrice, BigDecimal newStop) {
    type = newType;
    price = newPrice;
    stopPrice = newStop;
    return this;
  }

  /** Lives as long as this says; by default GTC, and IOC of a market order. */
  public OrderBuilder timeInForce(TimeInForce time) {
    timeInForce = time;
    return this;
  }

  /** Expires when the market closes. */
  public OrderBuilder day() {
    return timeInForce(TimeInForce.DAY);
  }

  /** Expires at a time. */
  public OrderBuilder goodTill(Instant end) {
    expiresAt = end;
    return timeInForce(TimeInForce.GTD);
  }

  /** Shows so many units at a time: an iceberg. */
  public OrderBuilder display(BigDecimal units) {
    displayQuantity = units;
    return this;
  }

  /** Trades at least so many units at once, or not at all. */
  public OrderBuilder minimum(BigDecimal units) {
    minimumQuantity = units;
    return this;
  }

  /** Never takes liquidity: is refused, or slides to the next price, where it would. */
  public OrderBuilder postOnly(PostOnly choice) {
    postOnly = choice;
    return this;
  }

  /** Only brings the portfolio's position nearer to zero. */
  public OrderBuilder reduceOnly() {
    reduceOnly = true;
    return this;
  }

  /** Says what happens where it meets an order of its own group. */
  public OrderBuilder selfTrade(SelfTrade mode) {
    selfTrade = mode;
    return this;
  }

  /** Happened at a time in nanoseconds since the epoch, for the replay of history. */
  public OrderBuilder at(long timeNs) {
    timestampNs = timeNs;
    return this;
  }

  /**
   * Returns the order.
   *
   * @throws IllegalArgumentException if it says nothing of its side or of its type
   */
  public OrderRequest.New build() {
    CommandTranslator.require(side, "side");
    CommandTranslator.require(type, "type");
    TimeInForce preset = type == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC;
    return new OrderRequest.New(
        symbol,
        portfolio,
        clientOrderId,
        side,
        type,
        timeInForce == null ? preset : timeInForce,
        price,
        quantity,
        new OrderConditions(
            stopPrice,
            displayQuantity,
            minimumQuantity,
            postOnly,
            reduceOnly,
            selfTrade,
            expiresAt),
        timestampNs);
  }
}
