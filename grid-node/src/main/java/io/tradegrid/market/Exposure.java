package io.tradegrid.market;

import io.tradegrid.model.Side;

/** What a portfolio has and could get in one market, and what it is held to. */
final class Exposure {

  /** Stands for no portfolio. */
  static final Exposure NOBODY = new Exposure(0, 0);

  private static final long SECOND_NS = 1_000_000_000L;

  final int portfolioId;

  /** What the market's book knows the portfolio by. */
  final int account;

  /** Null until they are set. */
  private RiskLimits limits;

  /** Time between two orders at the allowed rate, 0 for any rate. */
  private long intervalNs;

  long positionLots;
  long openBuyLots;
  long openSellLots;
  int openOrders;

  /** The theoretical arrival time of the next order at the allowed rate. */
  long arrivalNs;

  Exposure(int portfolioId, int account) {
    this.portfolioId = portfolioId;
    this.account = account;
  }

  RiskLimits limits() {
    return limits;
  }

  void limits(RiskLimits newLimits) {
    limits = newLimits;
    int perSecond = limits.maxOrdersPerSecond();
    intervalNs = perSecond == 0 ? 0 : SECOND_NS / perSecond;
  }

  void opened(Side side, long lots) {
    openOrders++;
    changeOpen(side, lots);
  }

  void changeOpen(Side side, long lots) {
    openBuyLots += side.ifBuy(lots);
    openSellLots += side.ifSell(lots);
  }

  void traded(Side side, long lots) {
    positionLots += side.sign() * lots;
    changeOpen(side, -lots);
  }

  /** Returns how many lots of an order of this side could only reduce the position. */
  long reducibleLots(Side side) {
    return Math.max(0, -side.sign() * positionLots);
  }

  /** Returns whether the position could pass its limit with all open orders of a side filled. */
  boolean exceedsPosition(Side side, long moreLots) {
    long open = side.ifBuy(openBuyLots) + side.ifSell(openSellLots);
    return side.sign() * positionLots + open + moreLots > limits.maxPositionLots();
  }

  boolean isSameGroup(Exposure other) {
    return this == other
        || (limits != null
            && other.limits != null
            && limits.group() != 0
            && limits.group() == other.limits.group());
  }

  /**
   * Counts an order if the rate allows it. The generic cell rate algorithm (ATM Forum, Traffic
   * Management 4.0, section 4.4.2) with a tolerance that allows a second's worth at once.
   */
  boolean isWithinRate(long nowNs) {
    if (intervalNs == 0) {
      return true;
    }
    long earliest = Math.max(arrivalNs, nowNs);
    if (earliest - nowNs > SECOND_NS - intervalNs) {
      return false;
    }
    arrivalNs = earliest + intervalNs;
    return true;
  }

  /** Returns whether it is as if nobody had ever asked for it. */
  boolean isBlank() {
    return limits == null && positionLots == 0 && openOrders == 0 && arrivalNs == 0;
  }

  /** Returns this portfolio's part of the market's hash. */
  long stateHash() {
    boolean none = positionLots == 0 && openBuyLots == 0 && openSellLots == 0 && openOrders == 0;
    return none
        ? 0
        : MarketHash.exposure(portfolioId, positionLots, openBuyLots, openSellLots, openOrders);
  }
}
