package io.tradegrid.benchmark.risk;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import io.tradegrid.pricing.VanillaOptions;
import java.util.Random;

/**
 * The seeded inputs of both sides: options, what those out of the money cost without rates, and a
 * portfolio of which half is options with a history of moves.
 */
final class RiskInputs {

  static final int OPTIONS = 10_000;
  static final int POSITIONS = 10_000;
  static final int SCENARIOS = 1_000;
  static final double VAR_LEVEL = 0.99;
  static final double ES_LEVEL = 0.975;

  private static final int FACTORS = 500;
  private static final double MARKET = 0.01;
  private static final double OWN = 0.015;

  final VanillaOptions options;

  /** The same without rates and out of the money, and their prices by Strata. */
  final VanillaOptions undiscounted;

  final double[] premium = new double[OPTIONS];

  /** Half of the positions: value today, and which row of moves it follows. */
  final double[] value = new double[POSITIONS / 2];

  final int[] factor = new int[POSITIONS / 2];

  /** The other half: options, units held, and the row of moves of the underlying. */
  final VanillaOptions held;

  final double[] units = new double[POSITIONS / 2];
  final int[] underlying = new int[POSITIONS / 2];

  /** By factor and scenario; one market behind all. */
  final double[][] moves = new double[FACTORS][SCENARIOS];

  RiskInputs(long seed) {
    Random random = new Random(seed);
    options = options(random, OPTIONS);
    undiscounted = outOfTheMoney(options);
    for (int i = 0; i < OPTIONS; i++) {
      premium[i] =
          BlackFormulaRepository.price(
              undiscounted.spot()[i],
              undiscounted.strike()[i],
              undiscounted.timeYears()[i],
              undiscounted.volatility()[i],
              undiscounted.call()[i]);
    }
    held = options(random, POSITIONS / 2);
    for (int i = 0; i < POSITIONS / 2; i++) {
      value[i] = 1e5 * random.nextGaussian();
      factor[i] = random.nextInt(FACTORS);
      units[i] = 1000 * random.nextGaussian();
      underlying[i] = random.nextInt(FACTORS);
    }
    for (int scenario = 0; scenario < SCENARIOS; scenario++) {
      double market = MARKET * random.nextGaussian();
      for (double[] row : moves) {
        row[scenario] = Math.expm1(market + OWN * random.nextGaussian());
      }
    }
  }

  /**
   * Strikes up to 2.5 deviations from the spot, where Strata still finds the volatility; two weeks
   * to two years, volatilities 10 to 50 %.
   */
  private static VanillaOptions options(Random random, int size) {
    boolean[] call = new boolean[size];
    double[] spot = new double[size];
    double[] strike = new double[size];
    double[] time = new double[size];
    double[] volatility = new double[size];
    double[] rate = new double[size];
    double[] yield = new double[size];
    for (int i = 0; i < size; i++) {
      call[i] = random.nextBoolean();
      spot[i] = 50 + 100 * random.nextDouble();
      time[i] = 0.04 + 2 * random.nextDouble();
      volatility[i] = 0.1 + 0.4 * random.nextDouble();
      double deviation = volatility[i] * Math.sqrt(time[i]);
      strike[i] = spot[i] * Math.exp(deviation * (5 * random.nextDouble() - 2.5));
      rate[i] = 0.05 * random.nextDouble();
      yield[i] = 0.05 * random.nextDouble();
    }
    return new VanillaOptions(call, spot, strike, time, volatility, rate, yield);
  }

  private static VanillaOptions outOfTheMoney(VanillaOptions options) {
    boolean[] above = new boolean[options.size()];
    for (int i = 0; i < above.length; i++) {
      above[i] = options.strike()[i] >= options.spot()[i];
    }
    double[] none = new double[above.length];
    return new VanillaOptions(
        above,
        options.spot(),
        options.strike(),
        options.timeYears(),
        options.volatility(),
        none,
        none);
  }
}
