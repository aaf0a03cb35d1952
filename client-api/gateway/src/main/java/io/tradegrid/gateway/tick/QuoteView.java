package io.tradegrid.gateway.tick;

import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TickTime;
import java.math.BigDecimal;
import java.util.List;

/**
 * The best bid and offer as a source told it; null where a side lacks. The rest is as {@link
 * TradeView} has it.
 */
record QuoteView(
    String time,
    BigDecimal bidPrice,
    BigDecimal bidSize,
    BigDecimal askPrice,
    BigDecimal askSize,
    String source,
    String sequence,
    String venue,
    String conditions,
    List<String> flags) {

  static QuoteView of(QuoteTick quote) {
    return new QuoteView(
        TickTime.instant(quote.timeNs()).toString(),
        price(quote, quote.bidPrice(), quote.bidSize()),
        size(quote, quote.bidSize()),
        price(quote, quote.askPrice(), quote.askSize()),
        size(quote, quote.askSize()),
        Tag.text(quote.source()),
        Long.toString(quote.sequence()),
        Tag.text(quote.venue()),
        Tag.text(quote.conditions()),
        TradeView.flags(quote));
  }

  private static BigDecimal price(QuoteTick quote, long price, long size) {
    return size == 0 ? null : BigDecimal.valueOf(price, quote.priceDecimals());
  }

  private static BigDecimal size(QuoteTick quote, long size) {
    return size == 0 ? null : BigDecimal.valueOf(size, quote.sizeDecimals());
  }
}
