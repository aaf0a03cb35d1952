package io.tradegrid.ingest.pipeline;

import io.tradegrid.ingest.text.Decimal;

/** Looks whether numbers are within the limits of their symbol. */
final class Range {

  private Range() {}

  static boolean isOutside(SymbolRule rule, long price, int decimals) {
    Decimal min = rule.minPrice();
    Decimal max = rule.maxPrice();
    return (min != null && Scale.compare(price, decimals, min.units(), min.decimals()) < 0)
        || (max != null && Scale.compare(price, decimals, max.units(), max.decimals()) > 0);
  }

  static boolean isLarge(SymbolRule rule, long size, int decimals) {
    Decimal max = rule.maxSize();
    return max != null && Scale.compare(size, decimals, max.units(), max.decimals()) > 0;
  }
}
