package io.tradegrid.benchmark.orders;

import io.tradegrid.benchmark.book.BookEngine;
import io.tradegrid.benchmark.book.CommandStream;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.orderbook.LadderOrderBook;
import io.tradegrid.orderbook.MatchListener;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream as requests to a shard, made when they are asked for, as they would be from a wire. A
 * request names the whole quantity, a command of the stream what is open: so a book has run before
 * to know what was filled.
 */
final class RequestStream {

  /** Requests that are handed in together. */
  static final int CHUNK = 256;

  private static final int DIGIT_BITS = 5;
  private static final int DIGITS = 7;
  private static final int INSTRUMENT_DIGITS = 3;

  /** As ids have them, '0' is 2. */
  private static final int FIRST_DIGIT = 2;

  private final CommandStream stream;
  private final int[] portfolioIds;

  /** By command: the whole quantity it asks for, and the command that entered its order. */
  private final long[] totals;

  private final int[] enteredBy;

  /** By command: the trades that all before it make. */
  private final int[] tradesBefore;

  /**
   * Makes requests of a stream.
   *
   * @param portfolioIds by owner, from 1
   */
  RequestStream(CommandStream stream, int[] portfolioIds) {
    this.stream = stream;
    this.portfolioIds = portfolioIds;
    this.totals = new long[stream.size()];
    this.enteredBy = new int[stream.size()];
    this.tradesBefore = new int[stream.size() + 1];
    LadderOrderBook book = new LadderOrderBook();
    long[] filled = new long[stream.size() + 1];
    int[] entered = new int[stream.size() + 1];
    int[] trades = {0};
    MatchListener fills =
        (taker, maker, owner, price, lots, makerLeaves, makerShown) -> {
          filled[(int) maker] += lots;
          filled[(int) taker] += lots;
          trades[0]++;
        };
    for (int i = 0; i < stream.size(); i++) {
      int order = stream.id(i);
      long lots = stream.lots(i);
      long price = stream.price(i);
      totals[i] = filled[order] + lots;
      switch (stream.kind(i)) {
        case CommandStream.CANCEL -> book.cancel(order);
        case CommandStream.REDUCE -> book.reduce(order, lots);
        case CommandStream.MOVE -> book.replace(order, price, lots, OrderTerms.PLAIN, fills);
        default -> {
          entered[order] = i;
          book.enter(order, 1, side(i), price, lots, rests(i), OrderTerms.PLAIN, fills);
        }
      }
      enteredBy[i] = entered[order];
      tradesBefore[i + 1] = trades[0];
    }
  }

  /** Returns how many trades the commands before an index make. */
  int tradesBefore(int index) {
    return tradesBefore[index];
  }

  private Side side(int i) {
    return stream.isBuy(i) ? Side.BUY : Side.SELL;
  }

  private boolean rests(int i) {
    return stream.kind(i) == CommandStream.PLACE;
  }

  /**
   * Returns the commands from one index on to another or as many as a chunk has.
   *
   * @param instrumentId what they are for
   */
  List<Request> chunk(int instrumentId, int from, int to) {
    int end = Math.min(from + CHUNK, to);
    List<Request> chunk = new ArrayList<>(end - from);
    for (int i = from; i < end; i++) {
      chunk.add(request(instrumentId, i));
    }
    return chunk;
  }

  private Request request(int instrumentId, int i) {
    int portfolio = portfolioIds[BookEngine.owner(stream.id(i))];
    ClientOrderId name = name(instrumentId, i);
    return switch (stream.kind(i)) {
      case CommandStream.CANCEL ->
          new CancelOrder(instrumentId, portfolio, name, 0, name(instrumentId, enteredBy[i]));
      case CommandStream.REDUCE -> amend(instrumentId, portfolio, name, i, Command.NO_PRICE);
      case CommandStream.MOVE -> amend(instrumentId, portfolio, name, i, stream.price(i));
      default ->
          new NewOrder(
              instrumentId,
              portfolio,
              name,
              0,
              side(i),
              OrderType.LIMIT,
              rests(i) ? TimeInForce.GTC : TimeInForce.IOC,
              stream.price(i),
              stream.lots(i));
    };
  }

  private AmendOrder amend(
      int instrumentId, int portfolio, ClientOrderId name, int i, long priceTicks) {
    return new AmendOrder(
        instrumentId, portfolio, name, 0, name(instrumentId, enteredBy[i]), priceTicks, totals[i]);
  }

  /** Ten letters and digits: as quickly as reading them from a wire would go. */
  private static ClientOrderId name(int instrumentId, int i) {
    long bits = (digits(instrumentId, INSTRUMENT_DIGITS) << (6 * DIGITS)) | digits(i, DIGITS);
    return ClientOrderId.ofBits(bits, 0);
  }

  private static long digits(int number, int count) {
    long bits = 0;
    for (int digit = count - 1; digit >= 0; digit--) {
      bits = (bits << 6) | (FIRST_DIGIT + ((number >>> (digit * DIGIT_BITS)) & 31));
    }
    return bits;
  }
}
