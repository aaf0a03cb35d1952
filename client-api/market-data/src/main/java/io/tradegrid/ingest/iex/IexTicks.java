package io.tradegrid.ingest.iex;

import io.tradegrid.depth.DepthBook;
import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.book.BestQuote;
import io.tradegrid.model.Side;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TradeTick;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Understands segments of IEX-TP: trades and quotes of TOPS, trades and price levels of DEEP, of
 * which it keeps the books. Numbers that a session leaves out are told with the next message. Pure;
 * one thread at a time.
 */
final class IexTicks {

  static final int TOPS = 0x8003;
  static final int DEEP = 0x8004;

  private static final int HEAD_BYTES = 40;
  private static final int QUOTE_BYTES = 42;
  private static final int TRADE_BYTES = 38;
  private static final int LEVEL_BYTES = 30;
  private static final int SYMBOL_CHARS = 8;
  private static final int PRICE_DECIMALS = 4;
  private static final int EVENT_COMPLETE = 1;

  /** Sale conditions by their bits, the highest first. */
  private static final String CONDITIONS = "FTIBX";

  private final long source;
  private final Map<String, Book> books = new HashMap<>();

  /** The number that the next message of a session has. */
  private final Map<Long, Long> next = new HashMap<>();

  private long missing;

  IexTicks(long source) {
    this.source = source;
  }

  /** The levels of a symbol and what was last told of it. */
  private static final class Book {
    final DepthBook levels = DepthBook.unbounded();
    final BestQuote best = new BestQuote();
  }

  /** Returns the levels of a symbol; null if nothing is known of it. */
  DepthBook levels(String symbol) {
    Book book = books.get(symbol);
    return book == null ? null : book.levels;
  }

  /** Takes a datagram's payload, little-endian. */
  void accept(ByteBuffer segment, Consumer<SourceMessage> out) {
    try {
      read(segment, out);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      byte[] bytes = new byte[segment.limit()];
      segment.get(0, bytes);
      String hex = HexFormat.of().formatHex(bytes);
      out.accept(new BrokenRecord(source, DeadReason.UNREADABLE, e.toString(), hex));
    }
  }

  private void read(ByteBuffer segment, Consumer<SourceMessage> out) {
    int protocol = segment.getShort(2) & 0xffff;
    if (protocol != TOPS && protocol != DEEP) {
      throw new IllegalArgumentException(
          "protocol: must be 0x8003 or 0x8004, got 0x%04x".formatted(protocol));
    }
    long session = segment.getLong(4);
    int count = segment.getShort(14) & 0xffff;
    long first = segment.getLong(24);
    if (count == 0 && first == 1 && segment.getLong(16) == 0) {
      // The publisher began again under the same session: its books are empty.
      next.remove(session);
      books.clear();
    }
    long expected = next.getOrDefault(session, first);
    missing += Math.max(0, first - expected);
    if (count == 0) {
      out.accept(new Heartbeat(source, segment.getLong(32), missing));
      missing = 0;
    }
    int at = HEAD_BYTES;
    for (long sequence = first; sequence < first + count; sequence++) {
      int length = segment.getShort(at) & 0xffff;
      // What was there before in this session is a repeat.
      if (sequence >= expected) {
        message(segment.slice(at + 2, length).order(segment.order()), sequence, out);
      }
      at += 2 + length;
    }
    next.put(session, Math.max(expected, first + count));
  }

  private void message(ByteBuffer message, long sequence, Consumer<SourceMessage> out) {
    if (!message.hasRemaining()) {
      throw new IllegalArgumentException("length: must be that of a message, got 0");
    }
    switch (message.get(0)) {
      case 'Q' -> quote(message, sequence, out);
      case 'T' -> trade(message, sequence, out);
      case 'B' -> broken(message, out);
      case '8' -> level(message, Side.BUY, sequence, out);
      case '5' -> level(message, Side.SELL, sequence, out);
      default -> {
        // States, auctions and official prices are neither trades nor quotes.
      }
    }
  }

  private void quote(ByteBuffer message, long sequence, Consumer<SourceMessage> out) {
    requireLength(message, QUOTE_BYTES);
    long bidSize = size(message, 18);
    long askSize = size(message, 38);
    tell(
        symbol(message),
        new QuoteTick(
            message.getLong(2),
            source,
            sequence,
            0,
            0,
            0,
            PRICE_DECIMALS,
            0,
            bidSize == 0 ? 0 : message.getLong(22),
            bidSize,
            askSize == 0 ? 0 : message.getLong(30),
            askSize),
        out);
  }

  private void trade(ByteBuffer message, long sequence, Consumer<SourceMessage> out) {
    requireLength(message, TRADE_BYTES);
    tell(
        symbol(message),
        new TradeTick(
            message.getLong(2),
            source,
            sequence,
            0,
            conditions(message.get(1)),
            0,
            PRICE_DECIMALS,
            0,
            message.getLong(22),
            size(message, 18)),
        out);
  }

  private static long conditions(byte flags) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < CONDITIONS.length(); i++) {
      if ((flags & (0x80 >> i)) != 0) {
        text.append(CONDITIONS.charAt(i));
      }
    }
    return Tag.of(text.toString());
  }

  private void broken(ByteBuffer message, Consumer<SourceMessage> out) {
    requireLength(message, TRADE_BYTES);
    byte[] bytes = new byte[TRADE_BYTES];
    message.get(0, bytes);
    String text = symbol(message) + " trade: " + message.getLong(30);
    out.accept(
        new BrokenRecord(source, DeadReason.TRADE_BROKEN, text, HexFormat.of().formatHex(bytes)));
  }

  private void level(ByteBuffer message, Side side, long sequence, Consumer<SourceMessage> out) {
    requireLength(message, LEVEL_BYTES);
    String symbol = symbol(message);
    Book book = books.computeIfAbsent(symbol, unused -> new Book());
    // A level that is not there may be taken out: who joins late has not seen it come.
    var unused = book.levels.set(side, message.getLong(22), size(message, 18), 0);
    boolean isComplete = (message.get(1) & EVENT_COMPLETE) != 0;
    if (isComplete && book.best.isChangedBy(book.levels)) {
      tell(
          symbol,
          new QuoteTick(
              message.getLong(2),
              source,
              sequence,
              0,
              0,
              0,
              PRICE_DECIMALS,
              0,
              book.best.price(Side.BUY),
              book.best.size(Side.BUY),
              book.best.price(Side.SELL),
              book.best.size(Side.SELL)),
          out);
    }
  }

  private void tell(String symbol, Tick tick, Consumer<SourceMessage> out) {
    out.accept(new SourceTick(symbol, tick, missing));
    missing = 0;
  }

  private static void requireLength(ByteBuffer message, int length) {
    if (message.limit() < length) {
      throw new IllegalArgumentException(
          "length: must be %d or more for type %c, got %d"
              .formatted(length, (char) message.get(0), message.limit()));
    }
  }

  private static long size(ByteBuffer message, int at) {
    return message.getInt(at) & 0xffff_ffffL;
  }

  private static String symbol(ByteBuffer message) {
    byte[] text = new byte[SYMBOL_CHARS];
    message.get(10, text);
    return new String(text, StandardCharsets.ISO_8859_1).strip();
  }
}
