package io.tradegrid.ingest.pipeline;

import io.tradegrid.ingest.text.Decimal;

/**
 * What a symbol of a source is called in the grid and how its numbers have to be. Limits are
 * inclusive.
 *
 * @param symbol the grid's name of it
 * @param priceDecimals decimals that its prices get where they lose nothing; -1 leaves them
 * @param sizeDecimals decimals that its sizes get where they lose nothing; -1 leaves them
 * @param minPrice lowest price that is in range; null for none
 * @param maxPrice highest price that is in range; null for none
 * @param maxSize largest size that is in range; null for none
 */
public record SymbolRule(
    String symbol,
    int priceDecimals,
    int sizeDecimals,
    Decimal minPrice,
    Decimal maxPrice,
    Decimal maxSize) {

  /** Makes one that takes numbers as they come. */
  public static SymbolRule asIs(String symbol) {
    return new SymbolRule(symbol, -1, -1, null, null, null);
  }
}
