package io.tradegrid.grid;

import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.orderbook.LadderQueues;
import io.tradegrid.service.ReferenceData;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.ignite.Ignite;
import org.apache.ignite.lang.IgniteRunnable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.apache.ignite.services.Service;

/** Creates instruments and portfolios in their tables; the first to write a name wins. */
public final class ReferenceDataService implements ReferenceData, Service {

  private static final long serialVersionUID = 1L;

  @IgniteInstanceResource private transient Ignite ignite;

  @Override
  public int createInstrument(
      String symbol, String currency, BigDecimal tickSize, BigDecimal lotSize, long maxOrderLots) {
    Instrument terms = new Instrument(0, symbol, currency, tickSize, lotSize, maxOrderLots);
    ReferenceTables tables = tables();
    if (tables.instrument(symbol).isEmpty()) {
      tables.putIfAbsent(terms.withId(nextId("INSTRUMENT_ID")));
    }
    Instrument there = tables.instrument(symbol).orElseThrow();
    return there.withId(0).equals(terms) ? there.id() : CONFLICT;
  }

  @Override
  public int createPortfolio(
      String name,
      String currency,
      BigDecimal maxOrderNotional,
      int maxOpenOrders,
      BigDecimal maxPosition,
      int maxOrdersPerSecond,
      int priceBandBps,
      int selfTradeGroup) {
    Portfolio terms =
        new Portfolio(
            0,
            name,
            currency,
            maxOrderNotional,
            maxOpenOrders,
            maxPosition,
            maxOrdersPerSecond,
            priceBandBps,
            selfTradeGroup,
            false);
    ReferenceTables tables = tables();
    if (tables.portfolio(name).isEmpty()) {
      tables.putIfAbsent(terms.withId(nextPortfolioId()));
    }
    Portfolio there = tables.portfolio(name).orElseThrow();
    // Blocked or not is its state, not one of its terms.
    return there.withId(0).withBlocked(false).equals(terms) ? there.id() : CONFLICT;
  }

  @Override
  public int changeLimits(
      String name,
      BigDecimal maxOrderNotional,
      int maxOpenOrders,
      BigDecimal maxPosition,
      int maxOrdersPerSecond,
      int priceBandBps,
      int selfTradeGroup) {
    return change(
        name,
        there ->
            new Portfolio(
                there.id(),
                name,
                there.currency(),
                maxOrderNotional,
                maxOpenOrders,
                maxPosition,
                maxOrdersPerSecond,
                priceBandBps,
                selfTradeGroup,
                there.blocked()));
  }

  @Override
  public int blockPortfolio(String name, boolean blocked) {
    return change(name, there -> there.withBlocked(blocked));
  }

  private int change(String name, UnaryOperator<Portfolio> change) {
    Optional<Portfolio> changed = tables().change(name, change);
    changed.ifPresent(portfolio -> ignite.compute().broadcast(new TellShards(portfolio.id())));
    return changed.map(Portfolio::id).orElse(CONFLICT);
  }

  private ReferenceTables tables() {
    ShardHost host = ShardHost.of(ignite);
    if (host == null) {
      throw new IllegalStateException("The node is starting; try again in a moment");
    }
    return host.reference();
  }

  /** A market numbers the portfolios it meets, and its book has room for so many. */
  private int nextPortfolioId() {
    int id = nextId("PORTFOLIO_ID");
    if (id > LadderQueues.OWNER_MAX) {
      throw new IllegalArgumentException(
          "name: a grid has room for " + LadderQueues.OWNER_MAX + " portfolios, and they are used");
    }
    return id;
  }

  /** Numbers may have gaps, where two create at the same moment, but no two names share one. */
  private int nextId(String sequence) {
    return Math.toIntExact(ignite.atomicLong(sequence, 0, true).incrementAndGet());
  }

  /** Runs on every node: shards that know the portfolio log its new limits. */
  private static final class TellShards implements IgniteRunnable {

    private static final long serialVersionUID = 1L;

    private final int portfolioId;
    @IgniteInstanceResource private transient Ignite ignite;

    TellShards(int portfolioId) {
      this.portfolioId = portfolioId;
    }

    @Override
    public void run() {
      ShardHost host = ShardHost.of(ignite);
      // A node without a host has no shard yet; its shards read the new limits when they open.
      if (host != null) {
        host.redefine(portfolioId);
      }
    }
  }
}
