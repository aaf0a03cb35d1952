package io.tradegrid.shard;

import io.tradegrid.model.Side;

/**
 * What an auction would do now, as last published.
 *
 * @param priceTicks the price in ticks
 * @param lots what would trade
 * @param surplusLots what would be left at that price, in lots
 * @param surplusSide the side it would be left on, null if nothing
 */
public record Indicative(long priceTicks, long lots, long surplusLots, Side surplusSide) {

  /** Nothing would trade, or nothing is published. */
  public static final Indicative NONE = new Indicative(0, 0, 0, null);
}
