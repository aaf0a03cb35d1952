package io.tradegrid.benchmark.risk;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import com.opengamma.strata.pricer.impl.option.BlackScholesFormulaRepository;
import io.tradegrid.pricing.BlackScholesBatch;
import io.tradegrid.pricing.GreekColumns;
import io.tradegrid.pricing.ImpliedVolatility;
import io.tradegrid.pricing.VanillaOptions;
import io.tradegrid.pricing.VolatilityStatus;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Options of a seeded book and what both sides make of them: price, delta, gamma, vega, theta and
 * rho; and the implied volatility of options out of the money. Not safe for use by several threads.
 */
final class OptionBook {

  private final int size;
  private final boolean[] call;
  private final double[] spot;
  private final double[] strike;
  private final double[] time;
  private final double[] volatility;
  private final double[] rate;
  private final double[] yield;
  private final VanillaOptions options;
  private final GreekColumns greeks;

  /** Without rates, out of the money, and priced by Strata: what its solver is given. */
  private final VanillaOptions undiscounted;

  private final double[] premium;
  private final double[] implied;
  private final VolatilityStatus[] status;

  /**
   * Strikes up to 2.5 deviations from the spot, where Strata still finds the volatility; two weeks
   * to two years, volatilities 10 to 50 %.
   */
  OptionBook(int size, long seed) {
    this.size = size;
    Random random = new Random(seed);
    call = new boolean[size];
    spot = new double[size];
    strike = new double[size];
    time = new double[size];
    volatility = new double[size];
    rate = new double[size];
    yield = new double[size];
    premium = new double[size];
    implied = new double[size];
    status = new VolatilityStatus[size];
    boolean[] above = new boolean[size];
    for (int i = 0; i < size; i++) {
      call[i] = random.nextBoolean();
      spot[i] = 50 + 100 * random.nextDouble();
      time[i] = 0.04 + 2 * random.nextDouble();
      volatility[i] = 0.1 + 0.4 * random.nextDouble();
      double deviation = volatility[i] * Math.sqrt(time[i]);
      strike[i] = spot[i] * Math.exp(deviation * (5 * random.nextDouble() - 2.5));
      rate[i] = 0.05 * random.nextDouble();
      yield[i] = 0.05 * random.nextDouble();
      above[i] = strike[i] >= spot[i];
      premium[i] =
          BlackFormulaRepository.price(spot[i], strike[i], time[i], volatility[i], above[i]);
    }
    options = new VanillaOptions(call, spot, strike, time, volatility, rate, yield);
    double[] none = new double[size];
    undiscounted = new VanillaOptions(above, spot, strike, time, volatility, none, none);
    greeks = GreekColumns.firstOrder(size);
  }

  int size() {
    return size;
  }

  /** Computes all of ours. */
  double greeks() {
    BlackScholesBatch.greeks(options, greeks);
    return greeks.price()[size - 1];
  }

  /** Returns the sum of all results of ours. */
  double sumOfGreeks() {
    greeks();
    return Stream.of(
            greeks.price(),
            greeks.delta(),
            greeks.gamma(),
            greeks.vega(),
            greeks.theta(),
            greeks.rho())
        .mapToDouble(column -> Arrays.stream(column).sum())
        .sum();
  }

  /** Returns the sum of all results of Strata's. */
  double greeksOfStrata() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double s = spot[i];
      double k = strike[i];
      double t = time[i];
      double v = volatility[i];
      double r = rate[i];
      double b = r - yield[i];
      sum +=
          BlackScholesFormulaRepository.price(s, k, t, v, r, b, call[i])
              + BlackScholesFormulaRepository.delta(s, k, t, v, r, b, call[i])
              + BlackScholesFormulaRepository.gamma(s, k, t, v, r, b)
              + BlackScholesFormulaRepository.vega(s, k, t, v, r, b)
              + BlackScholesFormulaRepository.theta(s, k, t, v, r, b, call[i])
              + BlackScholesFormulaRepository.rho(s, k, t, v, r, b, call[i]);
    }
    return sum;
  }

  /** Computes our implied volatilities. */
  double implied() {
    return ImpliedVolatility.solve(undiscounted, premium, implied, status);
  }

  /** Returns the sum of our implied volatilities. */
  double sumOfImplied() {
    implied();
    return Arrays.stream(implied).sum();
  }

  /** Returns the sum of Strata's implied volatilities. */
  double impliedOfStrata() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum +=
          BlackFormulaRepository.impliedVolatility(
              premium[i], spot[i], strike[i], time[i], undiscounted.call()[i]);
    }
    return sum;
  }
}
