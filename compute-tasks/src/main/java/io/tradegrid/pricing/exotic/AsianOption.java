package io.tradegrid.pricing.exotic;

import io.tradegrid.pricing.Black76;
import io.tradegrid.pricing.BlackScholes;
import io.tradegrid.pricing.Check;
import io.tradegrid.pricing.CounterRandom;
import io.tradegrid.pricing.Elementary;
import io.tradegrid.pricing.OptionBuilder;
import io.tradegrid.pricing.OptionType;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.PricingException.Failure;
import io.tradegrid.pricing.VanillaOption;

/**
 * Options on the average of the spot price at given times, paid at the last of them. The geometric
 * average is lognormal and so has a closed form; the arithmetic one is simulated, with the
 * geometric one of the same path, whose value is known, taking out most of the noise.
 *
 * <p>Units and domain as in {@link BlackScholes}. The random numbers of a path depend on seed, path
 * and step only, and paths are summed in blocks of {@value #BLOCK} in their order: whoever computes
 * the blocks, {@link #estimate} of them has the same bits.
 *
 * <p>Source: A. G. Z. Kemna and A. C. F. Vorst, "A pricing method for options based on average
 * asset values", Journal of Banking &amp; Finance 14 (1990), 113–129 (closed form and control
 * variate); Haug, 2nd edition, section 4.20.1.
 */
public final class AsianOption {

  /** Paths of a block. */
  public static final int BLOCK = 1024;

  /** Most paths of a simulation. */
  public static final int PATHS_MAX = 100_000_000;

  /** Most fixings of an average. */
  public static final int FIXINGS_MAX = 10_000;

  private AsianOption() {}

  /**
   * What is averaged and paid.
   *
   * @param type call or put
   * @param spot S, positive
   * @param strike K, positive
   * @param fixingYears times of the fixings in years, zero or more, not falling, at least one
   * @param volatility σ, zero or more
   * @param rate r, continuously compounded
   * @param dividendYield q, continuously compounded
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Terms(
      OptionType type,
      double spot,
      double strike,
      double[] fixingYears,
      double volatility,
      double rate,
      double dividendYield) {

    /**
     * Checks every number.
     *
     * @throws PricingException INSUFFICIENT_DATA without a fixing, INVALID_INPUT for a number out
     *     of range
     */
    public Terms {
      Check.positive("spot", spot);
      Check.positive("strike", strike);
      Check.notNegative("volatility", volatility);
      Check.finite("rate", rate);
      Check.finite("dividendYield", dividendYield);
      fixingYears = fixingYears.clone();
      check(fixingYears);
    }

    private static void check(double[] fixingYears) {
      if (fixingYears.length == 0) {
        throw new PricingException(Failure.INSUFFICIENT_DATA, "fixings: required 1, actual 0");
      }
      Check.between("fixings", fixingYears.length, 1, FIXINGS_MAX);
      double last = 0;
      for (double year : fixingYears) {
        if (Check.notNegative("fixingYears", year) < last) {
          throw new PricingException(
              Failure.INVALID_INPUT, "fixingYears: must not fall, got " + year + " after " + last);
        }
        last = year;
      }
    }

