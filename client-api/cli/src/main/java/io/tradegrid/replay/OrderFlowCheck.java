package io.tradegrid.replay;

import io.tradegrid.client.OrderConditions;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.RejectedException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * An order-flow file, read through and found whole.
 *
 * @param rows number of requests
 * @param symbols the instruments it names
 */
record OrderFlowCheck(long rows, Set<String> symbols) {

  /** What a file may name. */
  interface Reference {

    /** Returns the terms that prices and quantities must fit; null if there are none. */
    Instrument instrument(String symbol);

    /** Returns whether orders may come from a portfolio. */
    boolean hasPortfolio(String name);
  }

  /**
   * Reads a file through.
   *
   * @param progress hears the number of rows read so far
   * @throws BrokenFileException naming the first row that is broken
   */
  static OrderFlowCheck of(Path path, Reference reference, LongConsumer progress) {
    Set<String> symbols = new TreeSet<>();
    long rows = 0;
    try (OrderFlow flow = OrderFlow.open(path)) {
      while (flow.hasNext()) {
        OrderRequest request = flow.next();
        check(flow.row(), request, reference);
        symbols.add(request.symbol());
        progress.accept(++rows);
      }
    }
    return new OrderFlowCheck(rows, symbols);
  }

  private static void check(CsvRow row, OrderRequest request, Reference reference) {
    Instrument instrument = reference.instrument(request.symbol());
    if (instrument == null) {
      throw broken(row, OrderFlow.SYMBOL, "must be an instrument of the grid, or --create given");
    } else if (!reference.hasPortfolio(request.portfolio())) {
      throw broken(row, OrderFlow.PORTFOLIO, "must be a portfolio of the grid, or --create given");
    }
    if (request instanceof OrderRequest.New order) {
      OrderConditions conditions = order.conditions();
      checkPrice(row, OrderFlow.PRICE, instrument, order.price());
      checkPrice(row, OrderFlow.STOP_PRICE, instrument, conditions.stopPrice());
      checkQuantity(row, OrderFlow.QUANTITY, instrument, order.quantity());
      checkQuantity(row, OrderFlow.DISPLAY_QUANTITY, instrument, conditions.displayQuantity());
      checkQuantity(row, OrderFlow.MINIMUM_QUANTITY, instrument, conditions.minimumQuantity());
    } else if (request instanceof OrderRequest.Amend amend) {
      checkPrice(row, OrderFlow.PRICE, instrument, amend.price());
      checkQuantity(row, OrderFlow.QUANTITY, instrument, amend.quantity());
    }
  }

  private static void checkPrice(CsvRow row, int index, Instrument instrument, BigDecimal price) {
    try {
      if (price != null) {
        instrument.toTicks(price);
      }
    } catch (RejectedException e) {
      throw broken(row, index, mustFit(instrument.tickSize(), e));
    }
  }

  private static void checkQuantity(
      CsvRow row, int index, Instrument instrument, BigDecimal quantity) {
    try {
      if (quantity != null) {
        instrument.toLots(quantity);
      }
    } catch (RejectedException e) {
      throw broken(row, index, mustFit(instrument.lotSize(), e));
    }
  }

  private static String mustFit(BigDecimal unit, RejectedException e) {
    return "must be a multiple of " + unit.toPlainString() + " in range (" + e.reason() + ")";
  }

  private static BrokenFileException broken(CsvRow row, int index, String rule) {
    return row.broken(index, OrderFlow.name(index), rule);
  }
}
