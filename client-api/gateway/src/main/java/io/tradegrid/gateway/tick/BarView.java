package io.tradegrid.gateway.tick;

import io.tradegrid.tick.Bars;
import io.tradegrid.tick.TickTime;
import java.math.BigDecimal;

/**
 * A bar of trades; prices are null where it has none.
 *
 * @param time when it begins
 */
record BarView(
    String time,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    long trades) {

  static BarView of(Bars bars, int bar) {
    boolean priced = bars.hasPrices(bar);
    return new BarView(
        TickTime.instant(bars.startNs(bar)).toString(),
        priced ? bars.scale().price(bars.open(bar)) : null,
        priced ? bars.scale().price(bars.high(bar)) : null,
        priced ? bars.scale().price(bars.low(bar)) : null,
        priced ? bars.scale().price(bars.close(bar)) : null,
        bars.volumeDecimal(bar),
        bars.trades(bar));
  }
}
