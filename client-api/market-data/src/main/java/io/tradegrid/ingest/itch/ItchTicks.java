package io.tradegrid.ingest.itch;

import io.tradegrid.depth.DepthResult;
import io.tradegrid.depth.MarketByOrderBook;
import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.book.BestQuote;
import io.tradegrid.model.Side;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TradeTick;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps the book of every stock from the messages of a day and tells its trades and, where they
 * change, its best bid and offer. Pure; one thread at a time.
 */
final class ItchTicks {

  /** Prices of orders and trades are ten-thousandths of a dollar. */
  static final int PRICE_DECIMALS = 4;

  private static final long NO_CONDITIONS = 0;
  private static final long EXECUTED_AT_OTHER_PRICE = Tag.of("C");
  private static final long HIDDEN = Tag.of("H");

  private final long source;
  private final long midnightNs;
  private final Map<Integer, Stock> stocks = new HashMap<>();
  private final ItchDecoder decoder = new ItchDecoder();

  /** Messages lost since the last that was told, by the sequence they are missing from. */
  private long missing;

  /**
   * Makes empty books.
   *
   * @param source tag of the source
   * @param midnightNs the day's midnight in New York, in nanoseconds since the epoch
   */
  ItchTicks(long source, long midnightNs) {
    this.source = source;
    this.midnightNs = midnightNs;
  }

  /** A stock's name, book and what was last told of it. */
  private static final class Stock {
    final String name;
    final MarketByOrderBook book = new MarketByOrderBook();
    final BestQuote best = new BestQuote();

    Stock(String name) {
      this.name = name;
    }
  }

  /** Says that so many messages never came; the next tick tells it. */
  void lost(long messages) {
    missing += messages;
  }

  /** Returns the book of a stock by its number of the day; null if it has none. */
  MarketByOrderBook book(int locate) {
    Stock stock = stocks.get(locate);
    return stock == null ? null : stock.book;
  }

  /**
   * Takes a message's bytes.
   *
   * @param sequence its number in the session, from 1
   * @param out is told trades, quotes, and what cannot be taken
   */
  void accept(byte[] bytes, int offset, int length, long sequence, Consumer<SourceMessage> out) {
    try {
      accept(decoder.decode(bytes, offset, length), sequence, out);
    } catch (IllegalArgumentException e) {
      String hex = HexFormat.of().formatHex(bytes, offset, offset + length);
      out.accept(new BrokenRecord(source, DeadReason.UNREADABLE, e.getMessage(), hex));
    }
  }

  /** Takes a message; see {@link #accept(byte[], int, int, long, Consumer)}. */
  void accept(ItchMessage message, long sequence, Consumer<SourceMessage> out) {
    if (message instanceof ItchMessage.StockDirectory directory) {
      stocks.putIfAbsent(directory.locate(), new Stock(directory.stock()));
    } else if (message instanceof ItchMessage.AddOrder add) {
      Stock stock = stock(add.locate(), add.stock());
      DepthResult result = stock.book.add(add.order(), add.side(), add.price(), add.shares());
      settle(message, result, sequence, out);
    } else if (message instanceof ItchMessage.Trade trade) {
      Stock stock = stock(trade.locate(), trade.stock());
      trade(stock, message, sequence, trade.price(), trade.shares(), HIDDEN, out);
    } else if (message instanceof ItchMessage.CrossTrade cross) {
      // An auction in which nothing met is told too, with no shares.
      if (cross.shares() > 0) {
        Stock stock = stock(cross.locate(), cross.stock());
        long kind = Tag.of("Q" + cross.cross());
        trade(stock, message, sequence, cross.price(), cross.shares(), kind, out);
      }
    } else if (message instanceof ItchMessage.BrokenTrade broken) {
      out.accept(dead(DeadReason.TRADE_BROKEN, "match: " + broken.match(), message));
    } else {
      change(message, sequence, out);
    }
  }

  private Stock stock(int locate, String name) {
    return stocks.computeIfAbsent(locate, unused -> new Stock(name));
  }

