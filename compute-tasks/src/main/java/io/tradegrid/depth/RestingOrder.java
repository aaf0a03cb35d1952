package io.tradegrid.depth;

import io.tradegrid.model.Side;

/**
 * An order in a {@link MarketByOrderBook}.
 *
 * @param orderId the venue's number of the order
 * @param side side of the order
 * @param priceTicks price in ticks
 * @param openLots what is open of it in lots, positive
 */
public record RestingOrder(long orderId, Side side, long priceTicks, long openLots) {}
