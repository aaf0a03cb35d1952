package io.tradegrid.gateway.tick;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tradegrid.tick.SpreadTotals;
import io.tradegrid.tick.TickTime;
import io.tradegrid.tick.TradeTotals;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What lies around an event: of trades what they come to, of quotes their spreads.
 *
 * @param event its time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WindowView(String event, TotalsView trades, Spreads spreads) {

  /**
   * Spreads (ask less bid) of the quotes that have both sides.
   *
   * @param quotes how many
   * @param mean average of the quotes, eight decimals
   * @param timeMean average over time, that of the quote before the window among them
   */
  record Spreads(
      long quotes, BigDecimal lowest, BigDecimal highest, BigDecimal mean, BigDecimal timeMean) {}

  static WindowView of(long eventNs, TradeTotals totals) {
    return new WindowView(time(eventNs), TotalsView.of(totals, Optional.empty()), null);
  }

  static WindowView of(long eventNs, SpreadTotals totals) {
    boolean any = totals.count() > 0;
    return new WindowView(
        time(eventNs),
        null,
        new Spreads(
            totals.count(),
            any ? totals.spread(totals.lowest()) : null,
            any ? totals.spread(totals.highest()) : null,
            TotalsView.rounded(totals.mean()),
            TotalsView.rounded(totals.timeMean())));
  }

  private static String time(long ns) {
    return TickTime.instant(ns).toString();
  }
}
