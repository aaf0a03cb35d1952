package io.tradegrid.tick;

/**
 * What is known of a block of ticks without its columns being read. Small enough to be kept for
 * every block there is.
 *
 * @param kind what its ticks are
 * @param count how many it has, 1 to {@link TickBlock#ROWS_MAX}
 * @param firstNs time of the first
 * @param lastNs time of the last
 * @param firstPrice price of the first trade; bid price of the first quote
 * @param lastPrice price of the last trade; bid price of the last quote
 * @param minPrice lowest price as stored; lowest bid price of quotes, which is 0 where a bid lacks
 * @param maxPrice highest price as stored; highest ask price of quotes
 * @param minPriceDecimals fewest decimals of prices; prices are comparable as stored if these and
 *     the most are the same
 * @param maxPriceDecimals most decimals of prices
 * @param minSizeDecimals fewest decimals of sizes
 * @param maxSizeDecimals most decimals of sizes
 * @param flagged whether any tick has a {@link TickFlag}
 * @param hasTotals whether the next three are known: of trades whose decimals are all the same and
 *     whose sizes add up to a long
 * @param volume sum of the sizes, 0 if not known
 * @param notionalHigh upper 64 bits of the sum of price times size, 0 if not known
 * @param notionalLow lower 64 bits of it
 */
public record TickHead(
    TickKind kind,
    int count,
    long firstNs,
    long lastNs,
    long firstPrice,
    long lastPrice,
    long minPrice,
    long maxPrice,
    int minPriceDecimals,
    int maxPriceDecimals,
    int minSizeDecimals,
    int maxSizeDecimals,
    boolean flagged,
    boolean hasTotals,
    long volume,
    long notionalHigh,
    long notionalLow) {

  /** Returns whether all its ticks have the same decimals. */
  public boolean hasOneScale() {
    return minPriceDecimals == maxPriceDecimals && minSizeDecimals == maxSizeDecimals;
  }

  /** Returns whether any sum of price times size of its trades fits a long. */
  boolean productsFitLong() {
    return hasTotals && productFitsLong(minPrice, volume) && productFitsLong(maxPrice, volume);
  }

  static boolean productFitsLong(long price, long volume) {
    return Math.multiplyHigh(price, volume) == (price * volume) >> (Long.SIZE - 1);
  }
}
