package io.tradegrid.command;

import io.tradegrid.model.ClientOrderId;

/**
 * One trade of an incoming order with a resting one.
 *
 * @param tradeId unique in the grid
 * @param priceTicks the resting order's price, in ticks
 * @param quantityLots in lots
 * @param makerOrderId the resting order
 * @param makerPortfolioId its owner
 * @param makerClientOrderId the id its owner gave it
 */
public record Fill(
    long tradeId,
    long priceTicks,
    long quantityLots,
    long makerOrderId,
    int makerPortfolioId,
    ClientOrderId makerClientOrderId) {}
