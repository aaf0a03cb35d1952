package io.tradegrid.client;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static java.util.stream.IntStream.range;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.command.RequestStatus.Standing;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.model.Side;
import io.tradegrid.risk.RiskReport;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Row;
import io.tradegrid.service.MarketControl;
import io.tradegrid.service.ReadModels;
import io.tradegrid.service.ReferenceData;
import io.tradegrid.service.Retention;
import io.tradegrid.service.TickData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.ignite.Ignition;
import org.apache.ignite.cache.query.SqlFieldsQuery;
import org.apache.ignite.client.ClientCache;
import org.apache.ignite.client.ClientException;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;

/** A connection to the grid. Safe for use by many threads. */
public final class TradeGridClient implements AutoCloseable {

  /** How long a request is tried, with the same ids, before its outcome is called unknown. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A node that has not answered an order for so long hangs, or its shard is stuck. */
  private static final Duration ORDER_TIMEOUT = Duration.ofSeconds(3);

  /** So long after a request was sent first it may be sent again by itself, and be on its way. */
  public static final Duration REPEATS_FOR = PATIENCE.plus(ORDER_TIMEOUT);

  private final IgniteClient ignite;
  private final OrderConnection orders;
  private final ReferenceDirectory directory;
  private final ShardRoutes routes;
  private final ParallelSends sends = new ParallelSends();
  private final CommandTranslator translator;
  private final MassCancels massCancels;
  private final MarketDesk markets;
  private final RiskDesk risk;
  private final ReadModelDesk readModels;
  private final TickDesk ticks;
  private final RetentionDesk retention;
  private final AnalyticsDesk analytics;

  private TradeGridClient(IgniteClient ignite, OrderConnection orders) {
    this.ignite = ignite;
    this.orders = orders;
    this.directory =
        new ReferenceDirectory(
            ignite,
            ignite.services().serviceProxy(ReferenceData.NAME, ReferenceData.class),
            new Patience(PATIENCE));
    this.routes = new ShardRoutes(ignite, orders, new Patience(PATIENCE));
    this.translator = new CommandTranslator(directory);
    this.massCancels = new MassCancels(this::submit);
    this.markets =
        new MarketDesk(
            ignite.services().serviceProxy(MarketControl.NAME, MarketControl.class),
            new Patience(PATIENCE));
    this.risk = new RiskDesk(ignite);
    this.readModels =
        new ReadModelDesk(
            ignite.services().serviceProxy(ReadModels.NAME, ReadModels.class), PATIENCE);
    this.retention =
        new RetentionDesk(
            ignite.services().serviceProxy(Retention.NAME, Retention.class),
            routes::shardCount,
            new Patience(PATIENCE));
    this.ticks =
        new TickDesk(
            ignite.services().serviceProxy(TickData.NAME, TickData.class),
            routes::shardOf,
            new Patience(PATIENCE));
    this.analytics = new AnalyticsDesk(ignite);
  }

  /**
   * Connects.
   *
   * @param addresses one or more nodes as host:port of their client connector
   * @throws org.apache.ignite.client.ClientConnectionException if none of them answers
   */
  public static TradeGridClient connect(String... addresses) {
    IgniteClient ignite = startClient(addresses, PATIENCE);
    try {
      return new TradeGridClient(
          ignite, new OrderConnection(() -> startClient(addresses, ORDER_TIMEOUT)));
    } catch (ClientException e) {
      ignite.close();
      throw e;
    }
  }

  private static IgniteClient startClient(String[] addresses, Duration timeout) {
    return Ignition.startClient(
        new ClientConfiguration()
            .setAddresses(addresses)
            .setPartitionAwarenessEnabled(true)
            // By default a client that failed three times waits out half a minute, longer than a
            // request is tried; a node is back sooner.
            .setReconnectThrottlingRetries(0)
            .setTimeout((int) timeout.toMillis()));
  }

  /**
   * Submits one request and waits until it is durable.
   *
   * @throws io.tradegrid.model.RejectedException if the request is refused at the edge: unknown
   *     instrument or portfolio, a price off tick, a quantity off lot
   * @throws IllegalArgumentException naming the field that cannot be
   */
  public Answer submit(OrderRequest request) {
    return submit(List.of(request)).get(0);
  }

