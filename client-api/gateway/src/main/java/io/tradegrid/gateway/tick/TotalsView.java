package io.tradegrid.gateway.tick;

import io.tradegrid.tick.TradeTotals;
import io.tradegrid.tick.WeightedMean;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What trades come to; prices are null where there is no trade.
 *
 * @param vwap average price by volume, eight decimals, half to even
 * @param twap average price by time; null where it was not asked for
 */
record TotalsView(
    long trades,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    BigDecimal vwap,
    BigDecimal twap) {

  private static final int DECIMALS = 8;

  static TotalsView of(TradeTotals totals, Optional<WeightedMean> twap) {
    boolean any = totals.count() > 0;
    return new TotalsView(
        totals.count(),
        any ? totals.scale().price(totals.open()) : null,
        any ? totals.scale().price(totals.high()) : null,
        any ? totals.scale().price(totals.low()) : null,
        any ? totals.scale().price(totals.close()) : null,
        totals.scale().size(totals.volume()),
        rounded(totals.vwap()),
        rounded(twap));
  }

  static BigDecimal rounded(Optional<WeightedMean> mean) {
    return mean.map(some -> some.rounded(DECIMALS)).orElse(null);
  }
}
