package io.tradegrid.lookback;

import io.tradegrid.command.Command;
import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.CancelAll;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.ChangePhase;
import io.tradegrid.command.Command.ChangeRules;
import io.tradegrid.command.Command.Control;
import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.command.Command.ForgetRequests;
import io.tradegrid.command.Command.FromTopic;
import io.tradegrid.command.Command.MassCancel;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.PassTime;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TradingRules;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names what a command says: fields by name, in the order of reading, prices and quantities as
 * decimals. Fields that say nothing are left out.
 */
final class CommandFields {

  private static final String COMMAND = "command";

  private final Map<Integer, Instrument> instruments;
  private final Map<Integer, String> portfolios;

  /**
   * Knows these by their numbers; others are shown by number, their prices in ticks.
   *
   * @param portfolios names
   */
  CommandFields(Map<Integer, Instrument> instruments, Map<Integer, String> portfolios) {
    this.instruments = instruments;
    this.portfolios = portfolios;
  }

  /** Returns when a command was accepted, in nanoseconds since the epoch; 0 if it has no time. */
  static long timeNs(Command command) {
    if (command instanceof Request request) {
      return request.timestampNs();
    } else if (command instanceof ChangePhase change) {
      return change.timestampNs();
    } else if (command instanceof CancelAll cancel) {
      return cancel.timestampNs();
    }
    return command instanceof PassTime pass ? pass.timestampNs() : 0;
  }

  /** Returns the number of the instrument it is for, 0 if it is for the whole shard. */
  static int instrumentId(Command command) {
    if (command instanceof Request request) {
      return request.instrumentId();
    } else if (command instanceof Control control) {
      return control.instrumentId();
    }
    return command instanceof DefineInstrument define ? define.instrument().id() : 0;
  }

