package io.tradegrid.bar;

/** Turns trades in the order of their time into bars of one interval, aligned to the epoch, UTC. */
public final class BarSeries {

  /** One minute in nanoseconds. */
  public static final long MINUTE_NS = 60_000_000_000L;

  /** One UTC day in nanoseconds. */
  public static final long DAY_NS = 1440 * MINUTE_NS;

  private final long intervalNs;
  private Bar current;

  /**
   * Makes an empty series.
   *
   * @param intervalNs length of a bar in nanoseconds, positive
   */
  public BarSeries(long intervalNs) {
    this.intervalNs = intervalNs;
  }

  /**
   * Adds a trade.
   *
   * @param timeNs nanoseconds since the epoch, not before the last trade's
   * @param priceTicks price in ticks
   * @param lots quantity in lots
   * @return the bar the trade fell into; a new object whenever a new interval begins
   */
  public Bar add(long timeNs, long priceTicks, long lots) {
    long openedAtNs = Math.floorDiv(timeNs, intervalNs) * intervalNs;
    if (current == null || current.openedAtNs() != openedAtNs) {
      current = new Bar(openedAtNs, priceTicks);
    }
    current.add(priceTicks, lots);
    return current;
  }

  /** Returns the newest bar, null before the first trade. */
  public Bar current() {
    return current;
  }

  /** Goes on from a bar, which may be null. */
  public void restore(Bar bar) {
    current = bar;
  }
}
