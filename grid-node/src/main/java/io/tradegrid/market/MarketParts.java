package io.tradegrid.market;

/** What a market consists of, for who writes it down and builds it up again. */
record MarketParts(
    long maxOrderLots,
    long auctionEndNs,
    EventTape tape,
    Matching matching,
    Collar collar,
    Exposures exposures,
    OpenOrders orders) {}
