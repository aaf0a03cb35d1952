package io.tradegrid.pricing;

import io.tradegrid.pricing.PricingException.Failure;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts one option together by name: what is missing or out of range is said by name, all of it at
 * once. A kind of option adds what only it has. Units as in {@link BlackScholes}. The dividend
 * yield is 0 unless it is set. Not safe for use by several threads.
 *
 * @param <B> the builder of that kind
 */
public abstract class OptionBuilder<B extends OptionBuilder<B>> {

  /** Refuses a number that is out of range, naming it: one of {@link Check}. */
  @FunctionalInterface
  protected interface Range {

    /** Returns the number if it is in range. */
    double of(String name, double value);
  }

  private final Map<String, Object> given = new HashMap<>();
  private final Map<String, String> faults = new LinkedHashMap<>();

  /** Makes an empty one. */
  protected OptionBuilder() {
    given.put("dividendYield", 0.0);
  }

  /** Returns this builder. */
  protected abstract B self();

  /** Sets call or put. */
  public final B type(OptionType value) {
    return set("type", value);
  }

  /** Sets S, positive. */
  public final B spot(double value) {
    return set("spot", value, Check::positive);
  }

  /** Sets K, positive. */
  public final B strike(double value) {
    return set("strike", value, Check::positive);
  }

  /** Sets T in years, zero or more. */
  public final B timeYears(double value) {
    return set("timeYears", value, Check::notNegative);
  }

  /** Sets σ per year, zero or more. */
  public final B volatility(double value) {
    return set("volatility", value, Check::notNegative);
  }

  /** Sets r, continuously compounded. */
  public final B rate(double value) {
    return set("rate", value, Check::finite);
  }

  /** Sets q, continuously compounded. */
  public final B dividendYield(double value) {
    return set("dividendYield", value, Check::finite);
  }

  /** Sets a parameter; null takes it away. */
  protected final B set(String name, Object value) {
    given.put(name, value);
    return self();
  }

  /** Sets a number, which may be out of range. */
  protected final B set(String name, double value, Range range) {
    check(name, () -> range.of(name, value));
    return set(name, value);
  }

  /** Keeps in mind what a check has against a parameter, until it is checked again. */
  protected final void check(String name, Runnable check) {
    faults.remove(name);
    try {
      check.run();
    } catch (PricingException e) {
      faults.put(name, e.getMessage());
    }
  }

  /**
   * Refuses to go on without what is needed and with what is wrong.
   *
   * @throws PricingException INSUFFICIENT_DATA naming every parameter that is missing,
   *     INVALID_INPUT naming every one that is out of range
   */
  protected final void require(String... names) {
    List<String> missing = Arrays.stream(names).filter(name -> given.get(name) == null).toList();
    if (!missing.isEmpty()) {
      throw new PricingException(
          Failure.INSUFFICIENT_DATA,
          "option: required %d parameters, actual %d; missing: %s"
              .formatted(names.length, names.length - missing.size(), String.join(", ", missing)));
    }
    if (!faults.isEmpty()) {
      throw new PricingException(Failure.INVALID_INPUT, String.join("; ", faults.values()));
    }
  }

  /**
   * Returns the plain option.
   *
   * @throws PricingException as {@link #require}
   */
  protected final VanillaOption plain() {
    require("type", "spot", "strike", "timeYears", "volatility", "rate");
    return new VanillaOption(
        type(),
        number("spot"),
        number("strike"),
        number("timeYears"),
        number("volatility"),
        number("rate"),
        number("dividendYield"));
  }

  /** Returns a number that was required or has a standard value. */
  protected final double number(String name) {
    return (Double) get(name);
  }

  /** Returns call or put, which was required. */
  protected final OptionType type() {
    return (OptionType) get("type");
  }

  /** Returns a parameter, null if it was not set. */
  protected final Object get(String name) {
    return given.get(name);
  }
}
