package io.tradegrid.gateway;

import static java.util.stream.Collectors.joining;

import io.tradegrid.client.CancelReport;
import io.tradegrid.client.MarketRules;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.RiskRequest;
import io.tradegrid.client.TickDesk;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Fill;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.command.RequestStatus.Standing;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.gateway.error.GatewayError;
import io.tradegrid.gateway.error.ProblemException;
import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.grid.GridRow;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.model.Side;
import io.tradegrid.risk.RiskReport;
import io.tradegrid.schema.Shards;
import io.tradegrid.schema.Table;
import io.tradegrid.task.RiskAnswer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A grid in memory. Its tables are real ones in the SQL engine the grid uses, so that the gateway's
 * statements run; its orders are taken without a book, and what it answers can be set.
 */
final class FakeGrid implements Grid {

  private static final Map<Class<?>, String> SQL_TYPES =
      Map.of(
          String.class, "VARCHAR",
          Integer.class, "INT",
          Long.class, "BIGINT",
          Boolean.class, "BOOLEAN",
          Double.class, "DOUBLE PRECISION",
          BigDecimal.class, "DECIMAL",
          Timestamp.class, "TIMESTAMP(9)",
          Date.class, "DATE");

  private record Taken(OrderRequest request, Answer answer) {}

  private final Connection tables;
  private final MemoryTicks ticks = new MemoryTicks();
  private final TickDesk desk = TickDesk.at(ticks, symbol -> 0, Duration.ZERO);
  private final Map<String, Instrument> instruments = new HashMap<>();
  private final Map<String, Portfolio> portfolios = new HashMap<>();
  private final Map<String, Taken> taken = new HashMap<>();
  private final List<OrderRequest> requests = new ArrayList<>();
  private final List<String> statements = new ArrayList<>();
  private final List<String> control = new ArrayList<>();
  private Function<OrderRequest, Answer> shard;
  private BiFunction<String, Integer, RiskReport> risk;
  private Function<String, CancelReport> cancels;
  private Runnable projection;
  private final Set<Integer> lostShards = new HashSet<>();
  private Function<String, RequestStatus> statuses;
  private boolean away;
  private int riskRuns;

