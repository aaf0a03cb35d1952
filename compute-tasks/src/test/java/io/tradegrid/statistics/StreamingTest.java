package io.tradegrid.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.tradegrid.risk.RiskException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What comes one by one or in a window is what all at once gives. */
final class StreamingTest {

  @Property(tries = 300)
  void joinedMomentsAreThoseOfAll(
      @ForAll long seed,
      @ForAll @IntRange(min = 4, max = 60) int count,
      @ForAll @IntRange(max = 60) int cut) {
    double[] values = new Random(seed).doubles(count, -1e6, 1e6).toArray();
    int at = Math.min(cut, values.length);
    Moments joined = Moments.of(Arrays.copyOf(values, at));
    joined.append(Moments.of(Arrays.copyOfRange(values, at, values.length)));

    assertThat(joined.count()).isEqualTo(values.length);
    assertThat(joined.mean()).isCloseTo(Sample.mean(values), within(1e-9));
    assertThat(joined.variance()).isCloseTo(Sample.variance(values), withinPercentage(1e-11));
    assertThat(joined.min()).isEqualTo(Arrays.stream(values).min().orElseThrow());
    assertThat(joined.max()).isEqualTo(Arrays.stream(values).max().orElseThrow());
  }

  /** Every window of a stream, whatever its length, beside the same numbers from scratch. */
  @Property(tries = 100)
  void everyWindowIsThatOfItsNumbers(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int length) {
    Random random = new Random(seed);
    double[] x = random.doubles(100, -1, 1).toArray();
    double[] y = random.doubles(100, -1, 1).toArray();
    SlidingMoments moments = new SlidingMoments(length);
    SlidingComoments pairs = new SlidingComoments(length);
    for (int i = 0; i < x.length; i++) {
      moments.add(x[i]);
      pairs.add(x[i], y[i]);
      assertThat(moments.isFull()).isEqualTo(i + 1 >= length);
      if (i + 1 < length) {
        continue;
      }
      double[] lastX = Arrays.copyOfRange(x, i + 1 - length, i + 1);
      double[] lastY = Arrays.copyOfRange(y, i + 1 - length, i + 1);
      assertThat(moments.get().mean()).isCloseTo(Sample.mean(lastX), within(1e-14));
      assertThat(moments.get().min()).isEqualTo(Arrays.stream(lastX).min().orElseThrow());
      if (length > 1) {
        assertThat(moments.get().variance()).isCloseTo(Sample.variance(lastX), within(1e-14));
        Comoments all = Comoments.of(lastX, lastY);
        assertThat(pairs.get().covariance()).isCloseTo(all.covariance(), within(1e-14));
        assertThat(pairs.get().correlation()).isCloseTo(all.correlation(), within(1e-12));
        Regression line =
            LeastSquares.withConstant(lastY, length > 2 ? new double[][] {lastX} : new double[0][]);
        if (length > 2) {
          assertThat(pairs.get().slope()).isCloseTo(line.coefficients()[1], within(1e-9));
          assertThat(pairs.get().intercept()).isCloseTo(line.coefficients()[0], within(1e-9));
        }
      }
    }
  }

  /** Two million numbers, most of them huge, and then a window of small ones. */
  @Test
  void nothingIsLeftOfWhatHasPassed() {
    SlidingMoments worn = new SlidingMoments(50);
    SlidingComoments pairs = new SlidingComoments(50);
    Random random = new Random(3);
    for (int i = 0; i < 1_000_000; i++) {
      double huge = 1e12 * random.nextGaussian();
      worn.add(huge);
      pairs.add(huge, -huge);
    }
    double[] last = random.doubles(50).toArray();
    double[] others = random.doubles(50).toArray();
    for (int i = 0; i < last.length; i++) {
      worn.add(last[i]);
      pairs.add(last[i], others[i]);
    }

    assertThat(worn.get().mean()).isCloseTo(Sample.mean(last), within(1e-15));
    assertThat(worn.get().variance()).isCloseTo(Sample.variance(last), within(1e-15));
    assertThat(pairs.get().covariance())
        .isCloseTo(Comoments.of(last, others).covariance(), within(1e-15));
  }

  @Test
  void aScoreIsInDeviationsOfTheSample() {
    assertThat(Moments.of(1, 2, 3).zScore(4)).isEqualTo(2);
    assertThatThrownBy(() -> Moments.of(2, 2).zScore(2))
        .isInstanceOf(RiskException.class)
        .hasMessage("z-score: deviation is zero");
  }

  @Test
  void tooLittleOrNoNumberIsRefusedAndChangesNothing() {
    Moments one = Moments.of(5);
    assertThatThrownBy(one::variance).hasMessage("observations: required 2, actual 1");
    assertThatThrownBy(() -> one.add(Double.NaN)).hasMessage("value: must be finite, got NaN");
    assertThat(one.mean()).isEqualTo(5);
    SlidingMoments window = new SlidingMoments(3);
    window.add(1);
    window.add(2);
    assertThatThrownBy(() -> window.add(Double.POSITIVE_INFINITY))
        .hasMessage("value: must be finite, got Infinity");
    assertThatThrownBy(window::get).hasMessage("observations: required 3, actual 2");
    window.add(6);
    assertThat(window.get().mean()).isEqualTo(3);
    assertThatThrownBy(() -> new SlidingMoments(0)).hasMessage("length: must be at least 1, got 0");
    assertThatThrownBy(() -> Comoments.of(new double[] {1, 1}, new double[] {1, 2}).correlation())
        .hasMessage("correlation: a variance is zero");
    assertThatThrownBy(() -> Sample.returns(new double[] {1, 0}))
        .hasMessage("price[1]: must be positive and finite, got 0.0");
  }
}
