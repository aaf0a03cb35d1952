package io.tradegrid.pricing;

/**
 * European options on a forward or a futures price, after Black: V = e^(−rT) φ (F N(φ d₁) − K N(φ
 * d₂)), d₁ = ln(F/K) / (σ√T) + σ√T/2, d₂ = d₁ − σ√T. That is {@link BlackScholes} with a yield
 * equal to the rate, and so are domain and limits.
 *
 * <p>Source: F. Black, "The pricing of commodity contracts", Journal of Financial Economics 3
 * (1976), 167–179; Haug, 2nd edition, formula 1.1.4.
 */
public final class Black76 {

  private Black76() {}

  /**
   * Returns the value of one option.
   *
   * @param type call or put
   * @param forward F, positive
   * @param strike K, positive
   * @param timeYears T, zero or more
   * @param volatility σ, zero or more
   * @param rate r, continuously compounded
   * @return V, zero or more
   * @throws PricingException INVALID_INPUT for an argument out of range, NUMERICAL_ERROR on
   *     overflow
   */
  public static double price(
      OptionType type,
      double forward,
      double strike,
      double timeYears,
      double volatility,
      double rate) {
    Check.positive("forward", forward);
    return BlackScholes.price(type, forward, strike, timeYears, volatility, rate, rate);
  }

  /**
   * Returns value and derivatives of one option. Delta and gamma are by the forward price; rho
   * moves the rate of discounting only, the forward price standing still: ρ = −T V.
   *
   * @param type call or put
   * @param forward F, positive
   * @param strike K, positive
   * @param timeYears T, zero or more
   * @param volatility σ, zero or more
   * @param rate r, continuously compounded
   * @return V and its derivatives; no dividend rho
   * @throws PricingException INVALID_INPUT for an argument out of range, NUMERICAL_ERROR on
   *     overflow
   */
  public static Greeks greeks(
      OptionType type,
      double forward,
      double strike,
      double timeYears,
      double volatility,
      double rate) {
    Check.positive("forward", forward);
    Greeks spot = BlackScholes.greeks(type, forward, strike, timeYears, volatility, rate, rate);
    return new Greeks(
        spot.price(),
        spot.delta(),
        spot.gamma(),
        spot.vega(),
        spot.theta(),
        -timeYears * spot.price(),
        0,
        spot.vanna(),
        spot.volga(),
        spot.charm(),
        spot.veta(),
        spot.speed(),
        spot.zomma(),
        spot.color(),
        spot.ultima());
  }
}
