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
 * A stream as requests to a shard. A request names the whole quantity, a command of the stream what
 * is open: so a book runs beside to know what is filled.
 */
final class RequestStream {

  /** Requests that are handed in together. */
  static final int CHUNK = 256;

  private final CommandStream stream;
  private final int instrumentId;
  private final int[] portfolioIds;
  private final LadderOrderBook book = new LadderOrderBook();
  private final long[] filled;
  private final int[] entered;
  private final MatchListener fills = this::filled;

  /**
   * Makes requests of a stream.
   *
   * @param portfolioIds by owner, from 1
   */
  RequestStream(CommandStream stream, int instrumentId, int[] portfolioIds) {
    this.stream = stream;
    this.instrumentId = instrumentId;
    this.portfolioIds = portfolioIds;
    this.filled = new long[stream.size() + 1];
    this.entered = new int[stream.size() + 1];
  }

  private void filled(
      long taker, long maker, int owner, long price, long lots, long makerLeaves, long makerShown) {
    filled[(int) maker] += lots;
    filled[(int) taker] += lots;
  }

  /** Returns all commands from one index to another, in chunks; to be asked once, in order. */
  List<List<Request>> chunks(int from, int to) {
    List<List<Request>> chunks = new ArrayList<>();
    for (int i = from; i < to; i += CHUNK) {
      List<Request> chunk = new ArrayList<>(CHUNK);
      for (int j = i; j < Math.min(i + CHUNK, to); j++) {
        chunk.add(request(j));
      }
      chunks.add(chunk);
    }
    return chunks;
  }

  private Request request(int i) {
    int order = stream.id(i);
    int portfolio = portfolioIds[BookEngine.owner(order)];
    ClientOrderId name = name(i);
    ClientOrderId original = name(entered[order]);
    long lots = stream.lots(i);
    return switch (stream.kind(i)) {
      case CommandStream.CANCEL -> {
        book.cancel(order);
        yield new CancelOrder(instrumentId, portfolio, name, 0, original);
      }
      case CommandStream.REDUCE -> {
        book.reduce(order, lots);
        long total = filled[order] + lots;
        yield new AmendOrder(instrumentId, portfolio, name, 0, original, Command.NO_PRICE, total);
      }
      case CommandStream.MOVE -> {
        long total = filled[order] + lots;
        book.replace(order, stream.price(i), lots, OrderTerms.PLAIN, fills);
        yield new AmendOrder(instrumentId, portfolio, name, 0, original, stream.price(i), total);
      }
      default -> enter(i, order, portfolio, name, lots);
    };
  }

  private Request enter(int i, int order, int portfolio, ClientOrderId name, long lots) {
    entered[order] = i;
    boolean rests = stream.kind(i) == CommandStream.PLACE;
    Side side = stream.isBuy(i) ? Side.BUY : Side.SELL;
    book.enter(order, 1, side, stream.price(i), lots, rests, OrderTerms.PLAIN, fills);
    return new NewOrder(
        instrumentId,
        portfolio,
        name,
        0,
        side,
        OrderType.LIMIT,
        rests ? TimeInForce.GTC : TimeInForce.IOC,
        stream.price(i),
        lots);
  }

  private static ClientOrderId name(int i) {
    return ClientOrderId.of("c" + i);
  }
}
