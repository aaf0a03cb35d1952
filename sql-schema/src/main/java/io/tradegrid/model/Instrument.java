package io.tradegrid.model;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * What can be traded, and the scale on which its prices and quantities are whole numbers.
 *
 * <p>Everywhere between the edge and the SQL tables a price is a {@code long} number of ticks and a
 * quantity a {@code long} number of lots; the conversions here are exact or refuse.
 *
 * @param id the number the log knows it by, at least 1, given at creation; 0 before
 * @param symbol 1 to 16 characters: capital letters, digits, '.', '_' and '-'
 * @param currency three capital letters (ISO 4217 where there is one)
 * @param tickSize the value of one tick in the currency, positive, at most 18 digits on each side
 *     of the point
 * @param lotSize the units in one lot, as tickSize
 * @param maxOrderLots the largest order, in lots, 1 to {@value #MAX_ORDER_LOTS_MAX}
 */
public record Instrument(
    int id,
    String symbol,
    String currency,
    BigDecimal tickSize,
    BigDecimal lotSize,
    long maxOrderLots) {

  /** The bound on {@code maxOrderLots}: leaves room to add up four million such orders. */
  public static final long MAX_ORDER_LOTS_MAX = 1L << 41;

  /** The largest price, in ticks: price times the largest quantity still fits 128-bit products. */
  public static final long PRICE_TICKS_MAX = 1L << 52;

  /** All that was traded and is open stays below this, in lots, so that no sum can overflow. */
  public static final long COMMITTED_LOTS_MAX = 1L << 62;

  private static final int STEP_DIGITS_MAX = 18;
  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,15}");

  /**
   * Checks every field.
   *
   * @throws IllegalArgumentException naming the first field out of its range
   */
  public Instrument {
    Terms.requireId(id);
    Terms.require(
        symbol != null && SYMBOL.matcher(symbol).matches(),
        "symbol",
        symbol,
        "must be 1 to 16 capital letters, digits, '.', '_' or '-'");
    Terms.requireCurrency(currency);
    Terms.require(
        Terms.isPositive(tickSize, STEP_DIGITS_MAX),
        "tickSize",
        tickSize,
        "must be positive with at most 18 digits on each side of the point");
    Terms.require(
        Terms.isPositive(lotSize, STEP_DIGITS_MAX),
        "lotSize",
        lotSize,
        "must be positive with at most 18 digits on each side of the point");
    Terms.require(
        maxOrderLots >= 1 && maxOrderLots <= MAX_ORDER_LOTS_MAX,
        "maxOrderLots",
        maxOrderLots,
        "must be 1 to " + MAX_ORDER_LOTS_MAX);
    tickSize = Terms.plain(tickSize);
    lotSize = Terms.plain(lotSize);
  }

  /** Returns the same instrument with the given id. */
  public Instrument withId(int newId) {
    return new Instrument(newId, symbol, currency, tickSize, lotSize, maxOrderLots);
  }

  /**
   * Converts a price to ticks.
   *
   * @param price in the currency
   * @return ticks
   * @throws RejectedException PRICE_OFF_TICK if the price is not a whole number of ticks,
   *     INVALID_PRICE if it is past {@link #PRICE_TICKS_MAX}
   */
  public long toTicks(BigDecimal price) {
    return toTicks("price", price);
  }

  /**
   * Converts a price that a field of another name holds.
   *
   * @param field its name, for the complaint
   * @see #toTicks(BigDecimal)
   */
  public long toTicks(String field, BigDecimal price) {
    return wholeMultiple(
        price,
        tickSize,
        PRICE_TICKS_MAX,
        RejectReason.PRICE_OFF_TICK,
        RejectReason.INVALID_PRICE,
        field);
  }

  /**
   * Converts a quantity to lots.
   *
   * @param quantity in units
   * @return lots
   * @throws RejectedException QUANTITY_OFF_LOT if the quantity is not a whole number of lots,
   *     INVALID_QUANTITY if it is past {@link #MAX_ORDER_LOTS_MAX}
   */
  public long toLots(BigDecimal quantity) {
    return toLots("quantity", quantity);
  }

  /**
   * Converts a quantity that a field of another name holds.
   *
   * @param field its name, for the complaint
   * @see #toLots(BigDecimal)
   */
  public long toLots(String field, BigDecimal quantity) {
    return wholeMultiple(
        quantity,
        lotSize,
        MAX_ORDER_LOTS_MAX,
        RejectReason.QUANTITY_OFF_LOT,
        RejectReason.INVALID_QUANTITY,
        field);
  }

  private long wholeMultiple(
      BigDecimal value,
      BigDecimal unit,
      long max,
      RejectReason offGrid,
      RejectReason outOfRange,
      String field) {
    // An exponent bomb such as 1e999999999 must not become a number of that many digits.
    if (value.precision() - (long) value.scale() > 40) {
      throw new RejectedException(outOfRange, field + ": " + value + " is out of range");
    }
    BigDecimal[] quotient = value.divideAndRemainder(unit);
    if (quotient[1].signum() != 0) {
      throw new RejectedException(
          offGrid,
          field
              + ": "
              + value
              + " is not a multiple of "
              + unit.toPlainString()
              + " ("
              + symbol
              + ")");
    }
    if (quotient[0].abs().compareTo(BigDecimal.valueOf(max)) > 0) {
      throw new RejectedException(outOfRange, field + ": " + value + " is out of range");
    }
    return quotient[0].longValueExact();
  }

  /** Returns the price of so many ticks, in the currency. */
  public BigDecimal price(long ticks) {
    return tickSize.multiply(BigDecimal.valueOf(ticks));
  }

  /** Returns the quantity of so many lots, in units. */
  public BigDecimal quantity(long lots) {
    return lotSize.multiply(BigDecimal.valueOf(lots));
  }

  /**
   * Returns the money that an amount in ticks times lots is worth.
   *
   * @param tickLots price in ticks times quantity in lots, or a sum of such products
   */
  public BigDecimal money(long tickLots) {
    return tickSize.multiply(lotSize).multiply(BigDecimal.valueOf(tickLots));
  }
}
