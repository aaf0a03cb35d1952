package io.tradegrid.bar;

/** One interval's trades in five numbers. Only the newest bar of a series still changes. */
public final class Bar {

  private final long openedAtNs;
  private final long openTicks;
  private long highTicks;
  private long lowTicks;
  private long closeTicks;
  private long volumeLots;
  private long trades;

  Bar(long openedAtNs, long firstTicks) {
    this.openedAtNs = openedAtNs;
    this.openTicks = firstTicks;
    this.highTicks = firstTicks;
    this.lowTicks = firstTicks;
  }

  /**
   * Makes a bar as it stood.
   *
   * @param openedAtNs start of the interval, in nanoseconds since the epoch
   */
  public Bar(
      long openedAtNs,
      long openTicks,
      long highTicks,
      long lowTicks,
      long closeTicks,
      long volumeLots,
      long trades) {
    this.openedAtNs = openedAtNs;
    this.openTicks = openTicks;
    this.highTicks = highTicks;
    this.lowTicks = lowTicks;
    this.closeTicks = closeTicks;
    this.volumeLots = volumeLots;
    this.trades = trades;
  }

  void add(long priceTicks, long lots) {
    highTicks = Math.max(highTicks, priceTicks);
    lowTicks = Math.min(lowTicks, priceTicks);
    closeTicks = priceTicks;
    volumeLots = Math.addExact(volumeLots, lots);
    trades++;
  }

  /** Returns the start of the interval, in nanoseconds since the epoch, UTC. */
  public long openedAtNs() {
    return openedAtNs;
  }

  /** Returns the first price in ticks. */
  public long openTicks() {
    return openTicks;
  }

  /** Returns the highest price in ticks. */
  public long highTicks() {
    return highTicks;
  }

  /** Returns the lowest price in ticks. */
  public long lowTicks() {
    return lowTicks;
  }

  /** Returns the last price in ticks. */
  public long closeTicks() {
    return closeTicks;
  }

  /** Returns the traded quantity in lots. */
  public long volumeLots() {
    return volumeLots;
  }

  /** Returns the number of trades. */
  public long trades() {
    return trades;
  }
}
