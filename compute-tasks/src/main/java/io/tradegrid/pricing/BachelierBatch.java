package io.tradegrid.pricing;

/**
 * {@link Bachelier} over columns of options. The spot prices of the columns are forward prices
 * here, and they and strikes may be zero or negative; volatilities are in units of the price;
 * dividend yields are not looked at. Results have the bits of the scalar form.
 */
public final class BachelierBatch {

  private BachelierBatch() {}

  /**
   * Computes the value of every option.
   *
   * @param options any number
   * @param price where the values go, of the same length
   * @throws PricingException as {@link Bachelier#price}, naming the option's index; INVALID_INPUT
   *     if the lengths differ
   */
  public static void prices(VanillaOptions options, double[] price) {
    VanillaOptions.sameLength("price", price, options.size());
    for (int i = 0; i < price.length; i++) {
      try {
        price[i] =
            Bachelier.price(
                options.type(i),
                options.spot()[i],
                options.strike()[i],
                options.timeYears()[i],
                options.volatility()[i],
                options.rate()[i]);
      } catch (PricingException e) {
        throw BlackScholesBatch.at(i, e);
      }
    }
  }

  /**
   * Computes value and derivatives of every option.
   *
   * @param options any number
   * @param greeks where they go, of the same size
   * @throws PricingException as {@link Bachelier#greeks}, naming the option's index; INVALID_INPUT
   *     if the sizes differ
   */
  public static void greeks(VanillaOptions options, GreekColumns greeks) {
    VanillaOptions.sameLength("greeks", greeks.price(), options.size());
    for (int i = 0; i < options.size(); i++) {
      try {
        greeks.set(
            i,
            Bachelier.greeks(
                options.type(i),
                options.spot()[i],
                options.strike()[i],
                options.timeYears()[i],
                options.volatility()[i],
                options.rate()[i]));
      } catch (PricingException e) {
        throw BlackScholesBatch.at(i, e);
      }
    }
  }
}
