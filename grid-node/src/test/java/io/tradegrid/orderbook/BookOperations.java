package io.tradegrid.orderbook;

import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import java.util.SplittableRandom;

/** Random operations on a book, a function of seed and style; some name orders that are gone. */
final class BookOperations {

  /** What the prices and operations are like. */
  enum Style {
    /** A few ticks around a price that walks. */
    WALK,
    /** All at one price. */
    ONE_PRICE,
    /** Orders sweep through many levels. */
    SWEEP,
    /** Prices anywhere between 1 and 2^52. */
    FAR,
    /** Mostly cancels, of ids that are used again. */
    CANCEL_STORM,
    /** The price runs away for thousands of ticks and comes back. */
    RUN,
    /** Icebergs meet icebergs at a few prices. */
    ICEBERGS,
    /** Few owners in two groups, kept from trading among themselves in every way there is. */
    SELF_TRADES,
    /** Every other order is reduce-only. */
    REDUCE_ONLY,
    /** Orders are collected crossed and uncrossed, again and again. */
    AUCTION
  }

  private static final SelfTrade[] MODES = SelfTrade.values();

  private final SplittableRandom random;
  private final Style style;
  private long nextId = 1;
  private long middle = 100_000;
  private int step;
  private boolean collecting;

  BookOperations(long seed, Style style) {
    this.random = new SplittableRandom(seed);
    this.style = style;
  }

  /** Does the next operation on one book; two books with equal streams are given the same. */
  long apply(OrderBook book, MatchListener listener) {
    step++;
    middle += style == Style.RUN ? (step % 4_000 < 2_000 ? 7L : -7L) : random.nextInt(3) - 1L;
    if (!collecting) {
      collecting = random.nextInt(style == Style.AUCTION ? 20 : 2_000) == 0;
    } else if (random.nextInt(style == Style.AUCTION ? 15 : 100) == 0) {
      return uncross(book, listener);
    }
    int kind = random.nextInt(100);
    long id = Math.max(1, nextId - random.nextInt(200));
    int enters = style == Style.CANCEL_STORM ? 30 : 50;
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    if (kind < enters) {
      return enter(book, side, id, listener);
    }
    if (kind < enters + (style == Style.CANCEL_STORM ? 60 : 15)) {
      return book.cancel(id);
    }
    if (kind < 80 || collecting) {
      return reduce(book, id);
    }
    SelfTrade mode = MODES[random.nextInt(MODES.length)];
    return kind < 85
        ? book.fillable(side, price(side), lots() * 5, owner(), mode, listener)
        : book.replace(id, price(side), lots(), terms(), listener);
  }

  private long enter(OrderBook book, Side side, long id, MatchListener listener) {
    boolean again = style == Style.CANCEL_STORM && id < nextId && !book.contains(id);
    long newId = again ? id : nextId++;
    long lots = lots();
    if (collecting) {
      book.collect(newId, owner(), side, price(side), lots, terms());
      return lots;
    }
    boolean rests = random.nextInt(10) > 0;
    long limit = rests || random.nextBoolean() ? price(side) : any(side);
    return book.enter(newId, owner(), side, limit, lots, rests, terms(), listener);
  }

  /** Trades at a price between those of the best orders, or a little outside. */
  private long uncross(OrderBook book, MatchListener listener) {
    long bid = book.bestTicks(Side.BUY);
    long ask = book.bestTicks(Side.SELL);
    boolean crossed = bid != 0 && ask != 0 && bid >= ask;
    int choice = random.nextInt(4);
    long between = crossed ? random.nextLong(ask, bid + 1) : price(Side.BUY);
    long price = !crossed || choice == 0 ? between : choice == 1 ? ask : bid;
    long volume = book.uncross(price, listener);
    collecting = crossed && book.bestTicks(Side.BUY) >= book.bestTicks(Side.SELL);
    return volume;
  }

  private int owner() {
    return 1 + random.nextInt(style == Style.SELF_TRADES ? 4 : 8);
  }

  private long lots() {
    return 1L + random.nextInt(style == Style.SWEEP ? 2_000 : 100);
  }

  private OrderTerms terms() {
    boolean iceberg =
        random.nextInt(style == Style.ICEBERGS || style == Style.AUCTION ? 2 : 20) == 0;
    boolean prevent = style == Style.SELF_TRADES || random.nextInt(20) == 0;
    boolean reduceOnly = random.nextInt(style == Style.REDUCE_ONLY ? 2 : 20) == 0;
    SelfTrade mode = prevent ? MODES[random.nextInt(MODES.length)] : SelfTrade.ALLOW;
    OrderTerms terms =
        OrderTerms.PLAIN
            .withDisplay(iceberg ? 1L + random.nextInt(20) : OrderTerms.ALL)
            .withSelfTrade(mode);
    return reduceOnly ? terms.withReduceOnly() : terms;
  }

  private static long any(Side side) {
    return side == Side.BUY ? OrderBook.ANY_PRICE_BUY : OrderBook.ANY_PRICE_SELL;
  }

  /** Too much is refused with a message that names the order's open quantity, so compare it too. */
  private long reduce(OrderBook book, long id) {
    long wanted = 1L + random.nextInt(50);
    try {
      return book.reduce(id, wanted);
    } catch (IllegalArgumentException e) {
      return wanted + e.getMessage().hashCode();
    }
  }

  private long price(Side side) {
    return switch (style) {
      case ONE_PRICE -> 500;
      case FAR ->
          random.nextInt(3) == 0
              ? 1 + random.nextLong(1L << 52)
              : middle + random.nextInt(400) - 200L;
      case SWEEP -> middle - side.sign() * (random.nextInt(300) - 20L);
      default -> middle + random.nextInt(21) - 10L;
    };
  }
}