    double expiry() {
      return fixingYears[fixingYears.length - 1];
    }
  }

  /** Returns an empty builder; the dividend yield may be left out, the rest may not. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the terms of an option on an average: of fixings, or over all of 0 to T. */
  public static final class Builder extends OptionBuilder<Builder> {

    private Builder() {}

    @Override
    protected Builder self() {
      return this;
    }

    /** Sets the times of the fixings in years, zero or more, not falling, at least one. */
    public Builder fixingYears(double... values) {
      check("fixingYears", () -> Terms.check(values));
      return set("fixingYears", values.length == 0 ? null : values.clone());
    }

    /**
     * Returns the terms.
     *
     * @throws PricingException INSUFFICIENT_DATA naming every parameter that is missing,
     *     INVALID_INPUT naming every one that is out of range
     */
    public Terms build() {
      require("type", "spot", "strike", "fixingYears", "volatility", "rate");
      return new Terms(
          type(),
          number("spot"),
          number("strike"),
          (double[]) get("fixingYears"),
          number("volatility"),
          number("rate"),
          number("dividendYield"));
    }

    /**
     * Returns the value of the option on the geometric average over all of 0 to T, which needs no
     * fixings.
     *
     * @throws PricingException as {@link #build}, and NUMERICAL_ERROR on overflow
     */
    public double continuousGeometric() {
      VanillaOption plain = plain();
      return AsianOption.continuousGeometric(
          plain.type(),
          plain.spot(),
          plain.strike(),
          plain.timeYears(),
          plain.volatility(),
          plain.rate(),
          plain.dividendYield());
    }
  }

  /**
   * Sums over the paths of a block, x being the discounted payment on the arithmetic and y that on
   * the geometric average.
   *
   * @param paths how many
   * @param x Σ x
   * @param y Σ y
   * @param xx Σ x²
   * @param xy Σ xy
   * @param yy Σ y²
   */
  public record Sums(long paths, double x, double y, double xx, double xy, double yy) {

    private Sums plus(Sums other) {
      return new Sums(
          paths + other.paths,
          x + other.x,
          y + other.y,
          xx + other.xx,
          xy + other.xy,
          yy + other.yy);
    }
  }

  /**
   * What a simulation found.
   *
   * @param price V
   * @param standardError of the price, from the paths
   * @param paths how many
   */
  public record Estimate(double price, double standardError, long paths) {}

  /**
   * Returns the value of the option on the geometric average of the fixings: Black's formula with
   * the mean and the variance of the average's logarithm.
   *
   * @throws PricingException NUMERICAL_ERROR on overflow
   */
  public static double geometric(Terms terms) {
    double[] times = terms.fixingYears();
    int n = times.length;
    double mean = 0;
    double variance = 0;
    for (int i = 0; i < n; i++) {
      mean += times[i] / n;
      // Times do not fall, so the earlier of two is the one before: Σ Σ min = Σ t (2 (n − i) − 1).
      variance += times[i] * (2.0 * (n - i) - 1) / n / n;
    }
    double square = terms.volatility() * terms.volatility();
    double drift = terms.rate() - terms.dividendYield() - 0.5 * square;
    double forward = terms.spot() * Elementary.exp(drift * mean + 0.5 * square * variance);
    double discount = Elementary.exp(-terms.rate() * terms.expiry());
    double deviation = terms.volatility() * Math.sqrt(variance);
    return Check.answer(
        "price",
        discount
            * Black76.price(
                terms.type(), Check.answer("forward", forward), terms.strike(), 1, deviation, 0));
  }

  /**
   * Returns the value of the option on the geometric average over all of 0 to T: {@link
   * BlackScholes} with volatility σ/√3 and carry (b − σ²/6) / 2.
   *
   * @param type call or put
   * @param spot S, positive
   * @param strike K, positive
   * @param timeYears T, zero or more
   * @param volatility σ, zero or more
   * @param rate r, continuously compounded
   * @param dividendYield q, continuously compounded
   * @return V, zero or more
   * @throws PricingException INVALID_INPUT for an argument out of range, NUMERICAL_ERROR on
   *     overflow
   */
  public static double continuousGeometric(
      OptionType type,
      double spot,
      double strike,
      double timeYears,
      double volatility,
      double rate,
      double dividendYield) {
    double carry = 0.5 * (rate - dividendYield - volatility * volatility / 6);
    return BlackScholes.price(
        type, spot, strike, timeYears, volatility / Math.sqrt(3), rate, rate - carry);
  }

  /**
   * Returns the value of the option on the arithmetic average of the fixings, simulated.
   *
   * @param terms what is paid
   * @param paths a multiple of {@value #BLOCK}, at most {@value #PATHS_MAX}
   * @param seed any
   * @throws PricingException INVALID_INPUT for a number of paths out of range, NUMERICAL_ERROR on
   *     overflow
   */
  public static Estimate arithmetic(Terms terms, int paths, long seed) {
    Check.between("paths", paths, BLOCK, PATHS_MAX);
    if (paths % BLOCK != 0) {
      throw new PricingException(
          Failure.INVALID_INPUT, "paths: must be a multiple of " + BLOCK + ", got " + paths);
    }
    Sums[] blocks = new Sums[paths / BLOCK];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = block(terms, i, seed);
    }
    return estimate(terms, blocks);
  }

  /**
   * Simulates one block of paths.
   *
   * @param terms what is paid
   * @param block its number, zero or more
   * @param seed any
   */
  public static Sums block(Terms terms, int block, long seed) {
    double[] times = terms.fixingYears();
    int n = times.length;
    double[] normals = new double[n];
    double[] drifts = new double[n];
    double[] deviations = new double[n];
    double square = terms.volatility() * terms.volatility();
    for (int i = 0; i < n; i++) {
      double step = times[i] - (i == 0 ? 0 : times[i - 1]);
      drifts[i] = (terms.rate() - terms.dividendYield() - 0.5 * square) * step;
      deviations[i] = terms.volatility() * Math.sqrt(step);
    }
    double discount = Elementary.exp(-terms.rate() * terms.expiry());
    int sign = terms.type().sign();
    Sums sums = new Sums(0, 0, 0, 0, 0, 0);
    for (int path = 0; path < BLOCK; path++) {
      CounterRandom.normals(seed, (long) block * BLOCK + path, normals);
      double log = Elementary.log(terms.spot());
      double logs = 0;
      double sum = 0;
      for (int i = 0; i < n; i++) {
        log += drifts[i] + deviations[i] * normals[i];
        logs += log;
        sum += Elementary.exp(log);
      }
      double x = discount * Math.max(sign * (sum / n - terms.strike()), 0);
      double y = discount * Math.max(sign * (Elementary.exp(logs / n) - terms.strike()), 0);
      sums = sums.plus(new Sums(1, x, y, x * x, x * y, y * y));
    }
    return sums;
  }

  /**
   * Returns the estimate from blocks: the mean of x − β (y − V(geometric)), β by regression.
   *
   * @param terms what is paid
   * @param blocks in the order of their numbers, at least one
   * @throws PricingException INSUFFICIENT_DATA without a block, NUMERICAL_ERROR on overflow
   */
  public static Estimate estimate(Terms terms, Sums[] blocks) {
    if (blocks.length == 0) {
      throw new PricingException(Failure.INSUFFICIENT_DATA, "blocks: required 1, actual 0");
    }
    Sums all = new Sums(0, 0, 0, 0, 0, 0);
    for (Sums block : blocks) {
      all = all.plus(block);
    }
    double n = (double) all.paths();
    double meanX = all.x() / n;
    double meanY = all.y() / n;
    double varianceY = all.yy() / n - meanY * meanY;
    double covariance = all.xy() / n - meanX * meanY;
    double beta = varianceY > 0 ? covariance / varianceY : 0;
    double price = meanX - beta * (meanY - geometric(terms));
    double left = Math.max(all.xx() / n - meanX * meanX - beta * covariance, 0);
    return new Estimate(
        Check.answer("price", Math.max(price, 0)), Math.sqrt(left / n), all.paths());
  }
}
