package io.tradegrid.market;

/** The markets that there are; tests are run on each. */
enum MarketKind {
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
