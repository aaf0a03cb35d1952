package io.tradegrid.tick;

/**
 * A trade or a quote as a source told it. Its identity in a symbol's history is (time, source,
 * sequence), which is its order too: a tick that is delivered twice is there once.
 *
 * <p>Prices and sizes are whole numbers of 10^-decimals, so 231.87 is price 23187 with two
 * decimals: nothing is rounded, and a source may change its decimals at any time.
 */
public sealed interface Tick permits TradeTick, QuoteTick {

  /** Most decimals of a price or size. */
  int DECIMALS_MAX = 18;

  /** Returns when it happened, in nanoseconds since the epoch, UTC. */
  long timeNs();

  /** Returns the {@link Tag} of who told it. */
  long source();

  /** Returns its number at the source, unique there for the symbol and the kind of tick. */
  long sequence();

  /** Returns the {@link Tag} of where it happened, 0 if that is the source. */
  long venue();

  /** Returns the {@link Tag} of the source's own conditions, 0 for none. */
  long conditions();

  /** Returns the bits of its {@link TickFlag}s. */
  int flags();

  /** Returns the decimals of its prices, 0 to {@link #DECIMALS_MAX}. */
  int priceDecimals();

  /** Returns the decimals of its sizes, 0 to {@link #DECIMALS_MAX}. */
  int sizeDecimals();

  /** Refuses decimals that are out of range. */
  private static void check(String name, int decimals) {
    if (decimals < 0 || decimals > DECIMALS_MAX) {
      throw new IllegalArgumentException(
          name + ": must be 0 to " + DECIMALS_MAX + ", got " + decimals);
    }
  }

  /** Refuses decimals that are out of range. */
  static void checkDecimals(int priceDecimals, int sizeDecimals) {
    check("priceDecimals", priceDecimals);
    check("sizeDecimals", sizeDecimals);
  }
}
