package io.tradegrid.indicator;

import io.tradegrid.statistics.Comoments;
import io.tradegrid.statistics.Moments;

/** Averages of the close and what is made of one. */
final class AverageFormulas {

  private AverageFormulas() {}

  static Formula sma(double[] p) {
    return Formula.ofClose(Stages.mean((int) p[0]));
  }

  static Formula ema(double[] p) {
    return Formula.ofClose(Stages.exponential((int) p[0]));
  }

  static Formula wma(double[] p) {
    return Formula.ofClose(Stages.weightedMean((int) p[0]));
  }

  static Formula wilders(double[] p) {
    return Formula.ofClose(Stages.wilder((int) p[0]));
  }

  static Formula dema(double[] p) {
    Stage once = Stages.ripeExponential((int) p[0]);
    Stage twice = Stages.ripeExponential((int) p[0]);
    return Formula.ofClose(
        value -> {
          double first = once.next(value);
          return 2 * first - twice.next(first);
        });
  }

  static Formula tema(double[] p) {
    Stage once = Stages.ripeExponential((int) p[0]);
    Stage twice = Stages.ripeExponential((int) p[0]);
    Stage thrice = Stages.ripeExponential((int) p[0]);
    return Formula.ofClose(
        value -> {
          double first = once.next(value);
          double second = twice.next(first);
          return 3 * first - 3 * second + thrice.next(second);
        });
  }

  static Formula trima(double[] p) {
    int n = (int) p[0];
    return Formula.ofClose(Stages.mean(n / 2 + 1).then(Stages.mean((n + 1) / 2)));
  }

  static Formula hma(double[] p) {
    int n = (int) p[0];
    Stage half = Stages.weightedMean(Math.max(1, n / 2));
    Stage whole = Stages.weightedMean(n);
    Stage last = Stages.weightedMean((int) Math.sqrt(n));
    return Formula.ofClose(value -> last.next(2 * half.next(value) - whole.next(value)));
  }

  static Formula bollinger(double[] p) {
    Stage mean = Stages.mean((int) p[0]);
    Stage deviation = Stages.deviation((int) p[0]);
    return (bar, lines) -> {
      double width = p[1] * deviation.next(bar.close());
      lines[1] = mean.next(bar.close());
      lines[0] = lines[1] - width;
      lines[2] = lines[1] + width;
    };
  }

  static Formula deviation(double[] p) {
    return Formula.ofClose(Stages.deviation((int) p[0]));
  }

  static Formula variance(double[] p) {
    return Formula.ofClose(Stages.window((int) p[0], Moments::populationVariance));
  }

  static Formula zScore(double[] p) {
    Stage mean = Stages.mean((int) p[0]);
    Stage deviation = Stages.window((int) p[0], Moments::standardDeviation);
    return Formula.ofClose(
        value -> {
          double above = value - mean.next(value);
          double unit = deviation.next(value);
          return unit == 0 ? 0 : above / unit;
        });
  }

  static Formula min(double[] p) {
    return Formula.ofClose(Stages.window((int) p[0], Moments::min));
  }

  static Formula max(double[] p) {
    return Formula.ofClose(Stages.window((int) p[0], Moments::max));
  }

  static Formula regression(double[] p) {
    return Formula.ofClose(Stages.forecast((int) p[0], 0));
  }

  static Formula slope(double[] p) {
    return Formula.ofClose(Stages.line((int) p[0], Comoments::slope));
  }

  static Formula forecast(double[] p) {
    return Formula.ofClose(Stages.forecast((int) p[0], 1));
  }

  static Formula forecastOscillator(double[] p) {
    Stage forecast = Stages.forecast((int) p[0], 1);
    Stage before = Stages.delay(1);
    return Formula.ofClose(
        value -> Stages.percent(value - before.next(forecast.next(value)), value, 0));
  }

  static Formula dpo(double[] p) {
    int n = (int) p[0];
    Stage mean = Stages.mean(n);
    Stage before = Stages.delay(n / 2 + 1);
    return Formula.ofClose(value -> before.next(value) - mean.next(value));
  }
}
