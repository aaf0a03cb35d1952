package io.tradegrid.shard;

import io.tradegrid.model.Side;

/**
 * One trade.
 *
 * @param tradeId unique in the grid, rising per shard
 * @param priceTicks price in ticks
 * @param quantityLots quantity in lots
 * @param buyPortfolioId the buyer
 * @param sellPortfolioId the seller
 * @param buyOrderId the buyer's order, 0 for a reported trade
 * @param sellOrderId the seller's order, 0 for a reported trade
 * @param aggressor the side that took, null for a trade of an auction or a reported one
 * @param timeNs when, in nanoseconds since the epoch
 */
public record Trade(
    long tradeId,
    long priceTicks,
    long quantityLots,
    int buyPortfolioId,
    int sellPortfolioId,
    long buyOrderId,
    long sellOrderId,
    Side aggressor,
    long timeNs) {}
