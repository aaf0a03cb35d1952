package io.tradegrid.tick;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trades with the quote that prevailed when each happened: the last one before it, in the order of
 * identity, that is not too old. Both histories are read once, side by side. Not for several
 * threads.
 */
public final class AsOfJoin {

  private final TickReader trades;
  private final TickReader quotes;
  private final AsOfRule rule;

  /**
   * Makes a join.
   *
   * @param trades reads the trades
   * @param quotes reads the quotes of the same symbol, with another reader
   * @param rule which quote prevails
   * @throws IllegalArgumentException if a reader reads the other kind
   */
  public AsOfJoin(TickReader trades, TickReader quotes, AsOfRule rule) {
    if (trades.kind() != TickKind.TRADE || quotes.kind() != TickKind.QUOTE) {
      throw new IllegalArgumentException(
          "readers: must be of TRADE and QUOTE, got " + trades.kind() + " and " + quotes.kind());
    }
    this.trades = trades;
    this.quotes = quotes;
    this.rule = rule;
  }

  /**
   * Hands out all trades of a range, in the order of identity, each with its quote.
   *
   * @param range of the trades; its flags and source are not those of the quotes
   * @return how many were handed out
   */
  public long scan(TickRange range, AsOfVisitor visitor) {
    if (range.isEmpty()) {
      return 0;
    }
    QuoteFollower follower = new QuoteFollower(quotes, rule, range);
    long count = 0;
    boolean goOn = true;
    TickCursor cursor = trades.cursor(range, TickSelection.ALL);
    while (goOn && cursor.next()) {
      TickColumns ticks = cursor.ticks();
      for (int i = cursor.from(); goOn && i < cursor.to(); i++) {
        follower.follow(ticks.timeNs(i));
        goOn = visitor.visit(ticks, i, follower.ticks(), follower.place());
        count++;
      }
    }
    cursor.finish();
    follower.finish();
    return count;
  }

  /**
   * Returns the first trades of a range, or those after another page's, each with its quote.
   *
   * @param range of the trades; its flags and source are not those of the quotes
   * @param after where the page before said to go on, empty for the first page
   * @param limit most trades of the page, 1 to {@link TickReader#PAGE_MAX}
   * @throws IllegalArgumentException if the limit is out of range
   */
  public AsOfPage page(TickRange range, Optional<TickPosition> after, int limit) {
    TickPage page = trades.page(range, TickKind.TRADE.columns(), after, limit);
    TickColumns ticks = page.ticks();
    List<AsOfRow> rows = new ArrayList<>(ticks.count());
    if (ticks.count() > 0) {
      TickRange covered = TickRange.of(ticks.timeNs(0), ticks.timeNs(ticks.count() - 1) + 1);
      QuoteFollower follower = new QuoteFollower(quotes, rule, covered);
      for (int i = 0; i < ticks.count(); i++) {
        follower.follow(ticks.timeNs(i));
        rows.add(new AsOfRow(ticks.trade(i), follower.quote()));
      }
      follower.finish();
    }
    return new AsOfPage(rows, page.next());
  }
}
