package io.tradegrid.orderbook;

/**
 * How an order enters a book. Values are shared and reused; the common ones are constants.
 *
 * @param rests whether what does not trade at once waits in the book
 * @param displayLots lots of an iceberg shown at a time, at least 1; {@link #ALL} shows everything
 * @param selfTrade what happens where it meets an order of its own owner
 */
public record EntryTerms(boolean rests, long displayLots, SelfTrade selfTrade) {

  /** Nothing is hidden. */
  public static final long ALL = Long.MAX_VALUE;

  /** What does not trade waits, all of it shown. */
  public static final EntryTerms REST = new EntryTerms(true, ALL, SelfTrade.ALLOW);

  /** What does not trade is dropped. */
  public static final EntryTerms IMMEDIATE = new EntryTerms(false, ALL, SelfTrade.ALLOW);

  /**
   * Checks the shown lots.
   *
   * @throws IllegalArgumentException if they are below 1
   */
  public EntryTerms {
    if (displayLots < 1) {
      throw new IllegalArgumentException("displayLots: must be at least 1, got " + displayLots);
    }
  }
}
