package io.tradegrid.indicator;

import io.tradegrid.statistics.Comoments;
import io.tradegrid.statistics.Moments;
import io.tradegrid.statistics.SlidingComoments;
import io.tradegrid.statistics.SlidingMoments;
import java.util.function.ToDoubleFunction;

/** The steps that indicators are made of. */
final class Stages {

  private Stages() {}

  /** Returns a number of the last n, once there are n. */
  static Stage window(int n, ToDoubleFunction<Moments> number) {
    SlidingMoments window = new SlidingMoments(n);
    return value -> {
      if (Double.isNaN(value)) {
        return value;
      }
      window.add(value);
      return window.isFull() ? number.applyAsDouble(window.get()) : Double.NaN;
    };
  }

  static Stage mean(int n) {
    return window(n, Moments::mean);
  }

  static Stage sum(int n) {
    return window(n, moments -> moments.mean() * moments.count());
  }

  static Stage deviation(int n) {
    return window(n, moments -> Math.sqrt(moments.populationVariance()));
  }

  /** Returns a number of the line through the last n, whose places are 1 to n. */
  static Stage line(int n, ToDoubleFunction<Comoments> number) {
    SlidingComoments window = new SlidingComoments(n);
    double[] at = {0};
    return value -> {
      if (Double.isNaN(value)) {
        return value;
      }
      window.add(at[0]++, value);
      return window.isFull() ? number.applyAsDouble(window.get()) : Double.NaN;
    };
  }

  /** Returns the mean with weights 1 to n, the last one's the largest. */
  static Stage weightedMean(int n) {
    return n == 1
        ? mean(1)
        : line(n, line -> line.meanY() + 2 * line.covariance() * (n - 1) / (n * (n + 1.0)));
  }

  /** Returns the line's value some places after the last one. */
  static Stage forecast(int n, int ahead) {
    return line(n, line -> line.meanY() + line.slope() * ((n - 1) / 2.0 + ahead));
  }

  /** Returns the exponential mean that begins with the first number. */
  static Stage exponential(double weight) {
    double[] mean = {Double.NaN};
    return value -> {
      if (Double.isNaN(value)) {
        return value;
      }
      mean[0] = Double.isNaN(mean[0]) ? value : mean[0] + weight * (value - mean[0]);
      return mean[0];
    };
  }

  /** Returns the exponential mean of weight 2 / (n + 1) that begins with the first number. */
  static Stage exponential(int n) {
    return exponential(2.0 / (n + 1));
  }

  /** Returns the same, from the n-th number on. */
  static Stage ripeExponential(int n) {
    return exponential(n).then(from(n));
  }

  /** Lets numbers pass from the n-th on. */
  static Stage from(int n) {
    int[] seen = {0};
    return value -> {
      if (Double.isNaN(value) || seen[0] >= n - 1) {
        return value;
      }
      seen[0]++;
      return Double.NaN;
    };
  }

  /** Returns Wilder's mean: that of the first n, then with weight 1 / n. */
  static Stage wilder(int n) {
    Stage first = mean(n);
    double[] mean = {Double.NaN};
    return value -> {
      if (Double.isNaN(value)) {
        return value;
      }
      mean[0] = Double.isNaN(mean[0]) ? first.next(value) : mean[0] + (value - mean[0]) / n;
      return mean[0];
    };
  }

  /** Returns the number of n steps ago. */
  static Stage delay(int n) {
    Recent recent = new Recent(n + 1);
    return value -> {
      if (Double.isNaN(value)) {
        return value;
      }
      recent.add(value);
      return recent.isFull() ? recent.ago(n) : Double.NaN;
    };
  }

  /** Returns what happened since the number before. */
  static Stage change() {
    Stage before = delay(1);
    return value -> value - before.next(value);
  }

  /** Returns the sum of all so far; its rounding errors are carried along. */
  static Stage total() {
    double[] sum = {0, 0};
    return value -> {
      if (Double.isNaN(value)) {
        return value;
      }
      double next = sum[0] + value;
      sum[1] +=
          Math.abs(sum[0]) >= Math.abs(value) ? (sum[0] - next) + value : (value - next) + sum[0];
      sum[0] = next;
      return sum[0] + sum[1];
    };
  }

  /** Returns a percentage of a whole; where the whole is nothing, what is said. */
  static double percent(double part, double whole, double otherwise) {
    return whole == 0 ? otherwise : 100 * part / whole;
  }
}