  private void change(ItchMessage message, long sequence, Consumer<SourceMessage> out) {
    if (message instanceof ItchMessage.OrderExecuted executed) {
      execute(message, sequence, executed.order(), executed.shares(), -1, true, out);
    } else if (message instanceof ItchMessage.OrderExecutedWithPrice executed) {
      // What is not printable is in the volume of a later cross.
      boolean isPrintable = executed.printable() == 'Y';
      execute(
          message,
          sequence,
          executed.order(),
          executed.shares(),
          executed.price(),
          isPrintable,
          out);
    } else if (message instanceof ItchMessage.OrderCancel cancel) {
      Stock stock = stocks.get(message.locate());
      settle(
          message,
          stock == null
              ? DepthResult.UNKNOWN_ORDER
              : stock.book.reduce(cancel.order(), cancel.shares()),
          sequence,
          out);
    } else if (message instanceof ItchMessage.OrderDelete delete) {
      Stock stock = stocks.get(message.locate());
      settle(
          message,
          stock == null ? DepthResult.UNKNOWN_ORDER : stock.book.cancel(delete.order()),
          sequence,
          out);
    } else if (message instanceof ItchMessage.OrderReplace replace) {
      settle(message, replace(replace), sequence, out);
    }
  }

  /** The new order has the side of the old one and stands behind its equals. */
  private DepthResult replace(ItchMessage.OrderReplace replace) {
    Stock stock = stocks.get(replace.locate());
    var old = stock == null ? null : stock.book.order(replace.order()).orElse(null);
    if (old == null) {
      return DepthResult.UNKNOWN_ORDER;
    }
    if (replace.newOrder() != replace.order() && stock.book.contains(replace.newOrder())) {
      return DepthResult.DUPLICATE_ORDER;
    }
    stock.book.cancel(replace.order());
    return stock.book.add(replace.newOrder(), old.side(), replace.price(), replace.shares());
  }

  private void execute(
      ItchMessage message,
      long sequence,
      long order,
      long shares,
      long ownPrice,
      boolean isPrintable,
      Consumer<SourceMessage> out) {
    Stock stock = stocks.get(message.locate());
    if (stock == null || !stock.book.contains(order)) {
      settle(message, DepthResult.UNKNOWN_ORDER, sequence, out);
      return;
    }
    long price = ownPrice < 0 ? stock.book.priceTicks(order) : ownPrice;
    DepthResult result = stock.book.fill(order, shares);
    if (result == DepthResult.APPLIED && isPrintable) {
      long conditions = ownPrice < 0 ? NO_CONDITIONS : EXECUTED_AT_OTHER_PRICE;
      trade(stock, message, sequence, price, shares, conditions, out);
    }
    settle(message, result, sequence, out);
  }

  private void trade(
      Stock stock,
      ItchMessage message,
      long sequence,
      long price,
      long shares,
      long conditions,
      Consumer<SourceMessage> out) {
    tell(
        stock,
        new TradeTick(
            midnightNs + message.timeNs(),
            source,
            sequence,
            0,
            conditions,
            0,
            PRICE_DECIMALS,
            0,
            price,
            shares),
        out);
  }

  /** Tells the best prices if the message has changed them, or that it does not fit. */
  private void settle(
      ItchMessage message, DepthResult result, long sequence, Consumer<SourceMessage> out) {
    if (result != DepthResult.APPLIED) {
      out.accept(dead(DeadReason.DOES_NOT_FIT, result.name(), message));
      return;
    }
    Stock stock = stocks.get(message.locate());
    BestQuote best = stock.best;
    if (best.isChangedBy(stock.book)) {
      tell(
          stock,
          new QuoteTick(
              midnightNs + message.timeNs(),
              source,
              sequence,
              0,
              NO_CONDITIONS,
              0,
              PRICE_DECIMALS,
              0,
              best.price(Side.BUY),
              best.size(Side.BUY),
              best.price(Side.SELL),
              best.size(Side.SELL)),
          out);
    }
  }

  private void tell(Stock stock, Tick tick, Consumer<SourceMessage> out) {
    out.accept(new SourceTick(stock.name, tick, missing));
    missing = 0;
  }

  private BrokenRecord dead(DeadReason reason, String message, ItchMessage content) {
    return new BrokenRecord(source, reason, message, content.toString());
  }
}
