package io.tradegrid.feed;

import io.tradegrid.depth.DepthChecksum;
import io.tradegrid.depth.DepthResult;
import io.tradegrid.depth.MarketByOrderBook;
import io.tradegrid.depth.TickLotChecksum;
import io.tradegrid.market.Liquidity;
import io.tradegrid.market.MarketEvent;
import io.tradegrid.market.MarketListener;
import io.tradegrid.marketdata.FeedListener;
import io.tradegrid.marketdata.FeedMessage.Kind;
import io.tradegrid.model.CancelReason;
import io.tradegrid.model.Side;

/**
 * Turns the events of one market into its two public feeds, by order and by price. It hears a
 * market from its first event on and is told with {@link #flush} when a command has ended. It keeps
 * the book that a subscriber has, nothing of who and nothing hidden, and once that has been as
 * large as it gets, publishing takes no memory.
 *
 * <p>Its messages are of commands that the market has carried out, which may be before they are
 * durable: whoever sends them on keeps them until they are, and drops them with the market's state
 * if that is lost. A market that is replayed says them again under the same numbers.
 */
public final class FeedPublisher implements MarketListener {

  private final MarketByOrderBook book = new MarketByOrderBook();
  private final DepthChecksum checksum = new TickLotChecksum();
  private final AuctionState auction = new AuctionState();
  private final OrderFeed orders;
  private final DepthFeed depth;
  private long timeNs;

