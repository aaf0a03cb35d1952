package io.tradegrid.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.analysis.integration.RombergIntegrator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

/** Delta-normal and delta-gamma risk against Hull's example and matrices of commons-math. */
final class ParametricTest {

  private static final long SEED = Long.getLong("test.seed", 20261130L);
  private static final NormalDistribution NORMAL = new NormalDistribution();

  private final Random random = new Random(SEED);

  /**
   * Hull, "Options, futures, and other derivatives", section "Model-building approach": 10 million
   * of Microsoft at 2 % a day and 5 million of AT&amp;T at 1 %, correlation 0.3: the deviation is
   * 220,227 a day and value at risk at 99 % over ten days 1,622,657 with the quantile 2.33.
   */
  @Test
  void hullsTwoShares() {
    double[] first = {0.02, 0.02, -0.02, -0.02};
    double independent = 0.01 * Math.sqrt(1 - 0.09);
    double[] second = {
      0.003 + independent, 0.003 - independent, -0.003 + independent, -0.003 - independent
    };
    double[] weights = ScenarioWeights.equal(4);
    double[] a = Arrays.stream(first).map(r -> 10e6 * r).toArray();
    double[] b = Arrays.stream(second).map(r -> 5e6 * r).toArray();
    double[] both = {a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]};

