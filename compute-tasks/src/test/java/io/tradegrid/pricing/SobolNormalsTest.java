package io.tradegrid.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.risk.FactorModel;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

final class SobolNormalsTest {

  private static final int LOG = 9;
  private static final int BLOCK = 1 << LOG;

  /** The property that the sequence is made for, which a digital shift keeps. */
  @Test
  void everyAlignedBlockOfAPowerOfTwoHasOnePointInEachStratumOfEachDimension() {
    for (int first : new int[] {0, BLOCK, 37 * BLOCK}) {
      double[][] points = SobolNormals.points(5, first, BLOCK, SobolNormals.DIMENSIONS_MAX);
      for (int j = 0; j < SobolNormals.DIMENSIONS_MAX; j++) {
        BitSet met = new BitSet(BLOCK);
        for (double number : points[j]) {
          met.set((int) (BLOCK * Normal.cdf(number)));
        }
        assertThat(met.cardinality()).as("dimension %d from %d", j, first).isEqualTo(BLOCK);
      }
    }
  }

  @Test
  void anySplitHasTheSameBits() {
    double[][] whole = SobolNormals.points(11, 0, 1_000, 40);
    int first = 0;
    for (int count : new int[] {1, 1, 2, 3, 250, 743}) {
      double[][] part = SobolNormals.points(11, first, count, 40);
      for (int j = 0; j < part.length; j++) {
        assertThat(part[j]).isEqualTo(Arrays.copyOfRange(whole[j], first, first + count));
      }
      first += count;
    }
    assertThat(first).isEqualTo(1_000);
    assertThat(SobolNormals.points(11, 0, 1_000, 7)).isDeepEqualTo(Arrays.copyOf(whole, 7));
  }

  /** A quantile of a sum of normals, known in closed form; twenty seeds of each. */
  @Test
  void aQuantileIsFoundWithAboutHalfTheErrorOfChance() {
    double[] weights = {5, 4, 3, 2, 1, 1, 0.5, 0.5};
    double deviation = Math.sqrt(Arrays.stream(weights).map(w -> w * w).sum());
    double known = deviation * Normal.quantile(0.99);
    // Of 1,024 points ten are beyond it, too few for their evenness to show.
    assertThat(ratioOfErrors(weights, known, 1_024)).isGreaterThan(1);
    assertThat(ratioOfErrors(weights, known, 4_096)).isGreaterThan(1.7);
    assertThat(ratioOfErrors(weights, known, 16_384)).isGreaterThan(1.7);
  }

  private static double ratioOfErrors(double[] weights, double known, int scenarios) {
    double sobol = 0;
    double random = 0;
    for (int seed = 1; seed <= 20; seed++) {
      double[][] points = SobolNormals.points(seed, 0, scenarios, weights.length);
      sobol += square(quantile(points, weights) - known);
      double[][] drawn = FactorModel.draws(seed, scenarios, weights.length);
      random += square(quantile(drawn, weights) - known);
    }
    System.out.printf(
        "99 %% quantile of 8 normals, %d points: error %.3f %% by chance, %.3f %% by Sobol%n",
        scenarios, 100 * Math.sqrt(random / 20) / known, 100 * Math.sqrt(sobol / 20) / known);
    return Math.sqrt(random / sobol);
  }

  private static double square(double x) {
    return x * x;
  }

  private static double quantile(double[][] points, double[] weights) {
    double[] sums = new double[points[0].length];
    for (int j = 0; j < weights.length; j++) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += weights[j] * points[j][i];
      }
    }
    Arrays.sort(sums);
    return sums[(int) Math.ceil(0.99 * sums.length) - 1];
  }

  @Test
  void seedsShiftThePoints() {
    assertThat(SobolNormals.points(1, 0, 8, 3)).isDeepEqualTo(SobolNormals.points(1, 0, 8, 3));
    assertThat(SobolNormals.points(1, 0, 8, 3)[0]).isNotEqualTo(SobolNormals.points(2, 0, 8, 3)[0]);
    for (double[] dimension : SobolNormals.points(3, 0, 64, 100)) {
      assertThat(Arrays.stream(dimension)).allMatch(Double::isFinite);
    }
  }

  @Test
  void whatIsOutOfRangeIsNamed() {
    assertThat(SobolNormals.points(1, 0, 3, 0)).isDeepEqualTo(new double[0][3]);
    assertThatThrownBy(() -> SobolNormals.points(1, 0, 1, 1_001))
        .hasMessage("dimensions: must be between 0 and 1000, got 1001");
    assertThatThrownBy(() -> SobolNormals.points(1, -1, 1, 1))
        .hasMessage("first: must be between 0 and 2147483646, got -1");
  }
}
