package io.tradegrid.benchmark.risk;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import com.opengamma.strata.pricer.impl.option.BlackScholesFormulaRepository;
import io.tradegrid.pricing.VanillaOptions;
import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * The peer: OpenGamma Strata's formulas option by option, and the portfolio written directly with
 * them and commons-math's percentile, on one thread; an option's value today is computed once.
 */
final class StrataRisk implements RiskEngine {

  /** Said outright: in binary 100 (1 − 0.99) is a little more than 1 and names another scenario. */
  private static final double VAR_PERCENT = 1;

  private static final double SHORTFALL_SHARE = 0.025;

  private final RiskInputs inputs;
  private final double[][] greeks = new double[6][RiskInputs.OPTIONS];
  private final double[] implied = new double[RiskInputs.OPTIONS];
  private final double[] pnl = new double[RiskInputs.SCENARIOS];
  private double valueAtRisk;
  private double shortfall;

  StrataRisk(RiskInputs inputs) {
    this.inputs = inputs;
  }

  @Override
  public void run(Question question) {
    switch (question) {
      case BLACK_SCHOLES -> greeks();
      case IMPLIED_VOL -> implied();
      case HISTORICAL_VAR -> historical();
    }
  }

  private void greeks() {
    VanillaOptions options = inputs.options;
    for (int i = 0; i < options.size(); i++) {
      double s = options.spot()[i];
      double k = options.strike()[i];
      double t = options.timeYears()[i];
      double v = options.volatility()[i];
      double r = options.rate()[i];
      double b = r - options.dividendYield()[i];
      boolean call = options.call()[i];
      greeks[0][i] = BlackScholesFormulaRepository.price(s, k, t, v, r, b, call);
      greeks[1][i] = BlackScholesFormulaRepository.delta(s, k, t, v, r, b, call);
      greeks[2][i] = BlackScholesFormulaRepository.gamma(s, k, t, v, r, b);
      greeks[3][i] = BlackScholesFormulaRepository.vega(s, k, t, v, r, b);
      greeks[4][i] = BlackScholesFormulaRepository.theta(s, k, t, v, r, b, call);
      greeks[5][i] = BlackScholesFormulaRepository.rho(s, k, t, v, r, b, call);
    }
  }

  private void implied() {
    VanillaOptions options = inputs.undiscounted;
    for (int i = 0; i < options.size(); i++) {
      implied[i] =
          BlackFormulaRepository.impliedVolatility(
              inputs.premium[i],
              options.spot()[i],
              options.strike()[i],
              options.timeYears()[i],
              options.call()[i]);
    }
  }

  private void historical() {
    Arrays.fill(pnl, 0);
    for (int i = 0; i < inputs.value.length; i++) {
      double[] moves = inputs.moves[inputs.factor[i]];
      for (int scenario = 0; scenario < pnl.length; scenario++) {
        pnl[scenario] += inputs.value[i] * moves[scenario];
      }
    }
    for (int i = 0; i < inputs.units.length; i++) {
      option(i);
    }
    valueAtRisk =
        -new Percentile().withEstimationType(EstimationType.R_1).evaluate(pnl, VAR_PERCENT);
    double[] sorted = pnl.clone();
    Arrays.sort(sorted);
    int tail = (int) Math.round(RiskInputs.SCENARIOS * SHORTFALL_SHARE);
    shortfall = -StatUtils.mean(sorted, 0, tail);
  }

  private void option(int i) {
    double[] moves = inputs.moves[inputs.underlying[i]];
    VanillaOptions options = inputs.held;
    double s = options.spot()[i];
    double k = options.strike()[i];
    double t = options.timeYears()[i];
    double v = options.volatility()[i];
    double r = options.rate()[i];
    double b = r - options.dividendYield()[i];
    boolean call = options.call()[i];
    double today = BlackScholesFormulaRepository.price(s, k, t, v, r, b, call);
    for (int scenario = 0; scenario < pnl.length; scenario++) {
      double moved =
          BlackScholesFormulaRepository.price(s * (1 + moves[scenario]), k, t, v, r, b, call);
      pnl[scenario] += inputs.units[i] * (moved - today);
    }
  }

  @Override
  public double[] sums(Question question) {
    return switch (question) {
      case BLACK_SCHOLES -> Digest.of(greeks);
      case IMPLIED_VOL -> Digest.of(implied);
      case HISTORICAL_VAR -> Digest.of(pnl, new double[] {valueAtRisk}, new double[] {shortfall});
    };
  }
}
