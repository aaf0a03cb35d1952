package io.tradegrid.gateway.grid;

import io.tradegrid.client.CancelReport;
import io.tradegrid.client.MarketRules;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.RiskRequest;
import io.tradegrid.client.TickDesk;
import io.tradegrid.command.Answer;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.Side;
import io.tradegrid.risk.RiskReport;
import io.tradegrid.task.RiskAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What the gateway asks of the grid, as {@link io.tradegrid.client.TradeGridClient} offers it.
 *
 * <p>Every method may throw {@link io.tradegrid.gateway.error.ProblemException} GRID_UNAVAILABLE if
 * no node can be reached, and {@link io.tradegrid.model.RejectedException} naming the field that
 * the grid cannot take.
 */
public interface Grid {

  /** Submits one request and waits until it is durable or its outcome is unknown. */
  Answer submit(OrderRequest request);

  /**
   * Asks the symbol's shard what became of a request; refuses as {@link
   * io.tradegrid.client.TradeGridClient#status} does if the shard does not answer.
   */
  RequestStatus status(String symbol, String portfolio, String clientOrderId);

  /** Returns the instrument with this symbol, or refuses with UNKNOWN_INSTRUMENT. */
  Instrument instrument(String symbol);

  /** Returns the portfolio with this name, or refuses with UNKNOWN_PORTFOLIO. */
  Portfolio portfolio(String name);

  /** Creates an instrument or finds it with equal terms, else refuses with DEFINITION_CONFLICT. */
  Instrument createInstrument(Instrument terms);

  /** Creates a portfolio or finds it with equal terms, else refuses with DEFINITION_CONFLICT. */
  Portfolio createPortfolio(Portfolio terms);

  /** Changes a portfolio's limits on every shard, or refuses with UNKNOWN_PORTFOLIO. */
  void changeLimits(Portfolio limits);

  /**
   * Cancels a portfolio's open orders; see {@link io.tradegrid.client.TradeGridClient#cancelAll}.
   *
   * @param symbol null for all instruments
   * @param side null for both
   */
  CancelReport cancelAll(String portfolio, String cancelId, String symbol, Side side);

  /** Blocks a portfolio on every shard, then cancels all its orders. */
  CancelReport kill(String portfolio, String cancelId);

  /** Takes a market to another phase. */
  void changePhase(String symbol, Phase phase);

  /** Changes how a market is run. */
  void changeRules(String symbol, MarketRules rules);

  /**
   * Cancels everybody's open orders in an instrument.
   *
   * @param side null for both
   * @return how many
   */
  int cancelAllOrders(String symbol, Side side);

  /** Blocks or unblocks a portfolio on every shard. */
  void blockPortfolio(String name, boolean blocked);

  /**
   * Runs a query; refuses with SHARD_LOST if it failed while shards are lost.
   *
   * @param sql with ? for the arguments; never holds a value of a request itself
   */
  List<GridRow> sql(String sql, Object... arguments);

  /**
   * Runs a query for rows of one symbol; refuses with SHARD_LOST if no node has them.
   *
   * @param sql as in {@link #sql}
   */
  List<GridRow> sqlOf(String symbol, String sql, Object... arguments);

  /**
   * Computes a portfolio's one-day historical risk.
   *
   * @throws io.tradegrid.risk.RiskException if it cannot be computed
   */
  RiskReport portfolioRisk(String portfolio, int observations);

  /**
   * Asks about ticks.
   *
   * @param <T> what is answered
   */
  <T> T ticks(Function<TickDesk, T> question);

  /**
   * Answers any other question about risk.
   *
   * @throws io.tradegrid.risk.RiskException if it cannot be answered
   */
  RiskAnswer risk(RiskRequest request);

  /** Returns the number of shards. */
  int shardCount();

  /** Returns the shard of a symbol. */
  int shardOf(String symbol);

  /** Returns the shards of which no node that is there has a copy. */
  Set<Integer> lostShards();

  /** Waits until the tables show all that was acknowledged before; returns whether they do. */
  boolean awaitProjection(Duration timeout);
}
