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
 * @param maxPosition the largest position in any one instrument either way, all open orders of a
 *     side counted as filled, in units; positive, at most 30 digits before and 18 after the point
 * @param maxOrdersPerSecond the most orders and amendments a second in one instrument, up to
 *     {@value #ORDERS_PER_SECOND_MAX}; 0 for any number
 * @param priceBandBps how far past the last price a limit may be, in basis points, up to {@value
 *     #PRICE_BAND_BPS_MAX}; 0 for any distance
 * @param selfTradeGroup portfolios of the same group do not trade with each other where an order
 *     asks for it; 0 for a portfolio on its own
 * @param blocked whether every new order is refused
 */
public record Portfolio(
    int id,
    String name,
    String currency,
    BigDecimal maxOrderNotional,
    int maxOpenOrders,
    BigDecimal maxPosition,
    int maxOrdersPerSecond,
    int priceBandBps,
    int selfTradeGroup,
    boolean blocked) {

  /** The limits a portfolio gets when none are named. */
  public static final BigDecimal DEFAULT_MAX_ORDER_NOTIONAL = new BigDecimal("1000000000000");

  /** The number of open orders a portfolio may have in an instrument when none is named. */
  public static final int DEFAULT_MAX_OPEN_ORDERS = 10_000_000;

  /** The position a portfolio may have when none is named: more than there is of anything. */
  public static final BigDecimal DEFAULT_MAX_POSITION = new BigDecimal("1000000000000000000000000");

  /** The bound on {@code maxOrdersPerSecond}: one a nanosecond. */
  public static final int ORDERS_PER_SECOND_MAX = 1_000_000_000;

  /** The bound on {@code priceBandBps}: a hundred times the last price. */
  public static final int PRICE_BAND_BPS_MAX = 1_000_000;

  private static final int AMOUNT_DIGITS_MAX = 30;
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
    requireAmount("maxOrderNotional", maxOrderNotional);
    Terms.require(maxOpenOrders >= 1, "maxOpenOrders", maxOpenOrders, "must be at least 1");
    requireAmount("maxPosition", maxPosition);
    requireRange("maxOrdersPerSecond", maxOrdersPerSecond, ORDERS_PER_SECOND_MAX);
    requireRange("priceBandBps", priceBandBps, PRICE_BAND_BPS_MAX);
    Terms.require(selfTradeGroup >= 0, "selfTradeGroup", selfTradeGroup, "must not be negative");
    maxOrderNotional = Terms.plain(maxOrderNotional);
    maxPosition = Terms.plain(maxPosition);
  }

  private static void requireAmount(String field, BigDecimal amount) {
    Terms.require(
        Terms.isPositive(amount, AMOUNT_DIGITS_MAX),
        field,
        amount,
        "must be positive with at most 30 digits before and 18 after the point");
  }

  private static void requireRange(String field, int value, int max) {
    Terms.require(value >= 0 && value <= max, field, value, "must be 0 to " + max);
  }

  /** Makes a portfolio of any position, rate and price band, in no group. */
  public Portfolio(
      int id,
      String name,
      String currency,
      BigDecimal maxOrderNotional,
      int maxOpenOrders,
      boolean blocked) {
    this(
        id,
        name,
        currency,
        maxOrderNotional,
        maxOpenOrders,
        DEFAULT_MAX_POSITION,
        0,
        0,
        0,
        blocked);
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
    return new Portfolio(
        newId,
        name,
        currency,
        maxOrderNotional,
        maxOpenOrders,
        maxPosition,
        maxOrdersPerSecond,
        priceBandBps,
        selfTradeGroup,
        blocked);
  }

  /** Returns the same portfolio, blocked or not. */
  public Portfolio withBlocked(boolean newBlocked) {
    return new Portfolio(
        id,
        name,
        currency,
        maxOrderNotional,
        maxOpenOrders,
        maxPosition,
        maxOrdersPerSecond,
        priceBandBps,
        selfTradeGroup,
        newBlocked);
  }
}
