package io.tradegrid.gateway.grid;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradegrid.client.CancelReport;
import io.tradegrid.client.MarketRules;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.RiskRequest;
import io.tradegrid.client.TickDesk;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Answer;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.gateway.error.GatewayError;
import io.tradegrid.gateway.error.ProblemException;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.model.Side;
import io.tradegrid.risk.RiskReport;
import io.tradegrid.task.RiskAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.ignite.client.ClientConnectionException;
import org.apache.ignite.client.ClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The grid over the Java client; tells apart what failed for certain and what may have happened.
 */
public final class RemoteGrid implements Grid, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteGrid.class);

  private final GridConnection connection;

  private RemoteGrid(GridConnection connection) {
    this.connection = connection;
  }

  /**
   * Returns the grid at some addresses; connects when first used.
   *
   * @param addresses one or more nodes as host:port of their client connector
   * @param metrics gets the gauge {@code tradegrid.gateway.grid.connected}
   */
  public static RemoteGrid at(List<String> addresses, MeterRegistry metrics) {
    GridConnection connection = new GridConnection(addresses);
    Gauge.builder("tradegrid.gateway.grid.connected", connection, c -> c.isConnected() ? 1 : 0)
        .description("1 while the gateway has a connection to the grid, else 0")
        .register(metrics);
    return new RemoteGrid(connection);
  }

  /** The client retries and answers OUTCOME_UNKNOWN itself; what it throws it has not sent. */
  @Override
  public Answer submit(OrderRequest request) {
    return read(client -> client.submit(request));
  }

  @Override
  public Instrument instrument(String symbol) {
    return read(client -> client.instrument(symbol));
  }

  @Override
  public Portfolio portfolio(String name) {
    return read(client -> client.portfolio(name));
  }

  @Override
  public Instrument createInstrument(Instrument terms) {
    return write(client -> client.createInstrument(terms));
  }

  @Override
  public Portfolio createPortfolio(Portfolio terms) {
    return write(client -> client.createPortfolio(terms));
  }

  @Override
  public void blockPortfolio(String name, boolean blocked) {
    change(client -> client.blockPortfolio(name, blocked));
  }

  @Override
  public void changeLimits(Portfolio limits) {
    change(client -> client.changeLimits(limits));
  }

  @Override
  public CancelReport cancelAll(String portfolio, String cancelId, String symbol, Side side) {
    return write(client -> client.cancelAll(portfolio, cancelId, symbol, side));
  }

  @Override
  public CancelReport kill(String portfolio, String cancelId) {
    return write(client -> client.kill(portfolio, cancelId));
  }

  @Override
  public void changePhase(String symbol, Phase phase) {
    change(client -> client.changePhase(symbol, phase));
  }

  @Override
  public void changeRules(String symbol, MarketRules rules) {
    change(client -> client.changeRules(symbol, rules));
  }

  @Override
  public int cancelAllOrders(String symbol, Side side) {
    return write(client -> client.cancelAllOrders(symbol, side));
  }

  @Override
  public RequestStatus status(String symbol, String portfolio, String clientOrderId) {
    return read(client -> client.status(symbol, portfolio, clientOrderId));
  }

  @Override
  public List<GridRow> sql(String sql, Object... arguments) {
    return rows(client -> !client.lostShards().isEmpty(), "some symbols", sql, arguments);
  }

  @Override
  public List<GridRow> sqlOf(String symbol, String sql, Object... arguments) {
    return rows(
        client -> client.lostShards().contains(client.shardOf(symbol)), symbol, sql, arguments);
  }

  /** A query that has failed is looked at: rows that no node has are not a node's failure. */
  private List<GridRow> rows(
      Predicate<TradeGridClient> areLost, String whose, String sql, Object... arguments) {
    return read(
        client -> {
          try {
            return client.sql(sql, arguments).stream().map(GridRow::new).toList();
          } catch (ClientConnectionException e) {
            throw e;
          } catch (ClientException e) {
            if (areLost.test(client)) {
              throw new RejectedException(
                  RejectReason.SHARD_LOST, "symbol: no node has the rows of " + whose);
            }
            throw e;
          }
        });
  }

  @Override
  public RiskReport portfolioRisk(String portfolio, int observations) {
    return read(client -> client.portfolioRisk(portfolio, observations));
  }

  @Override
  public <T> T ticks(Function<TickDesk, T> question) {
    return read(client -> question.apply(client.ticks()));
  }

  @Override
  public RiskAnswer risk(RiskRequest request) {
    return read(client -> client.risk().ask(request));
  }

  @Override
  public int shardCount() {
    return read(TradeGridClient::shardCount);
  }

  @Override
  public int shardOf(String symbol) {
    return read(client -> client.shardOf(symbol));
  }

  @Override
  public Set<Integer> lostShards() {
    return read(TradeGridClient::lostShards);
  }

  @Override
  public boolean awaitProjection(Duration timeout) {
    return read(client -> client.awaitProjection(timeout));
  }

  private <T> T read(Function<TradeGridClient, T> question) {
    TradeGridClient client = connection.client();
    try {
      return question.apply(client);
    } catch (ClientConnectionException e) {
      throw connection.lost(client, e);
    } catch (ClientException e) {
      LOG.warn("The grid failed on a request", e);
      throw new ProblemException(
          GatewayError.GRID_FAILURE, "grid: a node failed on the request; the log says why", e);
    } catch (IllegalArgumentException e) {
      throw new RejectedException(RejectReason.BAD_REQUEST, e.getMessage());
    }
  }

  private void change(Consumer<TradeGridClient> change) {
    write(
        client -> {
          change.accept(client);
          return client;
        });
  }

  /** A write that fails on the way may have been carried out. */
  private <T> T write(Function<TradeGridClient, T> change) {
    TradeGridClient client = connection.client();
    try {
      return change.apply(client);
    } catch (ClientException e) {
      LOG.warn("The grid did not confirm a change", e);
      if (e instanceof ClientConnectionException) {
        connection.lost(client, e);
      }
      throw new RejectedException(
          RejectReason.OUTCOME_UNKNOWN, "grid: did not confirm; send the same request again");
    } catch (IllegalArgumentException e) {
      throw new RejectedException(RejectReason.BAD_REQUEST, e.getMessage());
    }
  }

  /** Closes the connection. */
  @Override
  public void close() {
    connection.close();
  }
}
