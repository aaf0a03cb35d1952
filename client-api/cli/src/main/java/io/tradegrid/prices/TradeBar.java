package io.tradegrid.prices;

import java.math.BigDecimal;

/** Open, high, low, close, volume and number of the trades of a span of time. */
final class TradeBar {

  private BigDecimal open;
  private BigDecimal high;
  private BigDecimal low;
  private BigDecimal close;
  private BigDecimal volume = BigDecimal.ZERO;
  private long trades;

  /** Adds a trade, later than those before it. */
  void add(BigDecimal price, BigDecimal quantity) {
    if (trades == 0) {
      open = price;
      high = price;
      low = price;
    }
    high = high.max(price);
    low = low.min(price);
    close = price;
    volume = volume.add(quantity);
    trades++;
  }

  BigDecimal open() {
    return open;
  }

  BigDecimal high() {
    return high;
  }

  BigDecimal low() {
    return low;
  }

  BigDecimal close() {
    return close;
  }

  BigDecimal volume() {
    return volume;
  }

  long trades() {
    return trades;
  }
}
