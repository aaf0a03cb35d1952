package io.tradegrid.gateway.market;

import io.tradegrid.client.MarketRules;
import io.tradegrid.client.MarketRules.PriceStep;
import io.tradegrid.client.MarketState;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * How a market stands; prices and quantities are null where there is none.
 *
 * @param phase what it is doing
 * @param lastPrice of its last trade
 * @param referencePrice what the static collar is around
 * @param collarLow lowest price an order may have
 * @param collarHigh highest price an order may have
 * @param indicativePrice what the auction would trade at now
 * @param indicativeQuantity what it would trade
 * @param surplusQuantity what it would leave over
 * @param surplusSide whose that is
 * @param openOrders open orders, waiting stop orders included
 * @param rules how it is run
 * @param updatedAt when any of it last changed; null before anything happened
 */
public record MarketView(
    String symbol,
    Phase phase,
    BigDecimal lastPrice,
    BigDecimal referencePrice,
    BigDecimal collarLow,
    BigDecimal collarHigh,
    BigDecimal indicativePrice,
    BigDecimal indicativeQuantity,
    BigDecimal surplusQuantity,
    Side surplusSide,
    int openOrders,
    Rules rules,
    Instant updatedAt) {

  /**
   * How a market is run.
   *
   * @param priceSteps price steps that depend on the price
   * @param referencePrice what the static collar is around
   * @param staticCollarBps half width of the collar around the reference, in basis points
   * @param dynamicCollarBps half width of the collar around the last trade, in basis points
   * @param collarAction what happens at the edge
   * @param volatilityAuctionMs how long a volatility auction lasts, in milliseconds
   */
  public record Rules(
      List<PriceStep> priceSteps,
      BigDecimal referencePrice,
      int staticCollarBps,
      int dynamicCollarBps,
      CollarAction collarAction,
      long volatilityAuctionMs) {

    private static Rules of(MarketRules rules) {
      return new Rules(
          rules.priceSteps(),
          rules.referencePrice(),
          rules.staticCollarBps(),
          rules.dynamicCollarBps(),
          rules.collarAction(),
          rules.volatilityAuction().toMillis());
    }
  }

  static MarketView of(MarketState state) {
    return new MarketView(
        state.symbol(),
        state.phase(),
        state.lastPrice(),
        state.referencePrice(),
        state.collarLow(),
        state.collarHigh(),
        state.indicativePrice(),
        state.indicativeQuantity(),
        state.surplusQuantity(),
        state.surplusSide(),
        state.openOrders(),
        Rules.of(state.rules()),
        state.updatedAt());
  }
}
