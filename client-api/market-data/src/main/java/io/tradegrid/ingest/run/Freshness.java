package io.tradegrid.ingest.run;

/** How fresh a symbol of a source is. One thread writes, any thread may read. */
public final class Freshness {

  private final String symbol;
  private final long source;
  private volatile long timeNs;

  Freshness(String symbol, long source) {
    this.symbol = symbol;
    this.source = source;
  }

  /** Returns the grid's name of the symbol. */
  public String symbol() {
    return symbol;
  }

  /** Returns the tag of the source. */
  public long source() {
    return source;
  }

  /**
   * Returns the latest time of a tick of it, in nanoseconds since the epoch; 0 before the first.
   */
  public long timeNs() {
    return timeNs;
  }

  void at(long newTimeNs) {
    if (newTimeNs > timeNs) {
      timeNs = newTimeNs;
    }
  }
}
