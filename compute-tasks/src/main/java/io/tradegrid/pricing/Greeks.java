package io.tradegrid.pricing;

/**
 * The value of one option and how it changes. Changes are mathematical derivatives: per 1.00 of
 * volatility and of rates (not per percentage point), and per year; time derivatives are with
 * respect to the calendar, so that theta is what the option gains as a year passes, mostly
 * negative.
 *
 * @param price V, in the currency of the strike
 * @param delta ∂V/∂S (of the forward price, for options on forwards)
 * @param gamma ∂²V/∂S²
 * @param vega ∂V/∂σ
 * @param theta ∂V/∂t = −∂V/∂T
 * @param rho ∂V/∂r
 * @param dividendRho ∂V/∂q, also called phi; for currencies ∂V/∂(foreign rate); 0 for options on
 *     forwards
 * @param vanna ∂²V/∂S∂σ
 * @param volga ∂²V/∂σ², also called vomma
 * @param charm ∂²V/∂S∂t
 * @param veta ∂²V/∂σ∂t
 * @param speed ∂³V/∂S³
 * @param zomma ∂³V/∂S²∂σ
 * @param color ∂³V/∂S²∂t
 * @param ultima ∂³V/∂σ³
 */
public record Greeks(
    double price,
    double delta,
    double gamma,
    double vega,
    double theta,
    double rho,
    double dividendRho,
    double vanna,
    double volga,
    double charm,
    double veta,
    double speed,
    double zomma,
    double color,
    double ultima) {

  /**
   * Refuses what is not a number.
   *
   * @throws PricingException NUMERICAL_ERROR if one of them is not finite
   */
  public Greeks {
    Check.answer("price", price);
    Check.answer("delta", delta);
    Check.answer("gamma", gamma);
    Check.answer("vega", vega);
    Check.answer("theta", theta);
    Check.answer("rho", rho);
    Check.answer("dividendRho", dividendRho);
    Check.answer("vanna", vanna);
    Check.answer("volga", volga);
    Check.answer("charm", charm);
    Check.answer("veta", veta);
    Check.answer("speed", speed);
    Check.answer("zomma", zomma);
    Check.answer("color", color);
    Check.answer("ultima", ultima);
  }
}
