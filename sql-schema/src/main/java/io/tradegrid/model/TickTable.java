package io.tradegrid.model;

import java.util.List;

/**
 * Price steps that depend on the price, as in MiFID II's tick-size regime: from each threshold on,
 * prices are whole multiples of its step. Below the first threshold, and in an empty table, every
 * tick is a price.
 *
 * @param bands at most {@value #BANDS_MAX}, thresholds rising
 */
public record TickTable(List<Band> bands) {

  /** The most bands of a table. */
  public static final int BANDS_MAX = 32;

  /** Every tick is a price. */
  public static final TickTable EVERY_TICK = new TickTable(List.of());

  /**
   * A range of prices.
   *
   * @param fromTicks its lowest price in ticks, a whole multiple of the step
   * @param stepTicks the step in ticks, at least 1
   */
  public record Band(long fromTicks, long stepTicks) {

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException naming the one out of its range
     */
    public Band {
      Terms.require(
          stepTicks >= 1 && stepTicks <= Instrument.PRICE_TICKS_MAX,
          "stepTicks",
          stepTicks,
          "must be 1 to " + Instrument.PRICE_TICKS_MAX);
      Terms.require(
          fromTicks >= 1 && fromTicks <= Instrument.PRICE_TICKS_MAX && fromTicks % stepTicks == 0,
          "fromTicks",
          fromTicks,
          "must be 1 to " + Instrument.PRICE_TICKS_MAX + " and a multiple of " + stepTicks);
    }
  }

  /**
   * Checks the bands.
   *
   * @throws IllegalArgumentException if there are too many or thresholds do not rise
   */
  public TickTable {
    bands = List.copyOf(bands);
    Terms.require(bands.size() <= BANDS_MAX, "bands", bands.size(), "must be at most " + BANDS_MAX);
    for (int i = 1; i < bands.size(); i++) {
      Terms.require(
          bands.get(i).fromTicks > bands.get(i - 1).fromTicks,
          "fromTicks",
          bands.get(i).fromTicks,
          "must rise from band to band");
    }
  }

  /** Returns the step at a price, in ticks. */
  public long stepAt(long priceTicks) {
    long step = 1;
    for (int i = 0; i < bands.size() && bands.get(i).fromTicks <= priceTicks; i++) {
      step = bands.get(i).stepTicks;
    }
    return step;
  }

  /** Returns whether a price is on the grid. */
  public boolean isPrice(long priceTicks) {
    return bands.isEmpty() || priceTicks % stepAt(priceTicks) == 0;
  }

  /** Returns the highest price of the grid below one, in ticks; below 1 there is none. */
  public long below(long priceTicks) {
    long highest = priceTicks - 1;
    long step = stepAt(highest);
    return highest - highest % step;
  }

  /** Returns the lowest price of the grid above one, in ticks. */
  public long above(long priceTicks) {
    long step = stepAt(priceTicks);
    long next = priceTicks - priceTicks % step + step;
    for (Band band : bands) {
      if (band.fromTicks > priceTicks) {
        return Math.min(next, band.fromTicks);
      }
    }
    return next;
  }
}
