package io.tradegrid.benchmark.book;

import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.Side;
import io.tradegrid.orderbook.LadderOrderBook;
import io.tradegrid.orderbook.MatchListener;
import io.tradegrid.orderbook.OrderBook;

/** Our book alone, without orders types, limits and events around it. */
final class LadderEngine implements BookEngine {

  private final OrderBook book;
  private final Tally tally = new Tally();
  private final MatchListener fills =
      (taker, maker, owner, price, lots, makerLeaves, makerShown) ->
          tally.trade(maker, price, lots);

  LadderEngine() {
    this(new LadderOrderBook());
  }

  LadderEngine(OrderBook book) {
    this.book = book;
  }

  @Override
  public void apply(CommandStream stream, int i) {
    int id = stream.id(i);
    long answer;
    switch (stream.kind(i)) {
      case CommandStream.PLACE -> answer = enter(stream, i, id, true);
      case CommandStream.IOC -> answer = enter(stream, i, id, false);
      case CommandStream.CANCEL -> answer = book.cancel(id);
      case CommandStream.REDUCE -> answer = book.reduce(id, stream.lots(i));
      default ->
          answer = book.replace(id, stream.price(i), stream.lots(i), OrderTerms.PLAIN, fills);
    }
    if (answer == OrderBook.UNKNOWN) {
      tally.refuse();
    }
  }

  private long enter(CommandStream stream, int i, int id, boolean rests) {
    Side side = stream.isBuy(i) ? Side.BUY : Side.SELL;
    return book.enter(
        id,
        BookEngine.owner(id),
        side,
        stream.price(i),
        stream.lots(i),
        rests,
        OrderTerms.PLAIN,
        fills);
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public int restingOrders() {
    return book.openOrders();
  }

  @Override
  public long restingLots() {
    return book.openLots();
  }
}