  FakeGrid() {
    try {
      tables = DriverManager.getConnection("jdbc:h2:mem:");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    clear();
  }

  synchronized void clear() {
    ticks.clear();
    instruments.clear();
    portfolios.clear();
    taken.clear();
    requests.clear();
    statements.clear();
    control.clear();
    away = false;
    riskRuns = 0;
    shard = this::accept;
    cancels = id -> new CancelReport("fund", id, new TreeMap<>(), new TreeMap<>());
    projection = () -> {};
    lostShards.clear();
    statuses =
        id -> new RequestStatus(Standing.UNKNOWN, Answer.refused(RejectReason.UNKNOWN_ORDER), 2, 0);
    risk =
        (portfolio, observations) -> {
          throw new IllegalStateException("no risk was set");
        };
    run("DROP ALL OBJECTS");
    for (Table table : Table.values()) {
      run(
          table.columns().stream()
              .map(column -> column.name() + " " + SQL_TYPES.get(column.type()))
              .collect(joining(", ", "CREATE TABLE " + table + "(", ")")));
    }
  }

  synchronized void answer(Function<OrderRequest, Answer> answers) {
    shard = answers;
  }

  synchronized void answerRisk(BiFunction<String, Integer, RiskReport> answers) {
    risk = answers;
  }

  synchronized void onProjection(Runnable rows) {
    projection = rows;
  }

  synchronized void goAway(boolean gone) {
    away = gone;
  }

  synchronized List<OrderRequest> requests() {
    return List.copyOf(requests);
  }

  synchronized List<String> statements() {
    return List.copyOf(statements);
  }

  synchronized int riskRuns() {
    return riskRuns;
  }

  /** Writes a row, one value a column in the table's order. */
  synchronized void put(Table table, Object... values) {
    String marks = table.columns().stream().map(column -> "?").collect(joining(", "));
    run("INSERT INTO " + table + " VALUES (" + marks + ")", values);
  }

  /** Replaces the rows of a symbol. */
  synchronized void delete(Table table, String symbol) {
    run("DELETE FROM " + table + " WHERE SYMBOL = ?", symbol);
  }

  @Override
  public synchronized Answer submit(OrderRequest request) {
    requireHere();
    Instrument instrument = instrument(request.symbol());
    portfolio(request.portfolio());
    try {
      ClientOrderId.of(request.clientOrderId());
    } catch (IllegalArgumentException e) {
      throw new RejectedException(RejectReason.BAD_REQUEST, e.getMessage());
    }
    if (request instanceof OrderRequest.New order) {
      instrument.toLots(order.quantity());
      if (order.price() != null) {
        instrument.toTicks(order.price());
      }
    }
    requests.add(request);
    Taken before = taken.get(request.portfolio() + "/" + request.clientOrderId());
    if (before != null) {
      return before.request.equals(request)
          ? before.answer.asDuplicate()
          : Answer.refused(RejectReason.DUPLICATE_ID);
    }
    Answer answer = shard.apply(request);
    if (answer.isAccepted() || answer.reason().kind() == RejectReason.Kind.RECORDED) {
      taken.put(request.portfolio() + "/" + request.clientOrderId(), new Taken(request, answer));
    }
    return answer;
  }

  @Override
  public synchronized RequestStatus status(String symbol, String portfolio, String clientOrderId) {
    instrument(symbol);
    portfolio(portfolio);
    if (lostShards.contains(shardOf(symbol))) {
      throw new RejectedException(RejectReason.SHARD_LOST, "symbol: is lost");
    }
    return statuses.apply(clientOrderId);
  }

  synchronized void answerStatus(Function<String, RequestStatus> answers) {
    statuses = answers;
  }

  synchronized void lose(String symbol) {
    lostShards.add(shardOf(symbol));
  }

  private Answer accept(OrderRequest request) {
    long lots =
        request instanceof OrderRequest.New order
            ? instruments.get(request.symbol()).toLots(order.quantity())
            : 0;
    OrderStatus status = lots == 0 ? OrderStatus.CANCELED : OrderStatus.NEW;
    return new Answer(
        RejectReason.NONE, false, status, 1000 + taken.size(), 0, lots, TopOfBook.EMPTY, List.of());
  }

  /** Returns an answer in which the order took some lots at one price. */
  static Answer filled(long orderId, long leavesLots, long priceTicks, long filledLots) {
    Fill fill =
        new Fill(9007199254740993L, priceTicks, filledLots, 7, 2, ClientOrderId.of("maker"));
    return new Answer(
        RejectReason.NONE,
        false,
        leavesLots == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
        orderId,
        filledLots,
        leavesLots,
        TopOfBook.EMPTY,
        List.of(fill));
  }

  @Override
  public synchronized Instrument instrument(String symbol) {
    requireHere();
    Instrument instrument = instruments.get(symbol);
    if (instrument == null) {
      throw new RejectedException(
          RejectReason.UNKNOWN_INSTRUMENT, "symbol: no instrument is called '" + symbol + "'");
    }
    return instrument;
  }

  @Override
  public synchronized Portfolio portfolio(String name) {
    requireHere();
    Portfolio portfolio = portfolios.get(name);
    if (portfolio == null) {
      throw new RejectedException(
          RejectReason.UNKNOWN_PORTFOLIO, "portfolio: no portfolio is called '" + name + "'");
    }
    return portfolio;
  }

  @Override
  public synchronized Instrument createInstrument(Instrument terms) {
    requireHere();
    Instrument present = instruments.get(terms.symbol());
    if (present != null) {
      return equalOrConflict(present, terms.withId(present.id()), "instrument " + terms.symbol());
    }
    Instrument made = terms.withId(instruments.size() + 1);
    instruments.put(made.symbol(), made);
    put(
        Table.INSTRUMENTS,
        made.symbol(),
        made.id(),
        made.currency(),
        made.tickSize(),
        made.lotSize(),
        made.maxOrderLots(),
        0);
    return made;
  }

  @Override
  public synchronized Portfolio createPortfolio(Portfolio terms) {
    requireHere();
    Portfolio present = portfolios.get(terms.name());
    if (present != null) {
      return equalOrConflict(present, terms.withId(present.id()), "portfolio " + terms.name());
    }
    Portfolio made = terms.withId(portfolios.size() + 1);
    portfolios.put(made.name(), made);
    put(
        Table.PORTFOLIOS,
        made.name(),
        made.id(),
        made.currency(),
        made.maxOrderNotional(),
        made.maxOpenOrders(),
        made.maxPosition(),
        made.maxOrdersPerSecond(),
        made.priceBandBps(),
        made.selfTradeGroup(),
        made.blocked());
    return made;
  }

  private static <T> T equalOrConflict(T present, T wanted, String what) {
    if (!present.equals(wanted)) {
      throw new RejectedException(
          RejectReason.DEFINITION_CONFLICT, what + " exists already, with other terms");
    }
    return present;
  }

  @Override
  public synchronized void blockPortfolio(String name, boolean blocked) {
    portfolio(name);
    run("UPDATE PORTFOLIOS SET BLOCKED = ? WHERE PORTFOLIO = ?", blocked, name);
  }

  @Override
  public synchronized void changeLimits(Portfolio limits) {
    portfolio(limits.name());
    run(
        "UPDATE PORTFOLIOS SET MAX_ORDER_NOTIONAL = ?, MAX_OPEN_ORDERS = ?, MAX_POSITION = ?,"
            + " MAX_ORDERS_PER_SECOND = ?, PRICE_BAND_BPS = ?, SELF_TRADE_GROUP = ?"
            + " WHERE PORTFOLIO = ?",
        limits.maxOrderNotional(),
        limits.maxOpenOrders(),
        limits.maxPosition(),
        limits.maxOrdersPerSecond(),
        limits.priceBandBps(),
        limits.selfTradeGroup(),
        limits.name());
  }

  @Override
  public synchronized CancelReport cancelAll(
      String portfolio, String cancelId, String symbol, Side side) {
    portfolio(portfolio);
    if (symbol != null) {
      instrument(symbol);
    }
    control.add("cancel " + portfolio + " " + symbol + " " + side);
    return cancels.apply(cancelId);
  }

  @Override
  public synchronized CancelReport kill(String portfolio, String cancelId) {
    blockPortfolio(portfolio, true);
    return cancelAll(portfolio, cancelId, null, null);
  }

  @Override
  public synchronized void changePhase(String symbol, Phase phase) {
    instrument(symbol);
    control.add(symbol + " " + phase);
  }

  @Override
  public synchronized void changeRules(String symbol, MarketRules rules) {
    instrument(symbol);
    control.add(symbol + " " + rules);
  }

  @Override
  public synchronized int cancelAllOrders(String symbol, Side side) {
    instrument(symbol);
    control.add("cancel everybody " + symbol + " " + side);
    return 12;
  }

  /** Returns what was done to markets and portfolios. */
  synchronized List<String> control() {
    return List.copyOf(control);
  }

  synchronized void answerCancels(Function<String, CancelReport> answers) {
    cancels = answers;
  }

  @Override
  public synchronized List<GridRow> sql(String sql, Object... arguments) {
    requireHere();
    statements.add(sql);
    try (PreparedStatement statement = prepare(sql, arguments);
        ResultSet result = statement.executeQuery()) {
      List<GridRow> rows = new ArrayList<>();
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<Object> cells = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          cells.add(result.getObject(i));
        }
        rows.add(new GridRow(cells));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public synchronized List<GridRow> sqlOf(String symbol, String sql, Object... arguments) {
    if (lostShards.contains(shardOf(symbol))) {
      throw new RejectedException(RejectReason.SHARD_LOST, "symbol: is lost");
    }
    return sql(sql, arguments);
  }

  @Override
  public int shardOf(String symbol) {
    return Shards.of(symbol, 128);
  }

  @Override
  public synchronized Set<Integer> lostShards() {
    requireHere();
    return Set.copyOf(lostShards);
  }

  @Override
  public synchronized RiskReport portfolioRisk(String portfolio, int observations) {
    requireHere();
    riskRuns++;
    return risk.apply(portfolio, observations);
  }

  /** Answers with the parameters it was asked with. */
  @Override
  public synchronized RiskAnswer risk(RiskRequest request) {
    riskRuns++;
    Map<String, Object> values = new TreeMap<>(request.parameters());
    values.put("valueAtRisk", 30.5);
    return new RiskAnswer(
        values,
        List.of("symbol", "valueAtRisk", "marginalValueAtRisk"),
        List.of(Arrays.asList("ACME", 1.25, null)));
  }

  @Override
  public <T> T ticks(Function<TickDesk, T> question) {
    requireHere();
    try {
      return question.apply(desk);
    } catch (IllegalArgumentException e) {
      throw new RejectedException(RejectReason.BAD_REQUEST, e.getMessage());
    }
  }

  /** Returns the ticks. */
  MemoryTicks memoryTicks() {
    return ticks;
  }

  @Override
  public synchronized int shardCount() {
    requireHere();
    return 128;
  }

  @Override
  public synchronized boolean awaitProjection(Duration timeout) {
    requireHere();
    projection.run();
    return true;
  }

  private synchronized void requireHere() {
    if (away) {
      throw new ProblemException(GatewayError.GRID_UNAVAILABLE, "grid: is away", null);
    }
  }

  private void run(String sql, Object... arguments) {
    try (PreparedStatement statement = prepare(sql, arguments)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
    PreparedStatement statement = tables.prepareStatement(sql);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }
}
