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
   * A new order.
   *
   * @param price limit price; null for a market order
   * @param quantity in units
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
      long timestampNs)
      implements OrderRequest {}

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

  /** Returns a limit order that rests until filled or cancelled. */
  static New limit(
      String symbol,
      String portfolio,
      String clientOrderId,
      Side side,
      BigDecimal price,
      BigDecimal quantity) {
    return new New(
        symbol,
        portfolio,
        clientOrderId,
        side,
        OrderType.LIMIT,
        TimeInForce.GTC,
        price,
        quantity,
        Command.STAMP_ON_ACCEPT);
  }

  /** Returns a market order. */
  static New market(
      String symbol, String portfolio, String clientOrderId, Side side, BigDecimal quantity) {
    return new New(
        symbol,
        portfolio,
        clientOrderId,
        side,
        OrderType.MARKET,
        TimeInForce.IOC,
        null,
        quantity,
        Command.STAMP_ON_ACCEPT);
  }

  /** Returns the cancellation of an order. */
  static Cancel cancel(
      String symbol, String portfolio, String clientOrderId, String origClientOrderId) {
    return new Cancel(symbol, portfolio, clientOrderId, origClientOrderId, Command.STAMP_ON_ACCEPT);
  }
}
