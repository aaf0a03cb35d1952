package io.tradegrid.ingest.databento;

import io.tradegrid.depth.DepthResult;
import io.tradegrid.depth.MarketByOrderBook;
import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.ingest.book.BestQuote;
import io.tradegrid.ingest.databento.Columns.OrderRecord;
import io.tradegrid.ingest.text.CsvLine;
import io.tradegrid.model.Side;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TradeTick;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps the book of every instrument and tells its trades and, at the end of each event that
 * changes them, its best bid and offer. Pure; one thread at a time.
 */
final class DatabentoTicks {

  private static final int PRICE_DECIMALS = 9;

  /** Records of one venue sequence are numbered behind it, so that none is taken for another. */
  private static final int RECORDS_OF_SEQUENCE = 1 << 16;

  private final long source;
  private final Map<String, Instrument> instruments = new HashMap<>();
  private Columns columns;
  private long venueSequence = -1;
  private int recordOfSequence;

  DatabentoTicks(long source) {
    this.source = source;
  }

  /** An instrument's book and what was last told of it. */
  private static final class Instrument {
    final MarketByOrderBook book = new MarketByOrderBook();
    final BestQuote best = new BestQuote();
  }

  /** Returns the book of an instrument; null if nothing is known of it. */
  MarketByOrderBook book(String symbol) {
    Instrument instrument = instruments.get(symbol);
    return instrument == null ? null : instrument.book;
  }

  /**
   * Takes the first line.
   *
   * @throws IllegalArgumentException naming a column that is missing
   */
  void header(String line) {
    columns = new Columns(CsvLine.fields(line, ','));
  }

  /** Takes one of the other lines. */
  void accept(String line, Consumer<SourceMessage> out) {
    try {
      OrderRecord row = columns.read(CsvLine.fields(line, ','));
      recordOfSequence = row.sequence() == venueSequence ? recordOfSequence + 1 : 0;
      venueSequence = row.sequence();
      long sequence = venueSequence * RECORDS_OF_SEQUENCE + recordOfSequence;
      Instrument instrument = instruments.computeIfAbsent(row.symbol(), unused -> new Instrument());
      DepthResult result = apply(row, instrument.book, sequence, out);
      if (result != DepthResult.APPLIED) {
        out.accept(new BrokenRecord(source, DeadReason.DOES_NOT_FIT, result.name(), line));
      }
      if (row.endsEvent() && !row.isOfSnapshot() && instrument.best.isChangedBy(instrument.book)) {
        out.accept(new SourceTick(row.symbol(), quote(row, instrument.best, sequence)));
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      out.accept(new BrokenRecord(source, DeadReason.UNREADABLE, e.getMessage(), line));
    }
  }

  /** A fill changes nothing: the change of the order comes in a record of its own. */
  private DepthResult apply(
      OrderRecord row, MarketByOrderBook book, long sequence, Consumer<SourceMessage> out) {
    return switch (row.action()) {
      case OrderRecord.ADD -> book.add(row.order(), side(row), row.priceE9(), positive(row));
      case OrderRecord.CANCEL -> book.reduce(row.order(), positive(row));
      case OrderRecord.MODIFY ->
          book.contains(row.order())
              ? book.modify(row.order(), row.priceE9(), positive(row))
              : book.add(row.order(), side(row), row.priceE9(), positive(row));
      case OrderRecord.CLEAR -> {
        book.clear();
        yield DepthResult.APPLIED;
      }
      case OrderRecord.TRADE -> {
        out.accept(new SourceTick(row.symbol(), trade(row, sequence)));
        yield DepthResult.APPLIED;
      }
      case OrderRecord.FILL, OrderRecord.NONE -> DepthResult.APPLIED;
      default ->
          throw new IllegalArgumentException(
              "action: must be one of A, C, M, R, T, F, N, got " + row.action());
    };
  }

  private static long positive(OrderRecord row) {
    if (row.size() == 0) {
      throw new IllegalArgumentException("size: must be positive, got 0");
    }
    return row.size();
  }

  private static Side side(OrderRecord row) {
    return switch (row.side()) {
      case 'B' -> Side.BUY;
      case 'A' -> Side.SELL;
      default -> throw new IllegalArgumentException("side: must be A or B, got " + row.side());
    };
  }

  /** The side of a trade is that of whoever came to what rested. */
  private TradeTick trade(OrderRecord row, long sequence) {
    long conditions =
        switch (row.side()) {
          case 'B' -> Tag.of("B");
          case 'A' -> Tag.of("S");
          default -> 0;
        };
    return new TradeTick(
        row.timeNs(),
        source,
        sequence,
        0,
        conditions,
        0,
        PRICE_DECIMALS,
        0,
        row.priceE9(),
        row.size());
  }

  private QuoteTick quote(OrderRecord row, BestQuote best, long sequence) {
    return new QuoteTick(
        row.timeNs(),
        source,
        sequence,
        0,
        0,
        0,
        PRICE_DECIMALS,
        0,
        best.price(Side.BUY),
        best.size(Side.BUY),
        best.price(Side.SELL),
        best.size(Side.SELL));
  }
}
