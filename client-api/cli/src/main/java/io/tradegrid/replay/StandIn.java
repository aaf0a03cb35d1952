package io.tradegrid.replay;

/**
 * Which order of a level gives way when NASDAQ's level loses shares that no order of ours answers
 * for by id, in this order of preference.
 */
enum StandIn {
  /** What our queue left of an order that NASDAQ's has filled or dropped. */
  LEFT_OVER {
    @Override
    long available(Resting order, int row) {
      return Math.max(0, order.here() - order.there());
    }
  },
  /** An order the file never names again: its end lies outside the file's levels. */
  NEVER_NAMED_AGAIN {
    @Override
    long available(Resting order, int row) {
      return order.isSeed() || order.isNamedAfter(row) ? 0 : order.here();
    }
  },
  /** Orders known by their sum only. */
  SEED {
    @Override
    long available(Resting order, int row) {
      return order.isSeed() ? order.here() : 0;
    }
  },
  /** Any order; only where the orderbook file itself shows the level smaller. */
  ANY {
    @Override
    long available(Resting order, int row) {
      return order.here();
    }
  };

  /** Returns the shares of an order that may be taken on this ground after a row. */
  abstract long available(Resting order, int row);
}
