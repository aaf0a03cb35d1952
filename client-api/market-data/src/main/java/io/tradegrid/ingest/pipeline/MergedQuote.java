package io.tradegrid.ingest.pipeline;

import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.TickFlag;

/**
 * One quote of a symbol from those of several sources. Its time and sequence are those of the quote
 * that changed it, so that the same quotes make the same one again.
 */
final class MergedQuote {

  private static final int RANK_BITS = 4;

  private final MergeSettings settings;
  private final QuoteTick[] quotes;
  private QuoteTick last;

  MergedQuote(MergeSettings settings) {
    this.settings = settings;
    this.quotes = new QuoteTick[settings.sources().size()];
  }

  /**
   * Takes what was known before. Whoever's quote would be in the merged one and was not had no
   * place: it had been silent, and its quote does not count before it speaks.
   *
   * @param known quotes by rank; null where there is none
   * @param merged the last quote that was made; null if there is none
   */
  void remember(QuoteTick[] known, QuoteTick merged) {
    System.arraycopy(known, 0, quotes, 0, known.length);
    last = merged;
    for (int i = 0; merged != null && i < known.length; i++) {
      QuoteTick made = best(0, 0, 0);
      if (made != null && made.venue() != merged.venue()) {
        forget(made.venue());
      } else if (made != null && made.conditions() != merged.conditions()) {
        forget(made.conditions());
      }
    }
  }

  private void forget(long source) {
    boolean unused = forget(settings.sources().indexOf(source));
  }

  /** Takes the quote of a source. */
  void take(int rank, QuoteTick quote) {
    quotes[rank] = quote;
  }

  /**
   * Forgets the quote of a source.
   *
   * @return whether it had one
   */
  boolean forget(int rank) {
    boolean had = quotes[rank] != null;
    quotes[rank] = null;
    return had;
  }

  /**
   * Makes the quote.
   *
   * @param timeNs of what changes it
   * @param sequence of what changes it
   * @param rank of what changes it
   * @return null if it is what it was or no source has one
   */
  QuoteTick make(long timeNs, long sequence, int rank) {
    QuoteTick made = best(timeNs, sequence, rank);
    if (made == null || isSame(made, last)) {
      return null;
    }
    last = made;
    return made;
  }

  /** Returns the quote as it is; null if no source has one. */
  private QuoteTick best(long timeNs, long sequence, int rank) {
    int bid = -1;
    int ask = -1;
    for (int i = 0; i < quotes.length; i++) {
      if (quotes[i] != null) {
        boolean isFirst = bid < 0 && ask < 0;
        if (settings.rule() == MergeSettings.Rule.PRIMARY && !isFirst) {
          break;
        }
        bid = isFirst || isHigherBid(quotes[i], quotes[bid]) ? i : bid;
        ask = isFirst || isLowerAsk(quotes[i], quotes[ask]) ? i : ask;
      }
    }
    return bid < 0 ? null : of(quotes[bid], quotes[ask], timeNs, sequence, rank);
  }

  private static boolean isHigherBid(QuoteTick left, QuoteTick right) {
    return left.bidSize() > 0
        && (right.bidSize() == 0
            || Scale.compare(
                    left.bidPrice(), left.priceDecimals(), right.bidPrice(), right.priceDecimals())
                > 0);
  }

  private static boolean isLowerAsk(QuoteTick left, QuoteTick right) {
    return left.askSize() > 0
        && (right.askSize() == 0
            || Scale.compare(
                    left.askPrice(), left.priceDecimals(), right.askPrice(), right.priceDecimals())
                < 0);
  }

  /** Two sides whose numbers cannot have the same decimals are not put together. */
  private QuoteTick of(QuoteTick bid, QuoteTick ask, long timeNs, long sequence, int rank) {
    int price = Math.max(bid.priceDecimals(), ask.priceDecimals());
    int size = Math.max(bid.sizeDecimals(), ask.sizeDecimals());
    boolean isExact =
        Scale.isExact(bid.bidPrice(), bid.priceDecimals(), price)
            && Scale.isExact(bid.bidSize(), bid.sizeDecimals(), size)
            && Scale.isExact(ask.askPrice(), ask.priceDecimals(), price)
            && Scale.isExact(ask.askSize(), ask.sizeDecimals(), size);
    if (!isExact) {
      return null;
    }
    long bidPrice = Scale.rescale(bid.bidPrice(), bid.priceDecimals(), price);
    long askPrice = Scale.rescale(ask.askPrice(), ask.priceDecimals(), price);
    boolean isCrossed = bid.bidSize() > 0 && ask.askSize() > 0 && bidPrice > askPrice;
    return new QuoteTick(
        timeNs,
        settings.target(),
        sequence << RANK_BITS | rank,
        bid.source(),
        ask.source(),
        TickFlag.MERGED.bit() | (isCrossed ? TickFlag.CROSSED.bit() : 0),
        price,
        size,
        bidPrice,
        Scale.rescale(bid.bidSize(), bid.sizeDecimals(), size),
        askPrice,
        Scale.rescale(ask.askSize(), ask.sizeDecimals(), size));
  }

  private static boolean isSame(QuoteTick left, QuoteTick right) {
    return right != null
        && left.venue() == right.venue()
        && left.conditions() == right.conditions()
        && left.priceDecimals() == right.priceDecimals()
        && left.sizeDecimals() == right.sizeDecimals()
        && left.bidPrice() == right.bidPrice()
        && left.bidSize() == right.bidSize()
        && left.askPrice() == right.askPrice()
        && left.askSize() == right.askSize();
  }
}
