package io.tradegrid.pricing;

/**
 * European options on a currency: {@link BlackScholes} with the foreign rate for the yield. The
 * spot is the price of one unit of foreign currency in domestic currency, in which the value is,
 * too.
 *
 * <p>Source: M. B. Garman and S. W. Kohlhagen, "Foreign currency option values", Journal of
 * International Money and Finance 2 (1983), 231–237; Haug, 2nd edition, formula 1.1.5.
 */
public final class GarmanKohlhagen {

  private GarmanKohlhagen() {}

  /**
   * Returns the value of an option on one unit of foreign currency.
   *
   * @param type call or put on the foreign currency
   * @param spot S, positive
   * @param strike K, positive
   * @param timeYears T, zero or more
   * @param volatility σ, zero or more
   * @param domesticRate r, continuously compounded
   * @param foreignRate continuously compounded
   * @return V in domestic currency, zero or more
   * @throws PricingException INVALID_INPUT for an argument out of range, NUMERICAL_ERROR on
   *     overflow
   */
  public static double price(
      OptionType type,
      double spot,
      double strike,
      double timeYears,
      double volatility,
      double domesticRate,
      double foreignRate) {
    Check.finite("domesticRate", domesticRate);
    Check.finite("foreignRate", foreignRate);
    return BlackScholes.price(type, spot, strike, timeYears, volatility, domesticRate, foreignRate);
  }

  /**
   * Returns value and derivatives; rho is by the domestic and dividend rho by the foreign rate.
   *
   * @param type call or put on the foreign currency
   * @param spot S, positive
   * @param strike K, positive
   * @param timeYears T, zero or more
   * @param volatility σ, zero or more
   * @param domesticRate r, continuously compounded
   * @param foreignRate continuously compounded
   * @return V and its derivatives, in domestic currency
   * @throws PricingException INVALID_INPUT for an argument out of range, NUMERICAL_ERROR on
   *     overflow
   */
  public static Greeks greeks(
      OptionType type,
      double spot,
      double strike,
      double timeYears,
      double volatility,
      double domesticRate,
      double foreignRate) {
    Check.finite("domesticRate", domesticRate);
    Check.finite("foreignRate", foreignRate);
    return BlackScholes.greeks(
        type, spot, strike, timeYears, volatility, domesticRate, foreignRate);
  }
}
