package io.tradegrid.statistics;

/** {@link Comoments} of the last n pairs; without drift, see {@link SlidingWindow}. */
public final class SlidingComoments {

  private final SlidingWindow<Comoments> window;

  /**
   * Makes an empty one.
   *
   * @param length pairs, at least 1
   * @throws io.tradegrid.risk.RiskException INVALID_INPUT for a length below 1
   */
  public SlidingComoments(int length) {
    window = new SlidingWindow<>(length, Comoments::new);
  }

  /**
   * Adds a pair; the oldest leaves if there are n.
   *
   * @throws io.tradegrid.risk.RiskException INVALID_INPUT if one is not finite; nothing changes
   */
  public void add(double x, double y) {
    window.next().add(x, y);
    window.advance();
  }

  /** Returns whether there were as many pairs as the window is long. */
  public boolean isFull() {
    return window.isFull();
  }

  /**
   * Returns the moments of the last n; they hold until the next {@link #add}.
   *
   * @throws io.tradegrid.risk.RiskException INSUFFICIENT_DATA if there were fewer
   */
  public Comoments get() {
    Comoments moments = window.get();
    Require.observations("observations", window.length(), moments.count());
    return moments;
  }
}
