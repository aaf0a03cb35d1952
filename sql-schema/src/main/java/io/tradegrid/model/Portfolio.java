package io.tradegrid.model;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Who trades: the owner of orders and positions, with the limits its orders are held to.
 *
 * @param id the number the log knows it by, at least 1, given at creation; 0 before
 * @param name 1 to 32 characters: letters, digits, '.', '_' and '-'
 * @param currency three to five capital letters
 * @param maxOrderNotional the largest price times quantity of one order, in the instrument's
 *     currency, positive, at most 30 digits before and 18 after the point
 * @param maxOpenOrders the most open orders in one instrument, at least 1
 * @param blocked whether every new order is refused
 */
public record Portfolio(
    int id,
    String name,
    String currency,
    BigDecimal maxOrderNotional,
    int maxOpenOrders,
    boolean blocked) {

  /** The limits a portfolio gets when none are named. */
  public static final BigDecimal DEFAULT_MAX_ORDER_NOTIONAL = new BigDecimal("1000000000000");

  /** The number of open orders a portfolio may have in an instrument when none is named. */
  public static final int DEFAULT_MAX_OPEN_ORDERS = 10_000_000;

  private static final int NOTIONAL_DIGITS_MAX = 30;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");

  /**
   * Checks every field.
   *
   * @throws IllegalArgumentException naming the first field out of its range
   */
  public Portfolio {
    Terms.requireId(id);
    Terms.require(
        name != null && NAME.matcher(name).matches(),
        "name",
        name,
        "must be 1 to 32 letters, digits, '.', '_' or '-'");
    Terms.requireCurrency(currency);
    Terms.require(
        Terms.isPositive(maxOrderNotional, NOTIONAL_DIGITS_MAX),
        "maxOrderNotional",
        maxOrderNotional,
        "must be positive with at most 30 digits before and 18 after the point");
    Terms.require(maxOpenOrders >= 1, "maxOpenOrders", maxOpenOrders, "must be at least 1");
    maxOrderNotional = Terms.plain(maxOrderNotional);
  }

  /**
   * Returns a portfolio with default limits, not yet created.
   *
   * @param name 1 to 32 characters
   * @param currency three to five capital letters
   */
  public static Portfolio named(String name, String currency) {
    return new Portfolio(
        0, name, currency, DEFAULT_MAX_ORDER_NOTIONAL, DEFAULT_MAX_OPEN_ORDERS, false);
  }

  /** Returns the same portfolio with the given id. */
  public Portfolio withId(int newId) {
    return new Portfolio(newId, name, currency, maxOrderNotional, maxOpenOrders, blocked);
  }

  /** Returns the same portfolio, blocked or not. */
  public Portfolio withBlocked(boolean newBlocked) {
    return new Portfolio(id, name, currency, maxOrderNotional, maxOpenOrders, newBlocked);
  }
}
