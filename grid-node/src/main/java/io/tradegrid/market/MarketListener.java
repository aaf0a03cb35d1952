package io.tradegrid.market;

/** Hears what happens in a market, in sequence. */
@FunctionalInterface
public interface MarketListener {

  /**
   * Something happened; it must not change the market.
   *
   * @param event is used again for the next one: copy what is to be kept
   */
  void on(MarketEvent event);
}
