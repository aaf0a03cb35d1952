package io.tradegrid.market;

import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;

/** Something to do to a market, so that it can be done to two of them and printed. */
sealed interface MarketCommand {

  /** Does it; returns the market's answer as a number. */
  long applyTo(Market market);

  record Enter(
      long orderId,
      int portfolioId,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      long priceTicks,
      long lots,
      OrderTerms terms)
      implements MarketCommand {

    @Override
    public long applyTo(Market market) {
      return market
          .enter(orderId, portfolioId, side, type, timeInForce, priceTicks, lots, terms)
          .code();
    }
  }

  record Amend(long orderId, long priceTicks, long leavesLots, OrderTerms terms)
      implements MarketCommand {

    @Override
    public long applyTo(Market market) {
      return market.amend(orderId, priceTicks, leavesLots, terms).code();
    }
  }

  record Cancel(long orderId) implements MarketCommand {

    @Override
    public long applyTo(Market market) {
      return market.cancel(orderId).code();
    }
  }

  record CancelAll(int portfolioId, Side side) implements MarketCommand {

    @Override
    public long applyTo(Market market) {
      return market.cancelAll(portfolioId, side);
    }
  }

  record Advance(long timeNs) implements MarketCommand {

    @Override
    public long applyTo(Market market) {
      market.advanceTo(timeNs);
      return market.nextDeadlineNs();
    }
  }

  record ChangePhase(Phase phase) implements MarketCommand {

    @Override
    public long applyTo(Market market) {
      market.changePhase(phase);
      return market.phase().code();
    }
  }

  record SetLimits(int portfolioId, RiskLimits limits) implements MarketCommand {

    @Override
    public long applyTo(Market market) {
      market.limits(portfolioId, limits);
      return 0;
    }
  }

  record SetRules(TradingRules rules) implements MarketCommand {

    @Override
    public long applyTo(Market market) {
      market.rules(rules);
      return market.referenceTicks();
    }
  }

  record Report(int buyPortfolioId, int sellPortfolioId, long lots) implements MarketCommand {

    @Override
    public long applyTo(Market market) {
      market.report(buyPortfolioId, sellPortfolioId, lots);
      return market.positionLots(buyPortfolioId);
    }
  }
}
