package io.tradegrid.tick;

/**
 * What is known of a block of ticks without its columns being read. Small enough to be kept for
 * every block there is.
 *
 * @param kind what its ticks are
 * @param count how many it has, 1 to {@link TickBlock#ROWS_MAX}
 * @param first identity of the first
 * @param last identity of the last
 * @param firstPrice price of the first trade; bid price of the first quote
 * @param lastPrice price of the last trade; bid price of the last quote
 * @param minPrice lowest price as stored; lowest bid price of quotes, which is 0 where a bid lacks
 * @param maxPrice highest price as stored; highest ask price of quotes
 * @param minPriceDecimals fewest decimals of prices; prices are comparable as stored if these and
 *     the most are the same
 * @param maxPriceDecimals most decimals of prices
 * @param minSizeDecimals fewest decimals of sizes
 * @param maxSizeDecimals most decimals of sizes
 * @param minSource least tag of a source, as a number
 * @param maxSource greatest tag of a source; all ticks are of one source if it is the least too
 * @param minFlags least bits of {@link TickFlag}s
 * @param maxFlags greatest bits of them; 0 if no tick has a flag
 * @param hasTotals whether the next three are known: of trades whose decimals are all the same and
 *     whose sizes add up to a long
 * @param volume sum of the sizes, 0 if not known
 * @param notionalHigh upper 64 bits of the sum of price times size, 0 if not known
 * @param notionalLow lower 64 bits of it
 */
public record TickHead(
    TickKind kind,
    int count,
    TickPosition first,
    TickPosition last,
    long firstPrice,
    long lastPrice,
    long minPrice,
    long maxPrice,
    int minPriceDecimals,
    int maxPriceDecimals,
    int minSizeDecimals,
    int maxSizeDecimals,
    long minSource,
    long maxSource,
    int minFlags,
    int maxFlags,
    boolean hasTotals,
    long volume,
    long notionalHigh,
    long notionalLow) {

  /** Returns the time of the first tick. */
  public long firstNs() {
    return first.timeNs();
  }

  /** Returns the time of the last tick. */
  public long lastNs() {
    return last.timeNs();
  }

  /** Returns whether any tick has a {@link TickFlag}. */
  public boolean flagged() {
    return minFlags != 0 || maxFlags != 0;
  }

  /** Returns whether any quote is {@linkplain TickFlag#MERGED merged}. */
  boolean hasMerged() {
    return maxFlags >= TickFlag.MERGED.bit();
  }

  /** Returns whether all quotes are merged. */
  boolean isMerged() {
    return minFlags >= TickFlag.MERGED.bit();
  }

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
