package io.tradegrid.statistics;

/** What a series is thought to run along besides what is tested; each has those before it too. */
public enum Trend {
  /** Nothing. */
  NONE(0),
  /** A constant. */
  CONSTANT(1),
  /** A straight line. */
  LINEAR(2),
  /** A parabola. */
  QUADRATIC(3);

  private final int terms;

  Trend(int terms) {
    this.terms = terms;
  }

  /** Returns how many columns there are. */
  int terms() {
    return terms;
  }

  /** Returns the columns of the trend for some observations, t = 1, 2 … and its square. */
  double[][] columns(int observations) {
    double[][] columns = new double[terms][observations];
    for (int k = 0; k < columns.length; k++) {
      for (int t = 0; t < observations; t++) {
        columns[k][t] = k == 0 ? 1 : k == 1 ? t + 1.0 : (t + 1.0) * (t + 1.0);
      }
    }
    return columns;
  }
}
