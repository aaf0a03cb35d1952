package io.tradegrid.benchmark.book;

import io.tradegrid.market.LadderMarket;
import io.tradegrid.market.Liquidity;
import io.tradegrid.market.Market;
import io.tradegrid.market.MarketEvent;
import io.tradegrid.market.ReadAhead;
import io.tradegrid.market.RiskLimits;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;

/**
 * Our market with all risk checks on: order quantity and notional, open orders, position with all
 * open orders filled, order rate, price band; every event is told. The limits are wide enough to
 * refuse nothing, so that both engines do the same.
 */
final class MarketEngine implements BookEngine {

  /** Commands accepted at one time, as an engine's batch is when orders come fast. */
  private static final int BATCH = 64;

  private static final long BATCH_NS = 64_000;
  private static final int ORDERS_PER_SECOND = 1_000_000;
  private static final int BAND_BPS = 10_000;
  private static final RiskLimits LIMITS =
      new RiskLimits(0, false, 1L << 50, 1 << 24, 1L << 40, ORDERS_PER_SECOND, BAND_BPS);

  private final Market market = new LadderMarket(1L << 30, this::told);
  private final Tally tally = new Tally();
  private final ReadAhead ahead = new ReadAhead();

  MarketEngine() {
    for (int owner = 1; owner <= BookEngine.OWNERS; owner++) {
      market.limits(owner, LIMITS);
    }
  }

  private void told(MarketEvent event) {
    if (event.liquidity() == Liquidity.TAKER) {
      tally.trade(event.contraOrderId(), event.priceTicks(), event.lots());
    }
  }

  /** Reads ahead as a shard does for a batch. */
  @Override
  public void applyAll(CommandStream stream, int from, int to) {
    int i = from;
    while (i < to) {
      int end = Math.min(i + ReadAhead.GROUP, to);
      if (ReadAhead.isWorthwhile(market)) {
        for (int next = i; next < end; next++) {
          announce(stream, next, ahead);
        }
        ahead.finish();
      }
      while (i < end) {
        apply(stream, i++);
      }
    }
  }

  void announce(CommandStream stream, int i, ReadAhead ahead) {
    int kind = stream.kind(i);
    boolean enters = kind == CommandStream.PLACE || kind == CommandStream.IOC;
    boolean priced = enters || kind == CommandStream.MOVE;
    int id = stream.id(i);
    ahead.add(
        market, id, enters ? BookEngine.owner(id) : 0, priced ? stream.price(i) : Market.NO_PRICE);
  }

  @Override
  public void apply(CommandStream stream, int i) {
    market.advanceTo(i / BATCH * BATCH_NS);
    int id = stream.id(i);
    RejectReason reason =
        switch (stream.kind(i)) {
          case CommandStream.PLACE -> enter(stream, i, id, TimeInForce.GTC);
          case CommandStream.IOC -> enter(stream, i, id, TimeInForce.IOC);
          case CommandStream.CANCEL -> market.cancel(id);
          case CommandStream.REDUCE ->
              market.amend(id, Market.NO_PRICE, stream.lots(i), OrderTerms.PLAIN);
          default -> market.amend(id, stream.price(i), stream.lots(i), OrderTerms.PLAIN);
        };
    if (reason != RejectReason.NONE) {
      tally.refuse();
    }
  }

  private RejectReason enter(CommandStream stream, int i, int id, TimeInForce timeInForce) {
    return market.enter(
        id,
        BookEngine.owner(id),
        stream.isBuy(i) ? Side.BUY : Side.SELL,
        OrderType.LIMIT,
        timeInForce,
        stream.price(i),
        stream.lots(i),
        OrderTerms.PLAIN);
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public int restingOrders() {
    return market.openOrders();
  }

  @Override
  public long restingLots() {
    return market.openLots();
  }
}
