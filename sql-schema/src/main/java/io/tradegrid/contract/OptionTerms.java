package io.tradegrid.contract;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The terms of an option.
 *
 * @param underlying symbol of what it is on, priced in the option's currency
 * @param strike price at which it may be exercised, positive
 * @param expiry last day
 * @param right call or put
 * @param exercise European or American
 */
public record OptionTerms(
    String underlying, BigDecimal strike, LocalDate expiry, OptionRight right, Exercise exercise) {

  /**
   * Checks every field.
   *
   * @throws IllegalArgumentException naming the first field that is missing or out of its range
   */
  public OptionTerms {
    Contract.requireSymbol("underlying", underlying);
    Contract.require(strike != null && strike.signum() > 0, "strike", strike, "must be positive");
    Contract.require(expiry != null, "expiry", expiry, "must be a day");
    Contract.require(right != null, "option_type", right, "must be CALL or PUT");
    Contract.require(exercise != null, "exercise", exercise, "must be EUROPEAN or AMERICAN");
  }
}
