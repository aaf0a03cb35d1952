package io.tradegrid.gateway.market;

import static io.tradegrid.gateway.json.Field.whole;

import io.tradegrid.client.MarketRules;
import io.tradegrid.client.MarketRules.PriceStep;
import io.tradegrid.gateway.page.Limit;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.model.TradingRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The body that says how a market is to be run; what is null is as in {@link MarketRules#OPEN}.
 *
 * @param priceSteps price steps that depend on the price
 * @param referencePrice null leaves it as it is
 * @param staticCollarBps half width of the collar around the reference, in basis points
 * @param dynamicCollarBps half width of the collar around the last trade, in basis points
 * @param collarAction what happens at the edge
 * @param volatilityAuctionMs how long a volatility auction lasts, in milliseconds
 */
record RulesBody(
    List<PriceStep> priceSteps,
    BigDecimal referencePrice,
    BigDecimal staticCollarBps,
    BigDecimal dynamicCollarBps,
    CollarAction collarAction,
    BigDecimal volatilityAuctionMs) {

  private static final int AUCTION_MS_MAX = Integer.MAX_VALUE;

  MarketRules toRules() {
    return new MarketRules(
        steps(),
        referencePrice,
        number("staticCollarBps", staticCollarBps, TradingRules.COLLAR_BPS_MAX),
        number("dynamicCollarBps", dynamicCollarBps, TradingRules.COLLAR_BPS_MAX),
        collarAction == null ? CollarAction.REFUSE : collarAction,
        Duration.ofMillis(number("volatilityAuctionMs", volatilityAuctionMs, AUCTION_MS_MAX)));
  }

  private List<PriceStep> steps() {
    if (priceSteps == null) {
      return List.of();
    }
    if (priceSteps.stream().anyMatch(Objects::isNull)) {
      throw new RejectedException(
          RejectReason.BAD_REQUEST, "priceSteps: must hold objects with from and step, got null");
    }
    return priceSteps;
  }

  private static int number(String field, BigDecimal value, int max) {
    return value == null ? 0 : Limit.of(field, whole(field, value), 0, max);
  }
}
