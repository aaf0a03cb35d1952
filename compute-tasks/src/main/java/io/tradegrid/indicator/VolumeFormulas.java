package io.tradegrid.indicator;

import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleBiFunction;

/** Prices and the volume behind them. */
final class VolumeFormulas {

  private static final double INDEX_START = 1000;
  private static final double BOX = 10_000;

  private VolumeFormulas() {}

  /** Returns the formula of one line that is a stage of a number of two bars. */
  private static Formula ofPair(ToDoubleBiFunction<PriceBar, PriceBar> number, Stage stage) {
    PriceBar[] before = new PriceBar[1];
    return (bar, lines) -> {
      if (before[0] != null) {
        lines[0] = stage.next(number.applyAsDouble(before[0], bar));
      }
      before[0] = bar;
    };
  }

  /** Returns the same that begins at the first bar, as if nothing had moved before it. */
  private static Formula ofPairFromFirst(
      ToDoubleBiFunction<PriceBar, PriceBar> number, Stage stage) {
    PriceBar[] before = new PriceBar[1];
    return (bar, lines) -> {
      lines[0] = stage.next(before[0] == null ? 0 : number.applyAsDouble(before[0], bar));
      before[0] = bar;
    };
  }

  static Formula obv(double[] p) {
    return ofPairFromFirst(
        (before, bar) -> Math.signum(bar.close() - before.close()) * bar.volume(), Stages.total());
  }

  private static double accumulated(PriceBar bar) {
    double inside = (bar.close() - bar.low()) - (bar.high() - bar.close());
    return bar.range() == 0 ? 0 : inside / bar.range() * bar.volume();
  }

  static Formula accumulation(double[] p) {
    return Formula.of(VolumeFormulas::accumulated, Stages.total());
  }

  static Formula accumulationOscillator(double[] p) {
    Stage total = Stages.total();
    Stage fast = Stages.exponential((int) p[0]);
    Stage slow = Stages.ripeExponential((int) p[1]);
    return Formula.of(
        VolumeFormulas::accumulated,
        value -> {
          double sum = total.next(value);
          return fast.next(sum) - slow.next(sum);
        });
  }

  static Formula williamsAccumulation(double[] p) {
    return ofPair(
        (before, bar) -> {
          double move = bar.close() - before.close();
          return move > 0
              ? bar.close() - Math.min(before.close(), bar.low())
              : move < 0 ? bar.close() - Math.max(before.close(), bar.high()) : 0;
        },
        Stages.total());
  }

  static Formula negativeVolumeIndex(double[] p) {
    return volumeIndex((volume, before) -> volume < before ? 1 : 0);
  }

  static Formula positiveVolumeIndex(double[] p) {
    return volumeIndex((volume, before) -> volume > before ? 1 : 0);
  }

  private static Formula volumeIndex(DoubleBinaryOperator counts) {
    double[] index = {INDEX_START};
    return ofPairFromFirst(
        (before, bar) ->
            counts.applyAsDouble(bar.volume(), before.volume())
                * (bar.close() / before.close() - 1),
        value -> index[0] += value * index[0]);
  }

  static Formula easeOfMovement(double[] p) {
    return ofPair(
        (before, bar) ->
            bar.volume() == 0
                ? 0
                : (bar.middle() - before.middle()) * bar.range() * BOX / bar.volume(),
        value -> value);
  }

  static Formula facilitation(double[] p) {
    return Formula.of(bar -> bar.volume() == 0 ? 0 : bar.range() / bar.volume(), value -> value);
  }

  static Formula moneyFlow(double[] p) {
    Stage in = Stages.sum((int) p[0]);
    Stage out = Stages.sum((int) p[0]);
    return ofPair(
        (before, bar) ->
            Math.signum(bar.typical() - before.typical()) * bar.typical() * bar.volume(),
        flow -> {
          double came = in.next(MomentumFormulas.positive(flow));
          double went = out.next(MomentumFormulas.positive(-flow));
          return Stages.percent(came, came + went, 50);
        });
  }

  static Formula klinger(double[] p) {
    Stage fast = Stages.exponential((int) p[0]);
    Stage slow = Stages.exponential((int) p[1]);
    double[] state = {0, 0}; // the trend, and the ranges summed since it turned
    return ofPair(
        (before, bar) -> {
          double move = bar.typical() - before.typical();
          if (move != 0 && Math.signum(move) != state[0]) {
            state[0] = Math.signum(move);
            state[1] = before.range();
          }
          state[1] += bar.range();
          double share = state[1] == 0 ? 0 : Math.abs(2 * bar.range() / state[1] - 1);
          return 100 * bar.volume() * share * (state[0] > 0 ? 1 : -1);
        },
        force -> fast.next(force) - slow.next(force));
  }

  static Formula volumeOscillator(double[] p) {
    Stage fast = Stages.mean((int) p[0]);
    Stage slow = Stages.mean((int) p[1]);
    return Formula.of(
        PriceBar::volume,
        value -> {
          double slowly = slow.next(value);
          return Stages.percent(fast.next(value) - slowly, slowly, 0);
        });
  }

  static Formula vwap(double[] p) {
    Stage money = Stages.total();
    Stage volume = Stages.total();
    return (bar, lines) ->
        lines[0] =
            average(
                money.next(bar.typical() * bar.volume()), volume.next(bar.volume()), bar.typical());
  }

  static Formula vwma(double[] p) {
    Stage money = Stages.sum((int) p[0]);
    Stage volume = Stages.sum((int) p[0]);
    return (bar, lines) ->
        lines[0] =
            average(money.next(bar.close() * bar.volume()), volume.next(bar.volume()), bar.close());
  }

  /** Without volume there is no average; the price stands for it. */
  private static double average(double money, double volume, double price) {
    return volume == 0 ? price : money / volume;
  }
}
