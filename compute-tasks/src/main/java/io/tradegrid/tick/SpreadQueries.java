package io.tradegrid.tick;

import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of the quotes of one symbol around events. Not for several threads.
 *
 * <p>A spread that is too large for a long is an {@link ArithmeticException} that names it.
 */
public final class SpreadQueries {

  /** After so many quotes no further window is begun: quotes have no sums in their heads. */
  static final long QUOTES_MAX = 4L << 20;

  private static final int COLUMNS =
      TickSelection.TIME
          | TickSelection.DECIMALS
          | TickSelection.of(TickKind.QUOTE, TickKind.QUOTE.own());

  private final TickReader quotes;

  /**
   * Makes them.
   *
   * @param quotes reads the quotes
   * @throws IllegalArgumentException if it reads trades
   */
  public SpreadQueries(TickReader quotes) {
    if (quotes.kind() != TickKind.QUOTE) {
      throw new IllegalArgumentException("quotes: must be QUOTE, got " + quotes.kind());
    }
    this.quotes = quotes;
  }

  /** Returns what the spreads of a range come to. */
  public SpreadTotals totals(TickRange range) {
    SpreadSums sums = new SpreadSums();
    long unused = add(range, sums);
    return range.isEmpty() ? SpreadTotals.NONE : sums.totals(range.toNs());
  }

  /**
   * Returns the spreads around each of several events, in their order: of the first of them if the
   * windows of all would have very many quotes, but of one at least.
   *
   * @param eventsNs times of the events; cheapest if they rise
   */
  public List<SpreadTotals> around(long[] eventsNs, TickWindow window) {
    return around(eventsNs, window, QUOTES_MAX);
  }

  List<SpreadTotals> around(long[] eventsNs, TickWindow window, long quotesMax) {
    List<SpreadTotals> all = new ArrayList<>();
    long read = 0;
    for (int i = 0; i < eventsNs.length && (i == 0 || read < quotesMax); i++) {
      TickRange range = window.around(eventsNs[i]);
      SpreadSums sums = new SpreadSums();
      read += add(range, sums);
      all.add(sums.totals(range.toNs()));
    }
    return all;
  }

  /** Returns how many quotes were read. */
  private long add(TickRange range, SpreadSums sums) {
    if (range.isEmpty()) {
      return 0;
    }
    if (range.fromNs() > Long.MIN_VALUE) {
      quotes
          .latest(range.fromNs() - 1, range.withoutFlags(), range.source())
          .ifPresent(quote -> sums.begin(range.fromNs(), (QuoteTick) quote));
    }
    TickCursor cursor = quotes.cursor(range, COLUMNS);
    long read = 0;
    while (cursor.next()) {
      sums.addAll(cursor.ticks(), cursor.from(), cursor.to());
      read += cursor.count();
    }
    cursor.finish();
    return read;
  }
}
