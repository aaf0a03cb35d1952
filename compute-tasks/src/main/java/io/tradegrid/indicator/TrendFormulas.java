package io.tradegrid.indicator;

import io.tradegrid.statistics.Moments;

/** Whether prices go anywhere, and how wide they swing. */
final class TrendFormulas {

  private static final int MASS_PERIOD = 9;

  private TrendFormulas() {}

  static Formula trueRange(double[] p) {
    PriceBar[] before = new PriceBar[1];
    return (bar, lines) -> {
      lines[0] = bar.trueRange(before[0]);
      before[0] = bar;
    };
  }

  static Formula atr(double[] p) {
    PriceBar[] before = new PriceBar[1];
    Stage mean = Stages.wilder((int) p[0]);
    return (bar, lines) -> {
      lines[0] = mean.next(bar.trueRange(before[0]));
      before[0] = bar;
    };
  }

  static Formula natr(double[] p) {
    Formula atr = atr(p);
    return (bar, lines) -> {
      atr.next(bar, lines);
      lines[0] = 100 * lines[0] / bar.close();
    };
  }

  static Formula movement(double[] p) {
    DirectionalMovement movement = new DirectionalMovement((int) p[0]);
    return (bar, lines) -> {
      movement.next(bar);
      lines[0] = movement.up();
      lines[1] = movement.down();
    };
  }

  static Formula directions(double[] p) {
    DirectionalMovement movement = new DirectionalMovement((int) p[0]);
    return (bar, lines) -> {
      movement.next(bar);
      lines[0] = Stages.percent(movement.up(), movement.range(), 0);
      lines[1] = Stages.percent(movement.down(), movement.range(), 0);
    };
  }

  static Formula dx(double[] p) {
    DirectionalMovement movement = new DirectionalMovement((int) p[0]);
    return (bar, lines) -> {
      movement.next(bar);
      lines[0] = movement.index();
    };
  }

  static Formula adx(double[] p) {
    Formula dx = dx(p);
    Stage mean = Stages.wilder((int) p[0]);
    return (bar, lines) -> {
      dx.next(bar, lines);
      lines[0] = mean.next(lines[0]);
    };
  }

  static Formula adxr(double[] p) {
    Formula adx = adx(p);
    Stage before = Stages.delay((int) p[0] - 1);
    return (bar, lines) -> {
      adx.next(bar, lines);
      lines[0] = (lines[0] + before.next(lines[0])) / 2;
    };
  }

  static Formula aroon(double[] p) {
    int n = (int) p[0];
    Recent highs = new Recent(n + 1);
    Recent lows = new Recent(n + 1);
    return (bar, lines) -> {
      highs.add(bar.high());
      lows.add(-bar.low());
      if (highs.isFull()) {
        lines[0] = 100.0 * (n - sinceHighest(lows)) / n;
        lines[1] = 100.0 * (n - sinceHighest(highs)) / n;
      }
    };
  }

  private static int sinceHighest(Recent recent) {
    int at = 0;
    for (int i = 1; i < recent.length(); i++) {
      at = recent.ago(i) > recent.ago(at) ? i : at;
    }
    return at;
  }

  static Formula aroonOscillator(double[] p) {
    Formula aroon = aroon(p);
    double[] both = new double[2];
    return (bar, lines) -> {
      both[0] = Double.NaN;
      aroon.next(bar, both);
      lines[0] = both[1] - both[0];
    };
  }

  static Formula chaikinVolatility(double[] p) {
    Stage mean = Stages.ripeExponential((int) p[0]);
    Stage before = Stages.delay((int) p[0]);
    return Formula.of(
        PriceBar::range,
        value -> {
          double now = mean.next(value);
          double then = before.next(now);
          return Stages.percent(now - then, then, 0);
        });
  }

  static Formula mass(double[] p) {
    Stage once = Stages.ripeExponential(MASS_PERIOD);
    Stage twice = Stages.ripeExponential(MASS_PERIOD);
    Stage sum = Stages.sum((int) p[0]);
    return Formula.of(
        PriceBar::range,
        value -> {
          double first = once.next(value);
          double second = twice.next(first);
          return sum.next(second == 0 ? 1 : first / second);
        });
  }

  static Formula verticalHorizontal(double[] p) {
    Stage highest = Stages.window((int) p[0], Moments::max);
    Stage lowest = Stages.window((int) p[0], Moments::min);
    Stage change = Stages.change();
    Stage path = Stages.sum((int) p[0]);
    return Formula.ofClose(
        value -> {
          double way = path.next(Math.abs(change.next(value)));
          double span = highest.next(value) - lowest.next(value);
          return way == 0 ? 0 : span / way;
        });
  }

  static Formula medianPrice(double[] p) {
    return Formula.of(PriceBar::middle, value -> value);
  }

  static Formula typicalPrice(double[] p) {
    return Formula.of(PriceBar::typical, value -> value);
  }

  static Formula weightedClose(double[] p) {
    return Formula.of(bar -> (bar.high() + bar.low() + 2 * bar.close()) / 4, value -> value);
  }

  static Formula averagePrice(double[] p) {
    return Formula.of(
        bar -> (bar.open() + bar.high() + bar.low() + bar.close()) / 4, value -> value);
  }
}