  /**
   * Submits requests and waits until all are durable. Requests for one symbol are taken in their
   * order; between symbols there is no order, for those of different shards are sent at the same
   * time. Every failure on the way is retried under the same ids; what is still open after that is
   * answered OUTCOME_UNKNOWN, and the same request sent again later gets the true answer.
   *
   * @return one answer a request, in their order
   * @throws io.tradegrid.model.RejectedException if any request is refused at the edge; then none
   *     was sent
   * @throws IllegalArgumentException naming the field that cannot be; then none was sent
   * @throws IllegalStateException if the node is of a version that this client does not understand
   */
  public List<Answer> submit(List<OrderRequest> requests) {
    List<Request> commands = requests.stream().map(translator::toCommand).toList();
    Map<Integer, List<Integer>> byShard =
        range(0, requests.size())
            .boxed()
            .collect(
                groupingBy(
                    i -> routes.shardOf(requests.get(i).symbol()), LinkedHashMap::new, toList()));
    Answer[] answers = new Answer[requests.size()];
    List<Runnable> parts = new ArrayList<>();
    byShard.forEach((shard, indexes) -> parts.add(() -> submit(shard, indexes, commands, answers)));
    sends.run(parts);
    return Arrays.asList(answers);
  }

  /** Each request of a shard has a place of its own in the answers. */
  private void submit(int shard, List<Integer> indexes, List<Request> commands, Answer[] answers) {
    List<Answer> some = routes.submit(shard, indexes.stream().map(commands::get).toList());
    IntStream.range(0, some.size()).forEach(i -> answers[indexes.get(i)] = some.get(i));
  }

  /**
   * Asks the symbol's shard what became of a request, an order or another one; sends nothing that
   * could trade. What was acknowledged before, to whomever, is known. One that is unknown may still
   * be taken as long as an attempt to submit it is under way: ask when {@link #submit} has returned
   * or its process is dead.
   *
   * @param symbol the one in the request
   * @param clientOrderId the id of the request itself
   * @return never UNANSWERED
   * @throws io.tradegrid.model.RejectedException UNKNOWN_INSTRUMENT or UNKNOWN_PORTFOLIO if there
   *     is none; SHARD_LOST, BUSY, SHARD_STOPPED or OUTCOME_UNKNOWN if the shard has not answered
   * @throws IllegalArgumentException if the id cannot be one
   */
  public RequestStatus status(String symbol, String portfolio, String clientOrderId) {
    ClientOrderId id = ClientOrderId.of(clientOrderId);
    directory.instrument(symbol);
    RequestStatus status =
        routes.status(routes.shardOf(symbol), directory.portfolio(portfolio).id(), id);
    if (status.standing() == Standing.UNANSWERED) {
      RejectReason reason = status.answer().reason();
      boolean silent = reason == RejectReason.NOT_OWNER || reason == RejectReason.OUTCOME_UNKNOWN;
      throw new RejectedException(
          silent ? RejectReason.OUTCOME_UNKNOWN : reason,
          "symbol: "
              + (silent ? "the owner did not answer; ask again" : reason.description())
              + (" (" + symbol + ")"));
    }
    return status;
  }

  /**
   * Refuses what {@link #submit} would refuse at the edge; sends nothing.
   *
   * @throws io.tradegrid.model.RejectedException as {@link #submit}
   * @throws IllegalArgumentException naming the field that cannot be
   */
  public void check(OrderRequest request) {
    translator.toCommand(request);
  }

  /**
   * Cancels a portfolio's open orders, waiting stop orders included. Sent again with the same id it
   * is the same mass cancel: it cancels nothing that was entered since, and gives the same counts.
   *
   * @param portfolio whose
   * @param cancelId the sender's name for it, 1 to 20 characters
   * @param symbol in which instrument; null for all of them, each on its own
   * @param side of which side; null for both
   * @throws io.tradegrid.model.RejectedException if there is no such portfolio or instrument
   */
  public CancelReport cancelAll(String portfolio, String cancelId, String symbol, Side side) {
    List<String> symbols = symbol == null ? directory.symbols() : List.of(symbol);
    directory.portfolio(portfolio);
    return massCancels.cancel(portfolio, cancelId, symbols, side);
  }

