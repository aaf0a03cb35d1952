package io.tradegrid.tick;

/**
 * A trade; see {@link Tick} for what its fields have in common.
 *
 * @param price whole number of 10^-priceDecimals, of any sign
 * @param size whole number of 10^-sizeDecimals, 0 or more
 */
public record TradeTick(
    long timeNs,
    long source,
    long sequence,
    long venue,
    long conditions,
    int flags,
    int priceDecimals,
    int sizeDecimals,
    long price,
    long size)
    implements Tick {

  /** Refuses what is out of range. */
  public TradeTick {
    Tick.checkDecimals(priceDecimals, sizeDecimals);
    if (size < 0) {
      throw new IllegalArgumentException("size: must be 0 or more, got " + size);
    }
  }
}
