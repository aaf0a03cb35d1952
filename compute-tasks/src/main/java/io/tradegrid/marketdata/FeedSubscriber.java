package io.tradegrid.marketdata;

import io.tradegrid.depth.Depth;
import io.tradegrid.depth.DepthBook;
import io.tradegrid.depth.DepthChecksum;
import io.tradegrid.depth.MarketByOrderBook;
import io.tradegrid.depth.TickLotChecksum;
import io.tradegrid.marketdata.FeedMessage.Kind;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;

/**
 * A subscriber of one feed of one instrument. It begins with the feed's first message or with a
 * snapshot, keeps the book, and finds out when it has lost something: messages are numbered without
 * gaps, and a checksum ends every command. Then it says so and waits for a snapshot, which may come
 * at any time between other messages; while it is live it leaves snapshots alone.
 *
 * <p>Between the messages of one command the book is on its way; at a checksum it is the
 * publisher's. One thread at a time.
 *
 * @param <B> the book it keeps
 */
public final class FeedSubscriber<B extends Depth> {

  private enum State {
    WAITING,
    LOADING,
    LIVE
  }

  private final B book;
  private final BookRules<B> rules;
  private final DepthChecksum checksum = new TickLotChecksum();
  private State state = State.WAITING;
  private long sequence;

  /** Of the snapshot that is being read: what came, and how many messages it has. */
  private int part;

  private long parts;
  private Phase phase = Phase.CONTINUOUS;
  private long indicativeTicks;
  private long indicativeLots;
  private long surplusLots;
  private Side surplusSide;

  private FeedSubscriber(B book, BookRules<B> rules) {
    this.book = book;
    this.rules = rules;
  }

  /** Makes a subscriber of the feed by order. */
  public static FeedSubscriber<MarketByOrderBook> byOrder() {
    return new FeedSubscriber<>(new MarketByOrderBook(), BookRules.ORDERS);
  }

  /** Makes a subscriber of the feed by price. */
  public static FeedSubscriber<DepthBook> byPrice() {
    return new FeedSubscriber<>(DepthBook.unbounded(), BookRules.LEVELS);
  }

  /**
   * Takes the next message that arrived.
   *
   * @param message one that {@link FeedCodec#decode} read or the publisher filled; left alone
   * @return what became of it; after GAP and CORRUPT a snapshot is needed
   */
  public FeedResult on(FeedMessage message) {
    return message.part() == 0 ? onLive(message) : onSnapshot(message);
  }

  private FeedResult onLive(FeedMessage message) {
    if (state == State.WAITING) {
      if (message.sequence() != 1) {
        return FeedResult.WAITING;
      }
      reset(0);
      state = State.LIVE;
    }
    if (message.sequence() <= sequence) {
      return FeedResult.COVERED;
    }
    if (state == State.LOADING || message.sequence() != sequence + 1) {
      return lost(FeedResult.GAP);
    }
    sequence++;
    return apply(message) ? FeedResult.APPLIED : lost(FeedResult.CORRUPT);
  }

  private FeedResult onSnapshot(FeedMessage message) {
    if (state == State.LIVE && message.sequence() <= sequence) {
      return FeedResult.COVERED;
    }
    if (message.kind() == Kind.SNAPSHOT) {
      reset(message.sequence());
      state = State.LOADING;
      part = 1;
      parts = message.lots();
      return FeedResult.APPLIED;
    }
    if (state == State.WAITING) {
      return FeedResult.WAITING;
    }
    return state == State.LOADING && message.sequence() == sequence
        ? onPart(message)
        : lost(FeedResult.GAP);
  }

  private FeedResult onPart(FeedMessage message) {
    if (message.part() <= part) {
      return FeedResult.COVERED;
    }
    if (message.part() != part + 1) {
      return lost(FeedResult.GAP);
    }
    part++;
    boolean last = part == parts;
    if (last != (message.kind() == Kind.CHECKSUM) || !apply(message)) {
      return lost(FeedResult.CORRUPT);
    }
    state = last ? State.LIVE : State.LOADING;
    return FeedResult.APPLIED;
  }

  private FeedResult lost(FeedResult result) {
    state = State.WAITING;
    return result;
  }

  private boolean apply(FeedMessage message) {
    return switch (message.kind()) {
      case PHASE -> {
        phase = message.phase();
        indicative(0, 0, 0, null);
        yield true;
      }
      case INDICATIVE -> {
        indicative(message.priceTicks(), message.lots(), message.surplusLots(), message.side());
        yield true;
      }
      case CHECKSUM -> checksum.of(book) == message.checksum();
      default -> rules.apply(book, message);
    };
  }

  private void reset(long newSequence) {
    rules.clear(book);
    sequence = newSequence;
    phase = Phase.CONTINUOUS;
    indicative(0, 0, 0, null);
  }

  private void indicative(long priceTicks, long lots, long surplus, Side side) {
    indicativeTicks = priceTicks;
    indicativeLots = lots;
    surplusLots = surplus;
    surplusSide = side;
  }

  /** Returns whether it has everything up to {@link #sequence}, so that the book may be used. */
  public boolean isLive() {
    return state == State.LIVE;
  }

  /** Returns the number of the last message it has, 0 before the first. */
  public long sequence() {
    return sequence;
  }

  /** Returns the book, which is only to be looked at. */
  public B book() {
    return book;
  }

  /** Returns the phase. */
  public Phase phase() {
    return phase;
  }

  /** Returns the price at which an auction would trade now in ticks, 0 if nothing would. */
  public long indicativeTicks() {
    return indicativeTicks;
  }

  /** Returns the lots that an auction would trade now. */
  public long indicativeLots() {
    return indicativeLots;
  }

  /** Returns the lots at the indicative price that would not trade. */
  public long surplusLots() {
    return surplusLots;
  }

  /** Returns the side of the surplus, null if there is none. */
  public Side surplusSide() {
    return surplusSide;
  }
}
