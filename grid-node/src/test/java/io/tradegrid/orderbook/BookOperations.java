package io.tradegrid.orderbook;

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
    /** Few owners, who are kept from trading with themselves in every way there is. */
    SELF_TRADES
  }

  private static final SelfTrade[] MODES = SelfTrade.values();

  private final SplittableRandom random;
  private final Style style;
  private long nextId = 1;
  private long middle = 100_000;
  private int step;

  BookOperations(long seed, Style style) {
    this.random = new SplittableRandom(seed);
    this.style = style;
  }

  /** Does the next operation on one book; two books with equal streams are given the same. */
  long apply(OrderBook book, MatchListener listener) {
    step++;
    middle += style == Style.RUN ? (step % 4_000 < 2_000 ? 7L : -7L) : random.nextInt(3) - 1L;
    int kind = random.nextInt(100);
    long id = Math.max(1, nextId - random.nextInt(200));
    int enters = style == Style.CANCEL_STORM ? 30 : 50;
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    long lots = 1L + random.nextInt(style == Style.SWEEP ? 2_000 : 100);
    long price = price(side);
    if (kind < enters) {
      boolean rests = random.nextInt(10) > 0;
      boolean again = style == Style.CANCEL_STORM && id < nextId && !book.contains(id);
      long newId = again ? id : nextId++;
      long limit = rests || random.nextBoolean() ? price : any(side);
      return book.enter(newId, owner(), side, limit, lots, terms(rests), listener);
    }
    if (kind < enters + (style == Style.CANCEL_STORM ? 60 : 15)) {
      return book.cancel(id);
    }
    if (kind < 80) {
      return reduce(book, id);
    }
    return kind < 83
        ? book.fillable(side, price, lots * 5, random.nextInt(3))
        : book.replace(id, price, lots, terms(random.nextInt(20) > 0), listener);
  }

  private int owner() {
    return 1 + random.nextInt(style == Style.SELF_TRADES ? 2 : 8);
  }

  private EntryTerms terms(boolean rests) {
    boolean iceberg = random.nextInt(style == Style.ICEBERGS ? 2 : 20) == 0;
    long display = iceberg ? 1L + random.nextInt(20) : EntryTerms.ALL;
    boolean prevent = style == Style.SELF_TRADES || random.nextInt(20) == 0;
    SelfTrade mode = prevent ? MODES[random.nextInt(MODES.length)] : SelfTrade.ALLOW;
    return new EntryTerms(rests, display, mode);
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