  /**
   * The kill switch: blocks a portfolio, then cancels all its orders. It stays blocked whatever
   * comes of the rest.
   *
   * @param cancelId as in {@link #cancelAll}
   * @throws io.tradegrid.model.RejectedException UNKNOWN_PORTFOLIO if there is none;
   *     OUTCOME_UNKNOWN if nobody said that it is blocked everywhere: its orders are cancelled all
   *     the same, and it should be done again
   */
  public CancelReport kill(String portfolio, String cancelId) {
    try {
      blockPortfolio(portfolio, true);
    } catch (RejectedException e) {
      if (e.reason() == RejectReason.OUTCOME_UNKNOWN) {
        cancelAll(portfolio, cancelId, null, null);
      }
      throw e;
    }
    return cancelAll(portfolio, cancelId, null, null);
  }

  /**
   * Takes a market to another phase; to the one it is in changes nothing.
   *
   * @throws io.tradegrid.model.RejectedException UNKNOWN_INSTRUMENT if there is none; with a
   *     transient reason or OUTCOME_UNKNOWN if it should be tried again
   */
  public void changePhase(String symbol, Phase phase) {
    markets.changePhase(instrument(symbol), phase);
  }

  /**
   * Changes how a market is run; open orders stay as they are.
   *
   * @throws io.tradegrid.model.RejectedException PRICE_OFF_TICK naming the price that is; else as
   *     {@link #changePhase}
   * @throws IllegalArgumentException naming the field that cannot be
   */
  public void changeRules(String symbol, MarketRules rules) {
    markets.changeRules(instrument(symbol), rules);
  }

  /**
   * Cancels everybody's open orders in an instrument.
   *
   * @param side of which side; null for both
   * @return how many; if it had to be tried again, those of the last attempt
   * @throws io.tradegrid.model.RejectedException as {@link #changePhase}
   */
  public int cancelAllOrders(String symbol, Side side) {
    return markets.cancelAll(instrument(symbol), side);
  }

  /**
   * Returns how a market stands; what was just acknowledged shows after {@link #awaitProjection}.
   *
   * @throws io.tradegrid.model.RejectedException UNKNOWN_INSTRUMENT if there is none
   */
  public MarketState market(String symbol) {
    instrument(symbol);
    return sql("SELECT " + MarketState.COLUMNS + " FROM MARKETS WHERE SYMBOL = ?", symbol).stream()
        .map(MarketState::of)
        .findFirst()
        .orElse(MarketState.untouched(symbol));
  }

  /** Returns how the markets stand in which something has happened, by symbol. */
  public List<MarketState> markets() {
    return sql("SELECT " + MarketState.COLUMNS + " FROM MARKETS ORDER BY SYMBOL").stream()
        .map(MarketState::of)
        .toList();
  }

  /** Returns the symbols of all instruments, in their order. */
  public List<String> symbols() {
    return directory.symbols();
  }

  /**
   * Returns up to which entry of its log each shard's events can be read by ORDER_EVENTS; shards
   * that never had any are left out.
   *
   * @param without shards that are not asked for; asked for one that is lost, this fails
   */
  public Map<Integer, Long> historyMarks(Set<Integer> without) {
    Set<Integer> shards = range(0, shardCount()).boxed().collect(toSet());
    shards.removeAll(without);
    return ignite.<Integer, Long>cache(Cache.BLOCKS_MARK.name()).getAll(shards);
  }

  /**
   * Returns the instrument with this symbol.
   *
   * @throws io.tradegrid.model.RejectedException UNKNOWN_INSTRUMENT if there is none
   */
  public Instrument instrument(String symbol) {
    return directory.instrument(symbol);
  }

  /**
   * Returns the portfolio with this name.
   *
   * @throws io.tradegrid.model.RejectedException UNKNOWN_PORTFOLIO if there is none
   */
  public Portfolio portfolio(String name) {
    return directory.portfolio(name);
  }

  /**
   * Creates an instrument, or finds it if it exists with the same terms.
   *
   * @param terms with id 0
   * @return with its id
   * @throws io.tradegrid.model.RejectedException DEFINITION_CONFLICT if it exists with other terms
   */
  public Instrument createInstrument(Instrument terms) {
    return directory.create(terms);
  }

