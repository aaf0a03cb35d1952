package io.tradegrid.contract;

import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a symbol is: a row of CONTRACTS.
 *
 * @param symbol the instrument
 * @param assetClass what kind of thing
 * @param multiplier units of what is priced in one unit held, positive: 100 for a listed option on
 *     shares, 50 for an index future
 * @param option the terms of an OPTION, else null
 * @param bond the terms of a BOND, else null
 * @param inputs what it is valued with
 */
public record Contract(
    String symbol,
    AssetClass assetClass,
    BigDecimal multiplier,
    OptionTerms option,
    BondTerms bond,
    MarketInputs inputs) {

  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,15}");

  /**
   * Checks every field.
   *
   * @throws IllegalArgumentException naming the first field that is missing or out of its range
   */
  public Contract {
    requireSymbol("symbol", symbol);
    require(assetClass != null, "asset_class", assetClass, "must be an asset class");
    require(
        multiplier != null && multiplier.signum() > 0,
        "multiplier",
        multiplier,
        "must be positive");
    require(
        (option != null) == (assetClass == AssetClass.OPTION),
        "option terms",
        option,
        "must be there for an OPTION only");
    require(
        (bond != null) == (assetClass == AssetClass.BOND),
        "bond terms",
        bond,
        "must be there for a BOND only");
    Objects.requireNonNull(inputs, "inputs");
  }

  /** Returns a contract whose value is price × quantity, which every symbol without a row is. */
  public static Contract equity(String symbol) {
    return linear(symbol, AssetClass.EQUITY, BigDecimal.ONE);
  }

  /** Returns a contract that is valued by its own price. */
  public static Contract linear(String symbol, AssetClass assetClass, BigDecimal multiplier) {
    return new Contract(symbol, assetClass, multiplier, null, null, MarketInputs.NONE);
  }

  /** Returns an option. */
  public static Contract option(
      String symbol, OptionTerms terms, BigDecimal multiplier, MarketInputs inputs) {
    return new Contract(symbol, AssetClass.OPTION, multiplier, terms, null, inputs);
  }

  /** Returns a bond quoted per unit of face value; its yield is the rate of the inputs. */
  public static Contract bond(
      String symbol, BondTerms terms, BigDecimal multiplier, MarketInputs inputs) {
    return new Contract(symbol, AssetClass.BOND, multiplier, null, terms, inputs);
  }

  /** Returns the symbol whose price history its risk comes from: the underlying's, or its own. */
  public String factor() {
    return option == null ? symbol : option.underlying();
  }

  /** Returns it as a row of CONTRACTS. */
  public Row row() {
    LocalDate expiry = option != null ? option.expiry() : bond != null ? bond.maturity() : null;
    return Row.of(
        Table.CONTRACTS,
        symbol,
        assetClass.name(),
        multiplier,
        option == null ? null : option.underlying(),
        option == null ? null : option.strike(),
        expiry == null ? null : Date.valueOf(expiry),
        option == null ? null : option.right().name(),
        option == null ? null : option.exercise().name(),
        inputs.volatility(),
        inputs.rate(),
        inputs.dividendYield(),
        bond == null ? null : bond.couponRate(),
        bond == null ? null : bond.couponsPerYear());
  }

  /**
   * Reads a contract out of columns of CONTRACTS, whoever wrote them.
   *
   * @param symbol the key
   * @param column gives the value of a column by its name, null if there is none
   * @throws IllegalArgumentException naming symbol and column that is missing or out of its range
   */
  public static Contract of(String symbol, Function<String, Object> column) {
    try {
      AssetClass assetClass = constant(AssetClass.class, "asset_class", column);
      Date expiry = (Date) column.apply("EXPIRY");
      LocalDate day = expiry == null ? null : expiry.toLocalDate();
      BigDecimal multiplier = (BigDecimal) column.apply("MULTIPLIER");
      return new Contract(
          symbol,
          assetClass,
          multiplier == null ? BigDecimal.ONE : multiplier,
          assetClass == AssetClass.OPTION ? option(day, column) : null,
          assetClass == AssetClass.BOND ? bond(day, column) : null,
          new MarketInputs(
              (BigDecimal) column.apply("VOLATILITY"),
              (BigDecimal) column.apply("RATE"),
              (BigDecimal) column.apply("DIVIDEND_YIELD")));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("contract of " + symbol + ": " + e.getMessage(), e);
    }
  }

  private static OptionTerms option(LocalDate expiry, Function<String, Object> column) {
    return new OptionTerms(
        (String) column.apply("UNDERLYING"),
        (BigDecimal) column.apply("STRIKE"),
        expiry,
        constant(OptionRight.class, "option_type", column),
        column.apply("EXERCISE") == null
            ? Exercise.EUROPEAN
            : constant(Exercise.class, "exercise", column));
  }

  private static BondTerms bond(LocalDate maturity, Function<String, Object> column) {
    Integer perYear = (Integer) column.apply("COUPONS_PER_YEAR");
    return new BondTerms(
        (BigDecimal) column.apply("COUPON_RATE"), perYear == null ? 1 : perYear, maturity);
  }

  private static <E extends Enum<E>> E constant(
      Class<E> type, String field, Function<String, Object> column) {
    Object name = column.apply(field.toUpperCase(Locale.ROOT));
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        field + ": must be one of " + Arrays.toString(type.getEnumConstants()) + ", got " + name);
  }

  static void requireSymbol(String field, String symbol) {
    require(
        symbol != null && SYMBOL.matcher(symbol).matches(),
        field,
        symbol,
        "must be 1 to 16 capital letters, digits, '.', '_' or '-'");
  }

  static void require(boolean holds, String field, Object value, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(field + ": " + rule + ", got " + value);
    }
  }
}