    double deviation = DeltaNormal.deviation(both, weights);
    assertThat(deviation).isCloseTo(220_227, within(0.5));
    assertThat(2.33 * Math.sqrt(10) * deviation).isCloseTo(1_622_657, within(5.0));
    double valueAtRisk = DeltaNormal.valueAtRisk(deviation, 0.99);
    assertThat(valueAtRisk / deviation)
        .isCloseTo(NORMAL.inverseCumulativeProbability(0.99), within(1e-9));
    assertThat(DeltaNormal.expectedShortfall(deviation, 0.99) / deviation)
        .isCloseTo(NORMAL.density(2.3263478740408408) / 0.01, within(1e-12));
    double components =
        DeltaNormal.component(a, both, weights, valueAtRisk)
            + DeltaNormal.component(b, both, weights, valueAtRisk);
    assertThat(components).isCloseTo(valueAtRisk, within(1e-6));
  }

  @Test
  void cumulantsAgreeWithMatrices() {
    int factors = 6;
    int days = 40;
    double[][] moves = new double[factors][days];
    double[] deltas = new double[factors];
    double[] gammas = new double[factors];
    double[] linear = new double[days];
    double[] weights = ScenarioWeights.exponential(days, 0.97);
    for (int i = 0; i < factors; i++) {
      deltas[i] = 1e6 * random.nextGaussian();
      gammas[i] = i == 2 ? 0 : 2e7 * random.nextGaussian();
      for (int t = 0; t < days; t++) {
        moves[i][t] = 0.02 * random.nextGaussian();
        linear[t] += deltas[i] * moves[i][t];
      }
    }
    DeltaGamma model = new DeltaGamma(linear, moves, gammas, weights);

    RealMatrix r = new Array2DRowRealMatrix(moves);
    RealMatrix covariance = r.multiply(new DiagonalMatrix(weights)).multiply(r.transpose());
    RealMatrix root = new CholeskyDecomposition(covariance, 1e-12, 1e-18).getL();
    RealMatrix a = root.transpose().multiply(new DiagonalMatrix(gammas)).multiply(root);
    RealVector b = root.transpose().operate(new ArrayRealVector(deltas));
    RealMatrix a2 = a.multiply(a);
    double variance = b.dotProduct(b) + a2.getTrace() / 2;
    double third = a2.multiply(a).getTrace() + 3 * b.dotProduct(a.operate(b));
    double fourth = 3 * a2.multiply(a2).getTrace() + 12 * b.dotProduct(a2.operate(b));
    assertClose(model.mean(), a.getTrace() / 2);
    assertClose(model.deviation(), Math.sqrt(variance));
    assertClose(model.skewness(), third / Math.pow(variance, 1.5));
    assertClose(model.excessKurtosis(), fourth / (variance * variance));

    // Shortfall is the mean of value at risk over all higher levels.
    double mean =
        new RombergIntegrator(1e-12, 1e-12, 5, 30)
            .integrate(
                10_000_000,
                z -> model.valueAtRisk(1 - NORMAL.cumulativeProbability(z)) * NORMAL.density(z),
                -7.5,
                NORMAL.inverseCumulativeProbability(0.025));
    assertThat(model.expectedShortfall(0.975))
        .as("seed %d", SEED)
        .isCloseTo(mean / 0.025, within(1e-6 * mean / 0.025));
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).as("seed %d", SEED).isCloseTo(expected, within(1e-10 * Math.abs(expected)));
  }

  /** A hedged straddle and more: contributions are slopes of the measure, and sum to it. */
  @Test
  void contributionsAreSlopes() {
    int factors = 3;
    int days = 60;
    double[][] moves = new double[factors][days];
    for (double[] row : moves) {
      Arrays.setAll(row, t -> 0.02 * random.nextGaussian());
    }
    double[] weights = ScenarioWeights.exponential(days, 0.98);
    for (boolean hedged : new boolean[] {true, false}) {
      // The shares sold against the options, in the first factor; then parts of all kinds.
      double[][] deltas = {{1e7, 0, 0}, {-1e7, 0, 0}, {0, hedged ? 0 : 2e5, hedged ? 0 : -3e5}};
      double[][] gammas = {{4e7, 0, 0}, {0, 0, 0}, {-1e6, 2e6, hedged ? 0 : 5e6}};
      DeltaGamma whole = model(deltas, gammas, new double[] {1, 1, 1}, moves, weights);
      DeltaGammaParts parts = new DeltaGammaParts(whole);
      double size = whole.deviation();
      double valueAtRisk = 0;
      double shortfall = 0;
      for (int part = 0; part < deltas.length; part++) {
        double[] linear = linear(deltas[part], moves);
        double ofPart = parts.valueAtRisk(linear, gammas[part], 0.99);
        valueAtRisk += ofPart;
        shortfall += parts.expectedShortfall(linear, gammas[part], 0.975);
        double[] scale = {1, 1, 1};
        double h = 1e-5;
        scale[part] = 1 + h;
        double up = model(deltas, gammas, scale, moves, weights).valueAtRisk(0.99);
        scale[part] = 1 - h;
        double down = model(deltas, gammas, scale, moves, weights).valueAtRisk(0.99);
        assertThat(ofPart)
            .as("seed %d, part %d", SEED, part)
            .isCloseTo((up - down) / (2 * h), within(1e-6 * size));
      }
      assertThat(valueAtRisk).isCloseTo(whole.valueAtRisk(0.99), within(1e-9 * size));
      assertThat(shortfall).isCloseTo(whole.expectedShortfall(0.975), within(1e-9 * size));
    }
  }

  private static double[] linear(double[] deltas, double[][] moves) {
    double[] linear = new double[moves[0].length];
    for (int t = 0; t < linear.length; t++) {
      for (int i = 0; i < deltas.length; i++) {
        linear[t] += deltas[i] * moves[i][t];
      }
    }
    return linear;
  }

  private static DeltaGamma model(
      double[][] deltas, double[][] gammas, double[] scale, double[][] moves, double[] weights) {
    double[] delta = new double[moves.length];
    double[] gamma = new double[moves.length];
    for (int part = 0; part < scale.length; part++) {
      for (int i = 0; i < delta.length; i++) {
        delta[i] += scale[part] * deltas[part][i];
        gamma[i] += scale[part] * gammas[part][i];
      }
    }
    return new DeltaGamma(linear(delta, moves), moves, gamma, weights);
  }

  @Test
  void withoutGammaItIsNormal() {
    double[] linear = {100, -50, 30, -80};
    double[] weights = ScenarioWeights.equal(4);
    DeltaGamma model = new DeltaGamma(linear, new double[0][], new double[0], weights);
    double deviation = DeltaNormal.deviation(linear, weights);
    assertThat(model.valueAtRisk(0.99))
        .isCloseTo(DeltaNormal.valueAtRisk(deviation, 0.99), within(1e-12));
    assertThat(model.expectedShortfall(0.99))
        .isCloseTo(DeltaNormal.expectedShortfall(deviation, 0.99), within(1e-9));
  }

  @Test
  void theFactorOfTheCovarianceMultipliesBackToItAlsoWithFewDays() {
    for (int days : new int[] {5, 60}) {
      double[][] moves = new double[12][days];
      for (double[] row : moves) {
        Arrays.setAll(row, t -> 0.02 * random.nextGaussian());
      }
      moves[7] = moves[3].clone();
      moves[9] = new double[days];
      double[] weights = ScenarioWeights.exponential(days, 0.95);
      FactorModel model = FactorModel.of(moves, weights);

      assertThat(model.rank()).isEqualTo(Math.min(10, days));
      for (int i = 0; i < 12; i++) {
        for (int j = 0; j < 12; j++) {
          double covariance = DeltaNormal.covariance(moves[i], moves[j], weights);
          double product = 0;
          for (int k = 0; k < model.rank(); k++) {
            product += model.row(i)[k] * model.row(j)[k];
          }
          assertThat(product).as("seed %d", SEED).isCloseTo(covariance, within(1e-15));
        }
      }
    }
  }

  @Test
  void simulatedMovesHaveTheCovarianceAndDependOnTheirScenarioOnly() {
    double[][] moves = {{0.01, -0.02, 0.03, -0.01}, {0.02, -0.01, 0.02, -0.03}};
    double[] weights = ScenarioWeights.equal(4);
    FactorModel model = FactorModel.of(moves, weights);
    int scenarios = 100_000;
    double[][] draws = FactorModel.draws(7, scenarios, model.rank());
    double[] a = FactorModel.moves(model.row(0), draws, scenarios);
    double[] b = FactorModel.moves(model.row(1), draws, scenarios);
    double[] equal = ScenarioWeights.equal(scenarios);
    for (int s = 0; s < scenarios; s++) {
      a[s] = Math.log1p(a[s]);
      b[s] = Math.log1p(b[s]);
    }
    // Three deviations of an estimated covariance of this many pairs.
    assertThat(DeltaNormal.covariance(a, b, equal))
        .isCloseTo(DeltaNormal.covariance(moves[0], moves[1], weights), within(6e-6));
    double[][] fewer = FactorModel.draws(7, 10, model.rank());
    for (int k = 0; k < model.rank(); k++) {
      assertThat(fewer[k]).isEqualTo(Arrays.copyOf(draws[k], 10));
    }
  }
}
