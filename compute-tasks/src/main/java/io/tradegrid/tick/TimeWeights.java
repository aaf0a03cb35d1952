package io.tradegrid.tick;

import java.math.BigInteger;
import java.util.Optional;

/** Weighs prices by how long each is the last one. */
final class TimeWeights {

  private final WideSum sum = new WideSum();
  private final WideSum weight = new WideSum();
  private boolean started;
  private long sinceNs;
  private long price;

  void add(long timeNs, long newPrice) {
    if (started) {
      weigh(timeNs);
    }
    started = true;
    sinceNs = timeNs;
    price = newPrice;
  }

  /** Weighs the last price until a time, from which on there is none. */
  void stop(long timeNs) {
    if (started) {
      weigh(timeNs);
    }
    started = false;
  }

  /** Makes all prices so many times what they were, because they get more decimals. */
  void rescale(long factor) {
    sum.multiply(factor);
    price = Math.multiplyExact(price, factor);
  }

  void addAll(long[] times, long[] prices, int from, int to) {
    for (int i = from; i < to; i++) {
      add(times[i], prices[i]);
    }
  }

  private void weigh(long untilNs) {
    // Two times may be further apart than a long reaches; without its sign it has room.
    long lasted = untilNs - sinceNs;
    if (lasted < 0) {
      sum.addProduct(price, lasted >>> 1);
      weight.add(lasted >>> 1);
      lasted -= lasted >>> 1;
    }
    sum.addProduct(price, lasted);
    weight.add(lasted);
  }

  /** Returns the sum of price times nanoseconds. */
  BigInteger sum() {
    return sum.toBigInteger();
  }

  /** Returns the nanoseconds in which there was a price. */
  BigInteger weight() {
    return weight.toBigInteger();
  }

  Optional<WeightedMean> mean(long untilNs, int priceDecimals) {
    if (started) {
      weigh(untilNs);
    }
    BigInteger weights = weight.toBigInteger();
    return weights.signum() == 0
        ? Optional.empty()
        : Optional.of(new WeightedMean(sum.toBigInteger(), weights, priceDecimals));
  }
}
