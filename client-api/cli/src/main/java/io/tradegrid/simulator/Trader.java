package io.tradegrid.simulator;

import java.util.List;
import java.util.random.RandomGenerator;

/** A temper, and the portfolios that have it. */
enum Trader {
  /** Quotes both sides around the middle, and takes stale quotes back. */
  MARKET_MAKER("MAKER-NORTH", "MAKER-SOUTH"),
  /** Follows the last move, at once. */
  MOMENTUM("MOMENTUM"),
  /** Comes from outside with no opinion. */
  NOISE("RETAIL-A", "RETAIL-B", "RETAIL-C"),
  /** Buys, a little at a time, and never sells. */
  LONG_ONLY("PENSION");

  private final List<String> portfolios;

  Trader(String... portfolios) {
    this.portfolios = List.of(portfolios);
  }

  List<String> portfolios() {
    return portfolios;
  }

  String anyPortfolio(RandomGenerator random) {
    return portfolios.get(random.nextInt(portfolios.size()));
  }
}
