package io.tradegrid.indicator;

import io.tradegrid.statistics.Moments;

/** How fast prices move. */
final class MomentumFormulas {

  /** Where nothing moves, an oscillator from 0 to 100 stands in the middle. */
  private static final double MIDDLE = 50;

  private MomentumFormulas() {}

  static Formula momentum(double[] p) {
    Stage before = Stages.delay((int) p[0]);
    return Formula.ofClose(value -> value - before.next(value));
  }

  static Formula rateOfChange(double[] p) {
    Stage before = Stages.delay((int) p[0]);
    return Formula.ofClose(value -> value / before.next(value) - 1);
  }

  static Formula ratio(double[] p) {
    Stage before = Stages.delay((int) p[0]);
    return Formula.ofClose(value -> value / before.next(value));
  }

  static Formula rsi(double[] p) {
    Stage change = Stages.change();
    Stage up = Stages.wilder((int) p[0]);
    Stage down = Stages.wilder((int) p[0]);
    return Formula.ofClose(
        value -> {
          double move = change.next(value);
          double ups = up.next(positive(move));
          double downs = down.next(positive(-move));
          return Stages.percent(ups, ups + downs, MIDDLE);
        });
  }

  /** Returns the number or 0 if it is negative; NaN stays. */
  static double positive(double value) {
    return value < 0 ? 0 : value;
  }

  static Formula cmo(double[] p) {
    Stage change = Stages.change();
    Stage up = Stages.sum((int) p[0]);
    Stage down = Stages.sum((int) p[0]);
    return Formula.ofClose(
        value -> {
          double move = change.next(value);
          double ups = up.next(positive(move));
          double downs = down.next(positive(-move));
          return Stages.percent(ups - downs, ups + downs, 0);
        });
  }

  static Formula macd(double[] p) {
    return macd(
        Stages.exponential((int) p[0]),
        Stages.ripeExponential((int) p[1]),
        Stages.exponential((int) p[2]));
  }

  /** The constants that Appel published and Achelis uses, of roughly 12 and 26 periods. */
  static Formula macdOfAppel(double[] p) {
    return macd(
        Stages.exponential(0.15),
        Stages.exponential(0.075).then(Stages.from(26)),
        Stages.exponential((int) p[0]));
  }

  private static Formula macd(Stage fast, Stage slow, Stage signal) {
    return (bar, lines) -> {
      lines[0] = fast.next(bar.close()) - slow.next(bar.close());
      lines[1] = signal.next(lines[0]);
      lines[2] = lines[0] - lines[1];
    };
  }

  static Formula apo(double[] p) {
    Stage fast = Stages.exponential((int) p[0]);
    Stage slow = Stages.exponential((int) p[1]);
    return Formula.ofClose(value -> fast.next(value) - slow.next(value));
  }

  static Formula ppo(double[] p) {
    Stage fast = Stages.exponential((int) p[0]);
    Stage slow = Stages.exponential((int) p[1]);
    return Formula.ofClose(
        value -> {
          double slowly = slow.next(value);
          return 100 * (fast.next(value) - slowly) / slowly;
        });
  }

  static Formula trix(double[] p) {
    int n = (int) p[0];
    Stage thrice =
        Stages.ripeExponential(n).then(Stages.ripeExponential(n)).then(Stages.ripeExponential(n));
    Stage before = Stages.delay(1);
    return Formula.ofClose(
        value -> {
          double now = thrice.next(value);
          return 100 * (now - before.next(now)) / now;
        });
  }

  static Formula stochastic(double[] p) {
    Stage highest = Stages.window((int) p[0], Moments::max);
    Stage lowest = Stages.window((int) p[0], Moments::min);
    Stage slow = Stages.mean((int) p[1]);
    Stage signal = Stages.mean((int) p[2]);
    return (bar, lines) -> {
      double low = lowest.next(bar.low());
      double high = highest.next(bar.high());
      lines[0] = slow.next(Stages.percent(bar.close() - low, high - low, MIDDLE));
      lines[1] = signal.next(lines[0]);
    };
  }

  static Formula williams(double[] p) {
    Stage highest = Stages.window((int) p[0], Moments::max);
    Stage lowest = Stages.window((int) p[0], Moments::min);
    return (bar, lines) -> {
      double high = highest.next(bar.high());
      double low = lowest.next(bar.low());
      lines[0] = -Stages.percent(high - bar.close(), high - low, MIDDLE);
    };
  }

  static Formula cci(double[] p) {
    Recent recent = new Recent((int) p[0]);
    Stage mean = Stages.mean((int) p[0]);
    return (bar, lines) -> {
      double typical = bar.typical();
      recent.add(typical);
      double middle = mean.next(typical);
      if (recent.isFull()) {
        double distance = 0;
        for (int i = 0; i < recent.length(); i++) {
          distance += Math.abs(middle - recent.ago(i));
        }
        double scale = 0.015 * distance / recent.length();
        lines[0] = scale == 0 ? 0 : (typical - middle) / scale;
      }
    };
  }

  static Formula ultimate(double[] p) {
    Stage[] pressures = new Stage[3];
    Stage[] ranges = new Stage[3];
    for (int i = 0; i < 3; i++) {
      pressures[i] = Stages.sum((int) p[i]);
      ranges[i] = Stages.sum((int) p[i]);
    }
    PriceBar[] before = new PriceBar[1];
    double[] weights = {4, 2, 1};
    return (bar, lines) -> {
      if (before[0] != null) {
        double pressure = bar.close() - Math.min(bar.low(), before[0].close());
        double range = bar.trueRange(before[0]);
        double sum = 0;
        for (int i = 0; i < 3; i++) {
          double part = pressures[i].next(pressure);
          sum += weights[i] * Stages.percent(part, ranges[i].next(range), MIDDLE);
        }
        lines[0] = sum / 7;
      }
      before[0] = bar;
    };
  }

  static Formula qstick(double[] p) {
    return Formula.of(bar -> bar.close() - bar.open(), Stages.mean((int) p[0]));
  }

  static Formula awesome(double[] p) {
    Stage fast = Stages.mean((int) p[0]);
    Stage slow = Stages.mean((int) p[1]);
    return Formula.of(PriceBar::middle, value -> fast.next(value) - slow.next(value));
  }
}
