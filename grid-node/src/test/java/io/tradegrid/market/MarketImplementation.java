package io.tradegrid.market;

/** The markets that must behave alike, for tests that run on each. */
enum MarketImplementation {
  REFERENCE {
    @Override
    Market open(long maxOrderLots, MarketListener listener) {
      return new ReferenceMarket(maxOrderLots, listener);
    }
  },
  LADDER {
    @Override
    Market open(long maxOrderLots, MarketListener listener) {
      return new LadderMarket(maxOrderLots, listener);
    }
  };

  abstract Market open(long maxOrderLots, MarketListener listener);
}
