package io.tradegrid.replay;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectedException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The grid's instruments and portfolios, and those that are to be created for a file. */
final class FlowReference implements OrderFlowCheck.Reference {

  private static final BigDecimal TICK = new BigDecimal("0.01");
  private static final String CURRENCY = "USD";

  private final TradeGridClient client;
  private final boolean create;
  private final Map<String, Instrument> newInstruments = new HashMap<>();
  private final Set<String> newPortfolios = new HashSet<>();

  /**
   * Reads from the grid.
   *
   * @param create whether what the grid lacks may be created: instruments with a tick of 0.01 and a
   *     lot of 1, portfolios without limits
   */
  FlowReference(TradeGridClient client, boolean create) {
    this.client = client;
    this.create = create;
  }

  @Override
  public Instrument instrument(String symbol) {
    Instrument planned = newInstruments.get(symbol);
    if (planned != null) {
      return planned;
    }
    try {
      return client.instrument(symbol);
    } catch (RejectedException missing) {
      return create ? newInstruments.computeIfAbsent(symbol, FlowReference::terms) : null;
    }
  }

  private static Instrument terms(String symbol) {
    return new Instrument(0, symbol, CURRENCY, TICK, BigDecimal.ONE, Instrument.MAX_ORDER_LOTS_MAX);
  }

  @Override
  public boolean hasPortfolio(String name) {
    if (newPortfolios.contains(name)) {
      return true;
    }
    try {
      client.portfolio(name);
      return true;
    } catch (RejectedException missing) {
      return create && newPortfolios.add(Portfolio.named(name, CURRENCY).name());
    }
  }

  /** Creates what was found missing. */
  void createMissing() {
    newInstruments.values().forEach(client::createInstrument);
    newPortfolios.forEach(name -> client.createPortfolio(Portfolio.named(name, CURRENCY)));
  }
}
