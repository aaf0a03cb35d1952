package io.tradegrid.pricing.exotic;

import io.tradegrid.pricing.BlackScholes;
import io.tradegrid.pricing.Check;
import io.tradegrid.pricing.Elementary;
import io.tradegrid.pricing.OptionBuilder;
import io.tradegrid.pricing.OptionType;
import io.tradegrid.pricing.PricingException;

/**
 * European options with one barrier that is watched all the time, and a rebate: a knock-out pays it
 * when it is knocked out, a knock-in at expiry if it never came to life.
 *
 * <p>Units and domain as in {@link BlackScholes}. A barrier that is touched already makes a
 * knock-in the plain option and a knock-out its rebate, paid now. Below a deviation σ√T of 1e-7 the
 * spot price is taken to move along its forward price.
 *
 * <p>Source: E. Reiner and M. Rubinstein, "Breaking down the barriers", Risk 4 (1991), 28–35; Haug,
 * 2nd edition, section 4.17.1, terms A to F.
 */
public final class BarrierOption {

  private static final double STILL = 1e-7;

  private BarrierOption() {}

  /**
   * Returns the value of one option.
   *
   * @param type call or put
   * @param barrier what happens at the level
   * @param spot S, positive
   * @param strike K, positive
   * @param level H, positive
   * @param rebate zero or more
   * @param timeYears T, zero or more
   * @param volatility σ, zero or more
   * @param rate r, continuously compounded
   * @param dividendYield q, continuously compounded
   * @return V, zero or more
   * @throws PricingException INVALID_INPUT for an argument out of range, or a rebate at a rate so
   *     negative that waiting for it has no finite worth; NUMERICAL_ERROR on overflow
   */
  public static double price(
      OptionType type,
      Barrier barrier,
      double spot,
      double strike,
      double level,
      double rebate,
      double timeYears,
      double volatility,
      double rate,
      double dividendYield) {
    Check.positive("level", level);
    Check.notNegative("rebate", rebate);
    double plain =
        BlackScholes.price(type, spot, strike, timeYears, volatility, rate, dividendYield);
    if (barrier.isTouched(spot, level)) {
      return barrier.isIn() ? plain : rebate;
    }
    double carry = rate - dividendYield;
    double deviation = volatility * Math.sqrt(timeYears);
    if (deviation < STILL) {
      return still(barrier, plain, spot, level, rebate, timeYears, rate, carry);
    }
    int eta = barrier.isDown() ? 1 : -1;
    Touch touch = new Touch(spot, level, timeYears, deviation, volatility, rate, carry, eta);
    double alive = Math.max(new Terms(type.sign(), strike, touch).alive(barrier), 0);
    double paid = 0;
    if (rebate > 0) {
      paid = rebate * (barrier.isIn() ? touch.unlessTouched() : touch.atTouch());
    }
    return Check.answer("price", alive + paid);
  }

  /** Returns an empty builder; rebate and dividend yield may be left out, the rest may not. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parameters of an option with a barrier. */
  public static final class Builder extends OptionBuilder<Builder> {

    private Builder() {}

    @Override
    protected Builder self() {
      return this;
    }

    /** Sets what happens at the level. */
    public Builder barrier(Barrier value) {
      return set("barrier", value);
    }

    /** Sets H, positive. */
    public Builder level(double value) {
      return set("level", value, Check::positive);
    }

    /** Sets the rebate, zero or more. */
    public Builder rebate(double value) {
      return set("rebate", value, Check::notNegative);
    }

    /**
     * Returns the value of the option.
     *
     * @throws PricingException INSUFFICIENT_DATA naming every parameter that is missing, else as
     *     {@link BarrierOption#price}, naming every one that is out of range
     */
    public double price() {
      require("type", "barrier", "spot", "strike", "level", "timeYears", "volatility", "rate");
      return BarrierOption.price(
          type(),
          (Barrier) get("barrier"),
          number("spot"),
          number("strike"),
          number("level"),
          get("rebate") == null ? 0 : number("rebate"),
          number("timeYears"),
          number("volatility"),
          number("rate"),
          number("dividendYield"));
    }
  }

  private static double still(
      Barrier barrier,
      double plain,
      double spot,
      double level,
      double rebate,
      double time,
      double rate,
      double carry) {
    boolean touched = barrier.isTouched(spot * Elementary.exp(carry * time), level);
    if (barrier.isIn()) {
      return touched ? plain : rebate * Elementary.exp(-rate * time);
    }
    double wait = touched ? Elementary.log(level / spot) / carry : 0;
    return touched ? rebate * Elementary.exp(-rate * wait) : plain;
  }

  /** The terms A to D of the source and what each kind of option is made of. */
  private record Terms(int sign, double strike, Touch touch) {

    double alive(Barrier barrier) {
      boolean above = strike > touch.level();
      boolean in = barrier.isIn();
      double a = free(strike);
      boolean strikeIsBeyond = barrier.isDown() ? above : !above;
      // A call over a barrier below and a put under one above share their combinations.
      boolean withTheTrend = barrier.isDown() == (sign > 0);
      if (withTheTrend) {
        double whenIn =
            strikeIsBeyond ? reflected(strike) : a - free(touch.level()) + reflected(touch.level());
        return in ? whenIn : a - whenIn;
      }
      double whenIn =
          strikeIsBeyond ? free(touch.level()) - reflected(strike) + reflected(touch.level()) : a;
      return in ? whenIn : a - whenIn;
    }

    /** A for the strike, B for the level. */
    private double free(double at) {
      double x =
          Elementary.log(touch.spot() / at) / touch.deviation()
              + (1 + touch.mu()) * touch.deviation();
      double asset = touch.spot() * Touch.weigh(yielded(), sign * x);
      double cash =
          strike * Touch.weigh(-touch.rate() * touch.time(), sign * (x - touch.deviation()));
      return sign * (asset - cash);
    }

    /** C for the strike, D for the level. */
    private double reflected(double at) {
      double y =
          (touch.distance() + Elementary.log(touch.level() / at)) / touch.deviation()
              + (1 + touch.mu()) * touch.deviation();
      double power = 2 * touch.mu() * touch.distance();
      double asset =
          touch.spot() * Touch.weigh(yielded() + power + 2 * touch.distance(), touch.eta() * y);
      double cash =
          strike
              * Touch.weigh(
                  -touch.rate() * touch.time() + power, touch.eta() * (y - touch.deviation()));
      return sign * (asset - cash);
    }

    private double yielded() {
      return (touch.carry() - touch.rate()) * touch.time();
    }
  }
}