  /**
   * Makes the publisher of a new market.
   *
   * @param orderListener hears the feed by order
   * @param depthListener hears the feed by price
   */
  public FeedPublisher(FeedListener orderListener, FeedListener depthListener) {
    orders = new OrderFeed(orderListener);
    depth = new DepthFeed(depthListener);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the event contradicts those before it
   */
  @Override
  public void on(MarketEvent event) {
    timeNs = event.timeNs();
    switch (event.kind()) {
      case BOOKED -> add(event, event.priceTicks());
      case FILLED -> filled(event);
      case AMENDED -> amended(event);
      case CANCELLED -> cancelled(event);
      case EXPIRED -> delete(event.orderId(), event.side());
      case PHASE_CHANGED -> phaseChanged(event);
      case INDICATIVE -> indicated(event);
      case ACCEPTED, REJECTED, TRIGGERED -> {
        // What was asked for is not public; what it did to the book is told by other events.
      }
    }
  }

  /**
   * Ends a command, or several at once: says which levels have changed, and the checksum in each
   * feed in which there was something to say.
   */
  public void flush() {
    depth.sendLevels(timeNs, book);
    if (!orders.outlet.isInsideCommand() && !depth.outlet.isInsideCommand()) {
      return;
    }
    long sum = checksum.of(book);
    if (orders.outlet.isInsideCommand()) {
      orders.outlet.checksum(timeNs, sum);
    }
    if (depth.outlet.isInsideCommand()) {
      depth.outlet.checksum(timeNs, sum);
    }
  }

  /**
   * Tells a listener all that a subscriber of the feed by order has, orders in the sequence of
   * their queues.
   *
   * @throws IllegalStateException if a command has not ended
   */
  public void orderSnapshot(FeedListener listener) {
    requireCommandEnded();
    Snapshot snapshot = new Snapshot(listener, orders.outlet);
    snapshot.begin(auction, book.openOrders());
    for (Side side : Side.values()) {
      book.forEachOrder(
          side,
          (orderId, priceTicks, lots) -> {
            snapshot.next(Kind.ADD).order(orderId).side(side).quantity(priceTicks, lots);
            snapshot.send();
          });
    }
    snapshot.end(checksum.of(book));
  }

  /**
   * Tells a listener all that a subscriber of the feed by price has, each side from its best level.
   *
   * @throws IllegalStateException if a command has not ended
   */
  public void depthSnapshot(FeedListener listener) {
    requireCommandEnded();
    Snapshot snapshot = new Snapshot(listener, depth.outlet);
    snapshot.begin(auction, book.levelCount(Side.BUY) + book.levelCount(Side.SELL));
    for (Side side : Side.values()) {
      book.forEachLevel(
          side,
          Integer.MAX_VALUE,
          (priceTicks, lots, count) -> {
            snapshot.next(Kind.LEVEL).side(side).quantity(priceTicks, lots).orders(count);
            snapshot.send();
          });
    }
    snapshot.end(checksum.of(book));
  }

  /** Returns the number of the last message of the feed by order, 0 before the first. */
  public long orderSequence() {
    return orders.outlet.sequence();
  }

  /** Returns the number of the last message of the feed by price, 0 before the first. */
  public long depthSequence() {
    return depth.outlet.sequence();
  }

  private void requireCommandEnded() {
    if (orders.outlet.isInsideCommand() || depth.outlet.isInsideCommand()) {
      throw new IllegalStateException("a snapshot is of the end of a command: flush first");
    }
  }

  private void add(MarketEvent event, long priceTicks) {
    long lots = event.shownLots();
    depth.touch(event.side(), priceTicks);
    require(book.add(event.orderId(), event.side(), priceTicks, lots), event);
    orders.add(timeNs, event.orderId(), event.side(), priceTicks, lots);
  }

  private void delete(long orderId, Side side) {
    if (book.contains(orderId)) {
      depth.touch(side, book.priceTicks(orderId));
      book.cancel(orderId);
      orders.delete(timeNs, orderId);
    }
  }

  private void filled(MarketEvent event) {
    long orderId = event.orderId();
    long priceTicks = event.priceTicks();
    Side side = event.side();
    if (event.liquidity() == Liquidity.TAKER) {
      return;
    }
    if (event.liquidity() == Liquidity.MAKER) {
      orders.execute(timeNs, orderId, priceTicks, event.lots());
      depth.trade(timeNs, side.opposite(), priceTicks, event.lots());
    } else if (side == Side.BUY) {
      // One message for both; the seller's event only brings our own book up to date.
      orders.trade(timeNs, orderId, event.contraOrderId(), priceTicks, event.lots());
      depth.trade(timeNs, null, priceTicks, event.lots());
    }
    takeShown(event);
  }

  /**
   * Takes lots from what an order shows; if nothing is left of that, an iceberg shows its next
   * part.
   */
  private void takeShown(MarketEvent event) {
    long orderId = event.orderId();
    long shownLots = shownLots(event);
    long bookTicks = book.priceTicks(orderId);
    // An auction trades hidden lots together with those shown.
    boolean hidden = event.liquidity() == Liquidity.AUCTION && event.lots() > shownLots;
    depth.touch(event.side(), bookTicks);
    require(book.reduce(orderId, hidden ? shownLots : event.lots()), event);
    if (shownLots <= event.lots() && event.leavesLots() > 0) {
      add(event, bookTicks);
    }
  }

  private void amended(MarketEvent event) {
    if (event.shownLots() == 0) {
      delete(event.orderId(), event.side());
    } else {
      showLess(event);
    }
  }

  private void cancelled(MarketEvent event) {
    long orderId = event.orderId();
    if (event.leavesLots() == 0) {
      delete(orderId, event.side());
    } else if (!book.contains(orderId)) {
      return;
    } else if (event.cancelReason() != CancelReason.SELF_TRADE) {
      showLess(event);
    } else if (event.lots() < shownLots(event)) {
      orders.reduce(timeNs, orderId, event.lots());
      takeShown(event);
    } else {
      orders.delete(timeNs, orderId);
      takeShown(event);
    }
  }

  /** An order keeps its place; what it hid is gone first, which nobody sees. */
  private void showLess(MarketEvent event) {
    long lots = shownLots(event) - event.shownLots();
    if (lots > 0) {
      depth.touch(event.side(), event.priceTicks());
      require(book.reduce(event.orderId(), lots), event);
      orders.reduce(timeNs, event.orderId(), lots);
    }
  }

  /** Returns what the order of an event has shown up to now. */
  private long shownLots(MarketEvent event) {
    long lots = book.openLots(event.orderId());
    if (lots == 0) {
      throw new IllegalStateException("the book shows no such order: " + event);
    }
    return lots;
  }

  private static void require(DepthResult result, MarketEvent event) {
    if (result != DepthResult.APPLIED) {
      throw new IllegalStateException(result + ": " + event);
    }
  }

  private void phaseChanged(MarketEvent event) {
    auction.enter(event.phase());
    auction.sendPhase(orders.outlet, timeNs);
    auction.sendPhase(depth.outlet, timeNs);
  }

  private void indicated(MarketEvent event) {
    auction.indicate(event);
    auction.sendPrice(orders.outlet, timeNs);
    auction.sendPrice(depth.outlet, timeNs);
  }
}
