package io.tradegrid.indicator;

/**
 * Wilder's directional movement. Its sums begin with the first n − 1 movements, as in Achelis's
 * spreadsheet; later each loses an n-th of itself before the next is added.
 */
final class DirectionalMovement {

  private final int n;
  private PriceBar before;
  private int seen;
  private double up;
  private double down;
  private double range;

  DirectionalMovement(int n) {
    this.n = n;
  }

  void next(PriceBar bar) {
    if (before != null) {
      double rise = bar.high() - before.high();
      double fall = before.low() - bar.low();
      double keep = seen < n - 1 ? 1 : (n - 1.0) / n;
      up = up * keep + (rise > 0 && rise > fall ? rise : 0);
      down = down * keep + (fall > 0 && fall > rise ? fall : 0);
      range = range * keep + bar.trueRange(before);
      seen++;
    }
    before = bar;
  }

  private double ripe(double value) {
    return seen >= n - 1 && seen > 0 ? value : Double.NaN;
  }

  double up() {
    return ripe(up);
  }

  double down() {
    return ripe(down);
  }

  double range() {
    return ripe(range);
  }

  /** Returns the directional movement index, 0 to 100; 0 where nothing moves. */
  double index() {
    return ripe(Stages.percent(Math.abs(up - down), up + down, 0));
  }
}
