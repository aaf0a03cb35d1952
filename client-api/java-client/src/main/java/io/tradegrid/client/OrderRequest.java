package io.tradegrid.client;

import io.tradegrid.command.Command;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;

/**
 * A request as an application writes it, with names and decimals. The client turns it into a
 * command in ticks and lots, exactly or not at all.
 */
public sealed interface OrderRequest {

  /** Returns the instrument's symbol. */
  String symbol();

  /** Returns the name of the portfolio that sends it. */
  String portfolio();

  /** Returns the sender's name for this request, unique in the portfolio, 1 to 20 characters. */
  String clientOrderId();

  /**
   * Returns when it happened, in nanoseconds since the epoch, for the replay of history; {@link
   * Command#STAMP_ON_ACCEPT} has the grid's clock decide.
   */
  long timestampNs();

  /**
   * A new order; {@link OrderRequest#order} puts one together more pleasantly.
   *
   * @param price limit price, or how far a market order may go; null for none
   * @param quantity in units
   * @param conditions what else it says
   */
  record New(
      String symbol,
      String portfolio,
      String clientOrderId,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      BigDecimal price,
      BigDecimal quantity,
      OrderConditions conditions,
      long timestampNs)
      implements OrderRequest {

    /** Has an order that says nothing else say so. */
    public New {
      conditions = conditions == null ? OrderConditions.NONE : conditions;
    }

    /** Makes an order that says nothing else. */
    public New(
        String symbol,
        String portfolio,
        String clientOrderId,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        BigDecimal price,
        BigDecimal quantity,
        long timestampNs) {
      this(
          symbol,
          portfolio,
          clientOrderId,
          side,
          type,
          timeInForce,
          price,
          quantity,
          OrderConditions.NONE,
          timestampNs);
    }
  }

  /**
   * Cancels an order.
   *
   * @param origClientOrderId the id the order was entered with
   */
  record Cancel(
      String symbol,
      String portfolio,
      String clientOrderId,
      String origClientOrderId,
      long timestampNs)
      implements OrderRequest {}

  /**
   * Cancels all orders of the portfolio in one instrument, waiting stop orders included.
   *
   * @param side null for both
   */
  record MassCancel(
      String symbol, String portfolio, String clientOrderId, Side side, long timestampNs)
      implements OrderRequest {}

  /**
   * Changes an order.
   *
   * @param origClientOrderId the id the order was entered with
   * @param price the new price; null keeps it
   * @param quantity the new total quantity, what is filled included
   */
  record Amend(
      String symbol,
      String portfolio,
      String clientOrderId,
      String origClientOrderId,
      BigDecimal price,
      BigDecimal quantity,
      long timestampNs)
      implements OrderRequest {}

  /**
   * Reports a trade made outside the book.
   *
   * @param portfolio the buyer
   * @param counterPortfolio the seller
   */
  record Report(
      String symbol,
      String portfolio,
      String clientOrderId,
      String counterPortfolio,
      BigDecimal price,
      BigDecimal quantity,
      long timestampNs)
      implements OrderRequest {}

  /**
   * A request that came as a record of a topic. Records of a partition are to be sent in rising
   * order; then none is carried out twice, however long after.
   *
   * @param topic 1 to 100 characters of letters, digits, dot, underscore and hyphen
   * @param partition of the topic, 0 or more
   * @param offset in the partition, 0 or more
   * @param request what the record asks for
   */
  record FromTopic(String topic, int partition, long offset, OrderRequest request)
      implements OrderRequest {

    @Override
    public String symbol() {
      return request.symbol();
    }

    @Override
    public String portfolio() {
      return request.portfolio();
    }

    @Override
    public String clientOrderId() {
      return request.clientOrderId();
    }

    @Override
    public long timestampNs() {
      return request.timestampNs();
    }
  }

  /**
   * Begins a new order of any kind.
   *
   * @param clientOrderId the sender's name for it, unique in the portfolio, 1 to 20 characters
   */
  static OrderBuilder order(String symbol, String portfolio, String clientOrderId) {
    return new OrderBuilder(symbol, portfolio, clientOrderId);
  }

  /** Returns a limit order that rests until filled or cancelled. */
  static New limit(
      String symbol,
      String portfolio,
      String clientOrderId,
      Side side,
      BigDecimal price,
      BigDecimal quantity) {
    return order(symbol, portfolio, clientOrderId).of(side, quantity).limit(price).build();
  }

  /** Returns a market order. */
  static New market(
      String symbol, String portfolio, String clientOrderId, Side side, BigDecimal quantity) {
    return order(symbol, portfolio, clientOrderId).of(side, quantity).market().build();
  }

  /** Returns the cancellation of an order. */
  static Cancel cancel(
      String symbol, String portfolio, String clientOrderId, String origClientOrderId) {
    return new Cancel(symbol, portfolio, clientOrderId, origClientOrderId, Command.STAMP_ON_ACCEPT);
  }
}
