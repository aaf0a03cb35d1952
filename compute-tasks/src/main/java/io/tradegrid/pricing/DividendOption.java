package io.tradegrid.pricing;

import io.tradegrid.pricing.PricingException.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * One European option on a share that pays dividends in cash. They are escrowed: what they are
 * worth up to expiry is set aside from the spot price, and the rest R = S − Σ D e^(−rt) moves with
 * the volatility, so the value is that of {@link BlackScholes} on R. {@link
 * io.tradegrid.pricing.american.LeisenReimer} has the American one of the same model.
 *
 * <p>Source: J. C. Hull, "Options, futures, and other derivatives", section "Dividends" of the
 * chapter on the Black-Scholes-Merton model; Haug, 2nd edition, section 9.1.1.
 *
 * @param terms the option on S, its volatility that of R, its yield beside the dividends in cash
 * @param dividends in cash, those after expiry do not count; may be empty
 */
public record DividendOption(VanillaOption terms, List<CashDividend> dividends) {

  /**
   * Checks what the dividends are worth.
   *
   * @throws PricingException INVALID_INPUT for the spot price or more
   */
  public DividendOption {
    dividends = List.copyOf(dividends);
    rest(terms.spot(), dividends, terms.timeYears(), terms.rate());
  }

  /**
   * Returns its value.
   *
   * @throws PricingException NUMERICAL_ERROR on overflow
   */
  public double price() {
    return onRest().price();
  }

  /**
   * Returns its value and derivatives. As time passes the dividends come nearer, and as the rate
   * rises less has to be set aside for them: ∂R/∂t = −r Σ D e^(−rt), ∂R/∂r = Σ t D e^(−rt).
   *
   * @throws PricingException NUMERICAL_ERROR on overflow
   */
  public Greeks greeks() {
    VanillaOption onRest = onRest();
    Greeks still = onRest.greeks();
    double byTime = -terms.rate() * (terms.spot() - onRest.spot());
    double byRate = 0;
    for (CashDividend dividend : dividends) {
      if (dividend.timeYears() <= terms.timeYears()) {
        byRate += dividend.timeYears() * dividend.presentValue(0, terms.rate());
      }
    }
    return new Greeks(
        still.price(),
        still.delta(),
        still.gamma(),
        still.vega(),
        still.theta() + still.delta() * byTime,
        still.rho() + still.delta() * byRate,
        still.dividendRho(),
        still.vanna(),
        still.volga(),
        still.charm() + still.gamma() * byTime,
        still.veta() + still.vanna() * byTime,
        still.speed(),
        still.zomma(),
        still.color() + still.speed() * byTime,
        still.ultima());
  }

  private VanillaOption onRest() {
    return new VanillaOption(
        terms.type(),
        rest(terms.spot(), dividends, terms.timeYears(), terms.rate()),
        terms.strike(),
        terms.timeYears(),
        terms.volatility(),
        terms.rate(),
        terms.dividendYield());
  }

  /**
   * Returns R, what moves with the volatility.
   *
   * @param spot S, positive
   * @param dividends in cash; those after T do not count
   * @param timeYears T
   * @param rate r, continuously compounded
   * @return above 0
   * @throws PricingException INVALID_INPUT for dividends worth the spot price or more
   */
  public static double rest(
      double spot, List<CashDividend> dividends, double timeYears, double rate) {
    double rest = Check.positive("spot", spot) - toCome(dividends, 0, timeYears, rate);
    if (!(rest > 0)) {
      throw new PricingException(
          Failure.INVALID_INPUT,
          "dividends: must be worth less than the spot price " + spot + ", are " + (spot - rest));
    }
    return rest;
  }

  /**
   * Returns what the dividends after a time, up to expiry, are worth at that time.
   *
   * @param dividends in cash
   * @param from years from now
   * @param expiry years from now
   * @param rate r, continuously compounded
   */
  public static double toCome(
      List<CashDividend> dividends, double from, double expiry, double rate) {
    double sum = 0;
    for (CashDividend dividend : dividends) {
      if (dividend.timeYears() > from && dividend.timeYears() <= expiry) {
        sum += dividend.presentValue(from, rate);
      }
    }
    return sum;
  }

  /** Returns an empty builder; the dividends and the yield may be left out, the rest may not. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parameters of an option and its dividends. */
  public static final class Builder extends OptionBuilder<Builder> {

    private final List<CashDividend> dividends = new ArrayList<>();

    private Builder() {}

    @Override
    protected Builder self() {
      return this;
    }

    /** Adds a dividend in cash, its time and amount zero or more. */
    public Builder dividend(double timeYears, double amount) {
      check("dividend at " + timeYears, () -> dividends.add(new CashDividend(timeYears, amount)));
      return this;
    }

    /**
     * Returns the option.
     *
     * @throws PricingException INSUFFICIENT_DATA naming every parameter that is missing,
     *     INVALID_INPUT naming every one that is out of range
     */
    public DividendOption build() {
      return new DividendOption(plain(), dividends);
    }
  }
}
