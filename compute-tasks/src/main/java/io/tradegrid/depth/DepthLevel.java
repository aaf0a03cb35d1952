package io.tradegrid.depth;

/**
 * A price of a book and what rests there.
 *
 * @param priceTicks price in ticks
 * @param quantityLots sum of the open quantities in lots, positive
 * @param orders number of orders, 0 where the feed does not tell
 */
public record DepthLevel(long priceTicks, long quantityLots, int orders) {}
