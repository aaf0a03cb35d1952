package io.tradegrid.indicator;

/**
 * Wilder's parabolic stop and reverse. It begins long if the second bar's middle is not below the
 * first's.
 *
 * <p>Source: J. W. Wilder, "New concepts in technical trading systems", 1978.
 */
final class ParabolicStop implements Formula {

  private final double step;
  private final double most;
  private PriceBar last;
  private PriceBar beforeLast;

  /** 1 if long, −1 if short, 0 before there are two bars; prices are turned over when short. */
  private int side;

  private double stop;
  private double extreme;
  private double pace;

  ParabolicStop(double[] p) {
    step = p[0];
    most = p[1];
    pace = step;
  }

  @Override
  public void next(PriceBar bar, double[] lines) {
    if (last != null) {
      if (side == 0) {
        side = bar.middle() >= last.middle() ? 1 : -1;
        stop = against(last);
        extreme = along(last);
      }
      double stopped = move(bar); // which may turn the side over
      lines[0] = side * stopped;
    }
    beforeLast = last;
    last = bar;
  }

  /** Returns the price that the position gains by, turned over if short. */
  private double along(PriceBar bar) {
    return side > 0 ? bar.high() : -bar.low();
  }

  private double against(PriceBar bar) {
    return side > 0 ? bar.low() : -bar.high();
  }

  private double move(PriceBar bar) {
    stop += pace * (extreme - stop);
    stop = Math.min(stop, against(last));
    if (beforeLast != null) {
      stop = Math.min(stop, against(beforeLast));
    }
    if (along(bar) > extreme) {
      extreme = along(bar);
      pace = Math.min(most, pace + step);
    }
    if (against(bar) < stop) {
      side = -side;
      stop = -extreme;
      extreme = along(bar);
      pace = step;
    }
    return stop;
  }
}
