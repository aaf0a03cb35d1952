package io.tradegrid.gateway.tick;

import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickFlag;
import io.tradegrid.tick.TickTime;
import io.tradegrid.tick.TradeTick;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * A trade as a source told it.
 *
 * @param time ISO 8601, to the nanosecond
 * @param sequence its number at the source
 * @param venue where it happened; empty if that is the source
 * @param conditions the source's own
 * @param flags what the pipeline found odd
 */
record TradeView(
    String time,
    BigDecimal price,
    BigDecimal size,
    String source,
    String sequence,
    String venue,
    String conditions,
    List<String> flags) {

  static TradeView of(TradeTick trade) {
    return new TradeView(
        TickTime.instant(trade.timeNs()).toString(),
        BigDecimal.valueOf(trade.price(), trade.priceDecimals()),
        BigDecimal.valueOf(trade.size(), trade.sizeDecimals()),
        Tag.text(trade.source()),
        Long.toString(trade.sequence()),
        Tag.text(trade.venue()),
        Tag.text(trade.conditions()),
        flags(trade));
  }

  static List<String> flags(Tick tick) {
    return Arrays.stream(TickFlag.values())
        .filter(flag -> flag.in(tick.flags()))
        .map(Enum::name)
        .toList();
  }
}
