package io.tradegrid.benchmark.book;

/** Counts trades as they happen, the same for every book. */
final class Tally {

  private static final long FACTOR = 31;

  private long trades;
  private long lots;
  private long checksum;
  private long refused;

  void trade(long makerId, long priceTicks, long lots) {
    trades++;
    this.lots += lots;
    checksum = (checksum + makerId) * FACTOR + priceTicks;
  }

  /** Counts a command that found no order. */
  void refuse() {
    refused++;
  }

  long trades() {
    return trades;
  }

  long lots() {
    return lots;
  }

  /** Returns a sum over makers and prices that depends on the order of the trades. */
  long checksum() {
    return checksum;
  }

  long refused() {
    return refused;
  }
}
