package io.tradegrid.ingest.binance;

import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.book.BestQuote;
import io.tradegrid.model.Side;
import io.tradegrid.tick.QuoteTick;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Trades as they are told, and quotes of the books that are in step. Pure; one thread at a time.
 */
final class BinanceTicks {

  private static final int WAITING_MAX = 10_000;

  private final long source;
  private final BinanceMessages messages;
  private final Map<String, Long> lastTrades;
  private final Map<String, SyncedBook> books = new TreeMap<>();

  /**
   * Makes books that want snapshots.
   *
   * @param symbols in capitals, as the exchange has them
   * @param lastTrades number of the last trade by symbol, kept over the life of a socket
   */
  BinanceTicks(Set<String> symbols, long source, Map<String, Long> lastTrades) {
    this.lastTrades = lastTrades;
    this.source = source;
    this.messages = new BinanceMessages(source);
    symbols.forEach(symbol -> books.put(symbol, new SyncedBook(WAITING_MAX)));
  }

  /** Returns the symbols whose books want a snapshot. */
  NavigableSet<String> unsynced() {
    NavigableSet<String> unsynced = new TreeSet<>();
    books.forEach(
        (symbol, book) -> {
          if (!book.isSynced()) {
            unsynced.add(symbol);
          }
        });
    return unsynced;
  }

  /** Returns the book of a symbol. */
  SyncedBook book(String symbol) {
    return books.get(symbol);
  }

  /** Takes a message of the socket. */
  void accept(String text, Consumer<SourceMessage> out) {
    try {
      JsonNode event = messages.read(text);
      String type = event.path("e").asString("");
      if (type.equals("trade")) {
        SourceTick trade = messages.trade(event);
        Long last = lastTrades.put(trade.symbol(), trade.tick().sequence());
        long missing = last == null ? 0 : trade.tick().sequence() - last - 1;
        out.accept(new SourceTick(trade.symbol(), trade.tick(), Math.max(0, missing)));
      } else if (type.equals("depthUpdate")) {
        String symbol = messages.symbol(event);
        SyncedBook book = books.get(symbol);
        if (book == null) {
          throw new IllegalArgumentException("s: must be subscribed, got " + symbol);
        }
        DepthUpdate update = messages.update(event);
        if (book.update(update) == SyncedBook.Result.APPLIED) {
          tell(symbol, book, update.timeNs(), out);
        }
      }
      // Anything else, as the answer to a subscription, is no market data.
    } catch (IllegalArgumentException | ArithmeticException | JacksonException e) {
      out.accept(new BrokenRecord(source, DeadReason.UNREADABLE, e.getMessage(), text));
    }
  }

  /**
   * Takes a snapshot of a symbol.
   *
   * @param nowNs when it came, which is its time, in nanoseconds since the epoch
   */
  void snapshot(String symbol, String text, long nowNs, Consumer<SourceMessage> out) {
    try {
      SyncedBook book = books.get(symbol);
      if (book.snapshot(messages.snapshot(messages.read(text))) == SyncedBook.Result.APPLIED) {
        tell(symbol, book, nowNs, out);
      }
    } catch (IllegalArgumentException | ArithmeticException | JacksonException e) {
      out.accept(new BrokenRecord(source, DeadReason.UNREADABLE, e.getMessage(), text));
    }
  }

  private void tell(String symbol, SyncedBook book, long timeNs, Consumer<SourceMessage> out) {
    if (!book.isChanged()) {
      out.accept(new Heartbeat(source, timeNs, 0));
      return;
    }
    BestQuote best = book.best();
    out.accept(
        new SourceTick(
            symbol,
            new QuoteTick(
                timeNs,
                source,
                book.lastId(),
                0,
                0,
                0,
                BinanceMessages.DECIMALS,
                BinanceMessages.DECIMALS,
                best.price(Side.BUY),
                best.size(Side.BUY),
                best.price(Side.SELL),
                best.size(Side.SELL)),
            book.takeLost()));
  }
}
