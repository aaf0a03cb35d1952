package io.tradegrid.tick;

/**
 * The best bid and offer; see {@link Tick} for what its fields have in common. A side that nobody
 * quotes has size 0 and price 0.
 *
 * @param bidPrice whole number of 10^-priceDecimals, of any sign
 * @param bidSize whole number of 10^-sizeDecimals, 0 or more
 * @param askPrice whole number of 10^-priceDecimals, of any sign
 * @param askSize whole number of 10^-sizeDecimals, 0 or more
 */
public record QuoteTick(
    long timeNs,
    long source,
    long sequence,
    long venue,
    long conditions,
    int flags,
    int priceDecimals,
    int sizeDecimals,
    long bidPrice,
    long bidSize,
    long askPrice,
    long askSize)
    implements Tick {

  /** Refuses what is out of range. */
  public QuoteTick {
    Tick.checkDecimals(priceDecimals, sizeDecimals);
    check("bidSize", bidSize, bidPrice);
    check("askSize", askSize, askPrice);
  }

  private static void check(String name, long size, long price) {
    if (size < 0 || (size == 0 && price != 0)) {
      throw new IllegalArgumentException(
          name + ": must be positive, or 0 with price 0, got " + size + " at " + price);
    }
  }
}
