package io.tradegrid.statistics;

/** {@link Moments} of the last n numbers; without drift, see {@link SlidingWindow}. */
public final class SlidingMoments {

  private final SlidingWindow<Moments> window;

  /**
   * Makes an empty one.
   *
   * @param length numbers, at least 1
   * @throws io.tradegrid.risk.RiskException INVALID_INPUT for a length below 1
   */
  public SlidingMoments(int length) {
    window = new SlidingWindow<>(length, Moments::new);
  }

  /**
   * Adds a number; the oldest leaves if there are n.
   *
   * @throws io.tradegrid.risk.RiskException INVALID_INPUT if it is not finite; nothing changes
   */
  public void add(double value) {
    window.next().add(value);
    window.advance();
  }

  /** Returns whether there were as many numbers as the window is long. */
  public boolean isFull() {
    return window.isFull();
  }

  /**
   * Returns the moments of the last n; they hold until the next {@link #add}.
   *
   * @throws io.tradegrid.risk.RiskException INSUFFICIENT_DATA if there were fewer
   */
  public Moments get() {
    Moments moments = window.get();
    Require.observations("observations", window.length(), moments.count());
    return moments;
  }
}