  /** Returns what a command says; {@code command} says which it is. */
  Map<String, Object> of(Command command) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (command instanceof DefineInstrument define) {
      define(fields, define.instrument());
    } else if (command instanceof DefinePortfolio define) {
      define(fields, define.portfolio());
    } else if (command instanceof Control control) {
      control(fields, control);
    } else {
      request(fields, (Request) command);
    }
    return fields;
  }

  private void request(Map<String, Object> fields, Request request) {
    int instrument = request.instrumentId();
    Request asked = request.asked();
    fields.put(COMMAND, name(asked));
    fields.put("symbol", symbol(instrument));
    fields.put("portfolio", portfolio(request.portfolioId()));
    fields.put("id", request.clientOrderId().toString());
    if (asked instanceof NewOrder order) {
      order(fields, order);
    } else if (asked instanceof CancelOrder cancel) {
      fields.put("order", cancel.origClientOrderId().toString());
    } else if (asked instanceof AmendOrder amend) {
      fields.put("order", amend.origClientOrderId().toString());
      price(fields, "price", instrument, amend.priceTicks());
      quantity(fields, "quantity", instrument, amend.quantityLots());
    } else if (asked instanceof MassCancel cancel) {
      fields.put("side", sides(cancel.side()));
    } else if (asked instanceof TradeReport report) {
      fields.put("seller", portfolio(report.counterPortfolioId()));
      price(fields, "price", instrument, report.priceTicks());
      quantity(fields, "quantity", instrument, report.quantityLots());
    }
    if (request instanceof FromTopic record) {
      fields.put("topic", record.topic());
      fields.put("partition", record.partition());
      fields.put("offset", record.offset());
    }
  }

  private static String name(Request request) {
    if (request instanceof NewOrder) {
      return "new-order";
    } else if (request instanceof CancelOrder) {
      return "cancel-order";
    } else if (request instanceof AmendOrder) {
      return "amend-order";
    }
    return request instanceof MassCancel ? "mass-cancel" : "trade-report";
  }

  private void order(Map<String, Object> fields, NewOrder order) {
    int instrument = order.instrumentId();
    OrderTerms terms = order.terms();
    fields.put("side", order.side().name());
    fields.put("type", order.type().name());
    price(fields, "price", instrument, order.priceTicks());
    quantity(fields, "quantity", instrument, order.quantityLots());
    fields.put("timeInForce", order.timeInForce().name());
    if (terms.stopTicks() != 0) {
      price(fields, "stopPrice", instrument, terms.stopTicks());
    }
    if (terms.displayLots() != OrderTerms.ALL) {
      quantity(fields, "displayQuantity", instrument, terms.displayLots());
    }
    if (terms.minimumLots() != 0) {
      quantity(fields, "minimumQuantity", instrument, terms.minimumLots());
    }
    if (terms.postOnly() != PostOnly.OFF) {
      fields.put("postOnly", terms.postOnly().name());
    }
    if (terms.reduceOnly()) {
      fields.put("reduceOnly", true);
    }
    if (terms.selfTrade() != SelfTrade.ALLOW) {
      fields.put("selfTrade", terms.selfTrade().name());
    }
    if (terms.expiresAtNs() != 0) {
      fields.put("expiresAt", Moment.text(terms.expiresAtNs()));
    }
  }

  private void control(Map<String, Object> fields, Control control) {
    if (control instanceof ChangePhase change) {
      fields.put(COMMAND, "change-phase");
      fields.put("symbol", symbol(change.instrumentId()));
      fields.put("phase", change.phase().name());
    } else if (control instanceof CancelAll cancel) {
      fields.put(COMMAND, "cancel-all");
      fields.put("symbol", symbol(cancel.instrumentId()));
      fields.put("side", sides(cancel.side()));
    } else if (control instanceof ForgetRequests forget) {
      fields.put(COMMAND, "forget-requests");
      fields.put("keep", forget.keep());
    } else if (control instanceof ChangeRules change) {
      fields.put(COMMAND, "change-rules");
      fields.put("symbol", symbol(change.instrumentId()));
      rules(fields, change.instrumentId(), change.rules());
    } else {
      fields.put(COMMAND, "pass-time");
    }
  }

  private void rules(Map<String, Object> fields, int instrument, TradingRules rules) {
    if (rules.referenceTicks() != 0) {
      price(fields, "referencePrice", instrument, rules.referenceTicks());
    }
    fields.put("staticCollarBps", rules.staticCollarBps());
    fields.put("dynamicCollarBps", rules.dynamicCollarBps());
    fields.put("collarAction", rules.collarAction().name());
    fields.put("volatilityAuctionMs", rules.volatilityAuctionNs() / 1_000_000);
    if (!rules.tickTable().bands().isEmpty()) {
      fields.put(
          "tickTable",
          rules.tickTable().bands().stream()
              .map(band -> band(instrument, band))
              .collect(Collectors.joining(" ")));
    }
  }

  private String band(int instrument, Band band) {
    Instrument of = instruments.get(instrument);
    return of == null
        ? band.fromTicks() + ":" + band.stepTicks()
        : plain(of.price(band.fromTicks())) + ":" + plain(of.price(band.stepTicks()));
  }

  private static void define(Map<String, Object> fields, Instrument instrument) {
    fields.put(COMMAND, "define-instrument");
    fields.put("symbol", instrument.symbol());
    fields.put("number", instrument.id());
    fields.put("currency", instrument.currency());
    fields.put("tickSize", instrument.tickSize());
    fields.put("lotSize", instrument.lotSize());
    fields.put("maxOrderLots", instrument.maxOrderLots());
  }

  private static void define(Map<String, Object> fields, Portfolio portfolio) {
    fields.put(COMMAND, "define-portfolio");
    fields.put("portfolio", portfolio.name());
    fields.put("number", portfolio.id());
    fields.put("currency", portfolio.currency());
    fields.put("maxOrderNotional", portfolio.maxOrderNotional());
    fields.put("maxOpenOrders", portfolio.maxOpenOrders());
    fields.put("maxPosition", portfolio.maxPosition());
    fields.put("maxOrdersPerSecond", portfolio.maxOrdersPerSecond());
    fields.put("priceBandBps", portfolio.priceBandBps());
    fields.put("selfTradeGroup", portfolio.selfTradeGroup());
    fields.put("blocked", portfolio.blocked());
  }

  private String symbol(int instrument) {
    Instrument known = instruments.get(instrument);
    return known == null ? "#" + instrument : known.symbol();
  }

  private String portfolio(int number) {
    return portfolios.getOrDefault(number, "#" + number);
  }

  private static String sides(Side side) {
    return side == null ? "BOTH" : side.name();
  }

  private void price(Map<String, Object> fields, String name, int instrument, long ticks) {
    Instrument known = instruments.get(instrument);
    if (ticks != Command.NO_PRICE) {
      fields.put(known == null ? name + "Ticks" : name, known == null ? ticks : known.price(ticks));
    }
  }

  private void quantity(Map<String, Object> fields, String name, int instrument, long lots) {
    Instrument known = instruments.get(instrument);
    if (known == null) {
      fields.put(name + "Lots", lots);
    } else {
      fields.put(name, known.quantity(lots));
    }
  }

  private static String plain(BigDecimal decimal) {
    return decimal.toPlainString();
  }
}
