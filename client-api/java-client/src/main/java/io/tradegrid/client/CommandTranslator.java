package io.tradegrid.client;

import io.tradegrid.client.OrderRequest.Amend;
import io.tradegrid.client.OrderRequest.Cancel;
import io.tradegrid.client.OrderRequest.FromTopic;
import io.tradegrid.client.OrderRequest.MassCancel;
import io.tradegrid.client.OrderRequest.New;
import io.tradegrid.client.OrderRequest.Report;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.Request;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.Portfolio;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Turns requests in names and decimals into commands in numbers, ticks and lots: exactly, or not at
 * all and saying which field does not fit.
 */
final class CommandTranslator {

  private static final long NANOS = 1_000_000_000L;

  /** What names stand for. */
  interface Names {

    /** Returns an instrument, or refuses with UNKNOWN_INSTRUMENT. */
    Instrument instrument(String symbol);

    /** Returns a portfolio, or refuses with UNKNOWN_PORTFOLIO. */
    Portfolio portfolio(String name);
  }

  private final Names names;

  CommandTranslator(Names names) {
    this.names = names;
  }

  /**
   * Returns the command.
   *
   * @throws io.tradegrid.model.RejectedException naming the field that the grid's terms refuse
   * @throws IllegalArgumentException naming the field that cannot be
   */
  Request toCommand(OrderRequest request) {
    if (request instanceof FromTopic record) {
      return new Command.FromTopic(
          record.topic(), record.partition(), record.offset(), toCommand(record.request()));
    }
    Instrument instrument = names.instrument(request.symbol());
    int portfolioId = names.portfolio(request.portfolio()).id();
    ClientOrderId id = ClientOrderId.of(request.clientOrderId());
    long time = request.timestampNs();
    if (request instanceof New order) {
      return newOrder(instrument, portfolioId, id, order);
    } else if (request instanceof Cancel cancel) {
      return new Command.CancelOrder(
          instrument.id(), portfolioId, id, time, orig(cancel.origClientOrderId()));
    } else if (request instanceof MassCancel mass) {
      return new Command.MassCancel(instrument.id(), portfolioId, id, time, mass.side());
    } else if (request instanceof Amend amend) {
      return new Command.AmendOrder(
          instrument.id(),
          portfolioId,
          id,
          time,
          orig(amend.origClientOrderId()),
          ticksOrNone(instrument, amend.price()),
          instrument.toLots(require(amend.quantity(), "quantity")));
    }
    Report report = (Report) request;
    return new Command.TradeReport(
        instrument.id(),
        portfolioId,
        id,
        time,
        names.portfolio(report.counterPortfolio()).id(),
        instrument.toTicks(require(report.price(), "price")),
        instrument.toLots(require(report.quantity(), "quantity")));
  }

  private static Command.NewOrder newOrder(
      Instrument instrument, int portfolioId, ClientOrderId id, New order) {
    return new Command.NewOrder(
        instrument.id(),
        portfolioId,
        id,
        order.timestampNs(),
        require(order.side(), "side"),
        require(order.type(), "type"),
        require(order.timeInForce(), "timeInForce"),
        ticksOrNone(instrument, order.price()),
        instrument.toLots(require(order.quantity(), "quantity")),
        terms(instrument, order.conditions()));
  }

  private static OrderTerms terms(Instrument instrument, OrderConditions conditions) {
    if (conditions.equals(OrderConditions.NONE)) {
      return OrderTerms.PLAIN;
    }
    BigDecimal stop = conditions.stopPrice();
    BigDecimal display = conditions.displayQuantity();
    BigDecimal minimum = conditions.minimumQuantity();
    Instant end = conditions.expiresAt();
    return new OrderTerms(
        stop == null ? 0 : instrument.toTicks("stopPrice", positive(stop, "stopPrice")),
        display == null
            ? OrderTerms.ALL
            : instrument.toLots("displayQuantity", positive(display, "displayQuantity")),
        minimum == null ? 0 : instrument.toLots("minimumQuantity", minimum),
        conditions.postOnly(),
        conditions.reduceOnly(),
        conditions.selfTrade(),
        end == null ? 0 : nanos(end));
  }

  /** Absent is 0 in a command, so that 0 must not pass for something given. */
  private static BigDecimal positive(BigDecimal value, String field) {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException(
          field + ": must be positive, got " + value.toPlainString());
    }
    return value;
  }

  private static long nanos(Instant time) {
    try {
      long nanos = Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
      if (nanos <= 0) {
        throw new IllegalArgumentException("expiresAt: must be after 1970, got " + time);
      }
      if (nanos <= OrderTerms.EXPIRES_NS_MAX) {
        return nanos;
      }
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("expiresAt: must be before 2262-04-11, got " + time, e);
    }
    throw new IllegalArgumentException("expiresAt: must be before 2262-04-11, got " + time);
  }

  private static ClientOrderId orig(String text) {
    return ClientOrderId.of(require(text, "origClientOrderId"));
  }

  private static long ticksOrNone(Instrument instrument, BigDecimal price) {
    return price == null ? Command.NO_PRICE : instrument.toTicks(price);
  }

  static <T> T require(T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException(field + ": is missing");
    }
    return value;
  }
}