  /**
   * Creates a portfolio, or finds it if it exists with the same terms.
   *
   * @param terms with id 0
   * @return with its id
   * @throws io.tradegrid.model.RejectedException DEFINITION_CONFLICT if it exists with other terms
   */
  public Portfolio createPortfolio(Portfolio terms) {
    return directory.create(terms);
  }

  /**
   * Changes a portfolio's limits; takes effect on every shard before this returns. Its open orders
   * stay.
   *
   * @param limits of the portfolio of this name; id, currency and whether it is blocked do not
   *     count
   * @throws io.tradegrid.model.RejectedException UNKNOWN_PORTFOLIO if there is none
   */
  public void changeLimits(Portfolio limits) {
    directory.changeLimits(limits);
  }

  /**
   * Blocks or unblocks a portfolio; takes effect on every shard before this returns.
   *
   * @throws io.tradegrid.model.RejectedException UNKNOWN_PORTFOLIO if there is none;
   *     OUTCOME_UNKNOWN if it should be tried again
   */
  public void blockPortfolio(String name, boolean blocked) {
    directory.block(name, blocked);
  }

  /**
   * Runs a SQL statement.
   *
   * @param sql with ? for the arguments
   * @return the rows, each a list of column values
   */
  public List<List<?>> sql(String sql, Object... arguments) {
    return ignite.query(new SqlFieldsQuery(sql).setArgs(arguments).setSchema("PUBLIC")).getAll();
  }

  /**
   * Writes rows of one table, replacing those with equal keys; for imports of reference and price
   * data, never for what the log writes.
   */
  public void put(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    ClientCache<Object, Object> cache = ignite.cache(rows.get(0).table().cacheName());
    Map<Object, Object> entries = new LinkedHashMap<>();
    for (Row row : rows) {
      entries.put(row.key(ignite.binary()), row.value(ignite.binary()));
    }
    cache.withKeepBinary().putAll(entries);
  }

  /**
   * Computes a portfolio's one-day historical risk where its positions and prices lie.
   *
   * @param portfolio its name
   * @param observations daily scenarios to use, at least 100
   * @throws io.tradegrid.risk.RiskException if it cannot be computed from that many
   */
  public RiskReport portfolioRisk(String portfolio, int observations) {
    return risk.report(portfolio, observations);
  }

  /** Returns who answers all other questions about risk. */
  public RiskDesk risk() {
    return risk;
  }

  /** Returns the number of shards. */
  public int shardCount() {
    return routes.shardCount();
  }

  /** Returns the shard that owns a symbol. */
  public int shardOf(String symbol) {
    return routes.shardOf(symbol);
  }

  /** Returns the shards of which no node that is there has a copy. */
  public Set<Integer> lostShards() {
    return routes.lost();
  }

  /** Asks a shard's owner for its state. */
  public ShardState shardState(int shard) {
    return routes.state(shard);
  }

  /** Returns what removes data that is too old. */
  public RetentionDesk retention() {
    return retention;
  }

  /** Returns the history of trades and quotes. */
  public TickDesk ticks() {
    return ticks;
  }

  /** Returns indicators and statistics of symbols. */
  public AnalyticsDesk analytics() {
    return analytics;
  }

  /**
   * Waits until the tables show all that was acknowledged before the call.
   *
   * @param timeout at most a minute
   * @return whether it came about in time
   */
  public boolean awaitProjection(Duration timeout) {
    return routes.awaitProjection(timeout);
  }

  /**
   * Compares tables and blocks of a shard with what its log implies, and puts right what differs;
   * waits for it. Trading goes on meanwhile. When it has failed, running it again is enough.
   *
   * @param mends whether to put right what differs, or only to count it
   * @param watcher hears how far it is
   * @throws io.tradegrid.model.RejectedException BUSY if one of the other kind is under way
   * @throws RebuildException if it ended early, saying why
   */
  public RebuildReport rebuild(int shard, boolean mends, RebuildWatcher watcher) {
    return readModels.rebuild(shard, mends, watcher);
  }

  /** Closes the connection. */
  @Override
  public void close() {
    sends.close();
    orders.close();
    ignite.close();
  }
}
