package io.tradegrid.rates;

import io.tradegrid.pricing.Check;
import io.tradegrid.pricing.Elementary;
import io.tradegrid.pricing.PricingException;

/**
 * A position in futures, which are settled every day, so that it is worth what the price has moved
 * since the entry.
 *
 * @param contracts held; negative for a short position
 * @param multiplier money per point of price and contract, positive
 * @param entryPrice price at which the position was opened or last settled
 */
public record Futures(double contracts, double multiplier, double entryPrice) {

  /**
   * Checks the numbers.
   *
   * @throws PricingException INVALID_INPUT for one out of range
   */
  public Futures {
    Check.finite("contracts", contracts);
    Check.positive("multiplier", multiplier);
    Check.finite("entryPrice", entryPrice);
  }

  /**
   * Returns the futures price by the cost of carry, F = S e^((r − q) T).
   *
   * <p>Source: J. C. Hull, "Options, futures, and other derivatives", chapter on forward and
   * futures prices.
   *
   * @param spot S, positive
   * @param rate r, continuously compounded
   * @param yield q: dividends, foreign rate or convenience yield less storage
   * @param timeYears T, zero or more
   * @throws PricingException INVALID_INPUT for an argument out of range, NUMERICAL_ERROR on
   *     overflow
   */
  public static double fairPrice(double spot, double rate, double yield, double timeYears) {
    Check.positive("spot", spot);
    Check.notNegative("timeYears", timeYears);
    Check.finite("rate", rate);
    Check.finite("yield", yield);
    return Check.answer("price", spot * Elementary.exp((rate - yield) * timeYears));
  }

  /**
   * Returns what the position has gained.
   *
   * @param price of the futures now
   * @throws PricingException INVALID_INPUT for a price that is not finite, NUMERICAL_ERROR on
   *     overflow
   */
  public double gain(double price) {
    double move = Check.finite("price", price) - entryPrice;
    return Check.answer("gain", contracts * multiplier * move);
  }

  /**
   * Returns the money the position stands for.
   *
   * @param price of the futures now
   * @throws PricingException INVALID_INPUT for a price that is not finite, NUMERICAL_ERROR on
   *     overflow
   */
  public double exposure(double price) {
    return Check.answer("exposure", contracts * multiplier * Check.finite("price", price));
  }
}
