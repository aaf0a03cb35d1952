package io.tradegrid.schema;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.ignite.cache.CacheAtomicityMode;
import org.apache.ignite.cache.CacheKeyConfiguration;
import org.apache.ignite.cache.CacheMode;
import org.apache.ignite.cache.CacheWriteSynchronizationMode;
import org.apache.ignite.cache.PartitionLossPolicy;
import org.apache.ignite.cache.QueryEntity;
import org.apache.ignite.cache.QueryIndex;
import org.apache.ignite.configuration.CacheConfiguration;

/**
 * The SQL tables, in schema PUBLIC, each a cache of the same name whose keys and values are binary
 * objects. {@code docs/reference/sql.md} prints these definitions and a test compares the two.
 *
 * <p>Symbol-partitioned tables have SYMBOL as affinity key, so a row lies on the node that owns the
 * symbol's shard; those of live risk have NAME, so that whoever adds up a portfolio or book writes
 * its rows where they are; the others are replicated, so that a join with them finds every row.
 * Tables that are filled from topics share one cache. All times are UTC.
 */
public enum Table {
  INSTRUMENTS(
      "What can be traded.",
      Columns.rowOf()
          .key("SYMBOL", String.class, "Symbol, unique.")
          .add("INSTRUMENT_ID", Integer.class, "Number the log knows it by.")
          .add("CURRENCY", String.class, "Currency of its prices.")
          .add("TICK_SIZE", BigDecimal.class, "Smallest price step, in the currency.")
          .add("LOT_SIZE", BigDecimal.class, "Smallest quantity step, in units.")
          .add("MAX_ORDER_LOTS", Long.class, "Largest order, in lots.")
          .add("SHARD", Integer.class, "Shard that owns it."),
      List.of("INSTRUMENT_ID")),
  PORTFOLIOS(
      "Who trades, with the limits on its orders.",
      Columns.rowOf()
          .key("PORTFOLIO", String.class, "Name, unique.")
          .add("PORTFOLIO_ID", Integer.class, "Number the log knows it by.")
          .add("CURRENCY", String.class, "Currency it reports in.")
          .add("MAX_ORDER_NOTIONAL", BigDecimal.class, "Largest price times quantity of one order.")
          .add("MAX_OPEN_ORDERS", Integer.class, "Most open orders in one instrument.")
          .add("MAX_POSITION", BigDecimal.class, "Largest position in one instrument, in units.")
          .add("MAX_ORDERS_PER_SECOND", Integer.class, "Most orders a second; 0 for any number.")
          .add("PRICE_BAND_BPS", Integer.class, "Band past the last price; 0 for any distance.")
          .add("SELF_TRADE_GROUP", Integer.class, "Group kept from self-trades; 0 if alone.")
          .add("BLOCKED", Boolean.class, "Whether new orders are refused."),
      List.of("PORTFOLIO_ID")),
  CONTRACTS(
      "What a symbol is, for risk; one without a row is an EQUITY of multiplier 1.",
      Columns.rowOf()
          .key("SYMBOL", String.class, "Instrument.")
          .add("ASSET_CLASS", String.class, "EQUITY, FUTURE, OPTION, BOND, FX or CRYPTO.")
          .add("MULTIPLIER", BigDecimal.class, "Priced units in one unit held; null for 1.")
          .add("UNDERLYING", String.class, "Symbol an option is on; null for others.")
          .add("STRIKE", BigDecimal.class, "Strike of an option; null for others.")
          .add("EXPIRY", Date.class, "Last day of an option or maturity of a bond; null if none.")
          .add("OPTION_TYPE", String.class, "CALL or PUT; null for what is no option.")
          .add("EXERCISE", String.class, "EUROPEAN or AMERICAN; null for EUROPEAN.")
          .add("VOLATILITY", BigDecimal.class, "A year, 0.2 for 20 %; null to use history.")
          .add(
              "RATE",
              BigDecimal.class,
              "A year, continuous, null for 0; a bond's yield, null if unknown.")
          .add("DIVIDEND_YIELD", BigDecimal.class, "A year, continuous; null for 0.")
          .add("COUPON_RATE", BigDecimal.class, "Of a bond a year, 0.05 for 5 %; null if none.")
          .add("COUPONS_PER_YEAR", Integer.class, "Of a bond, 1, 2, 4 or 12; null for 1.")),
  BOOKS(
      "Under which book a portfolio or book stands; without a row right under the firm.",
      Columns.rowOf()
          .key("MEMBER", String.class, "Name of a portfolio or book.")
          .add("PARENT", String.class, "Book it stands under.")),
  RISK_LIMITS(
      "The most that a portfolio, a book or the firm is to risk; live risk raises alerts.",
      Columns.riskOf()
          .add("MAX_VALUE_AT_RISK", BigDecimal.class, "In its currency; null for no limit.")
          .add("MAX_EXPECTED_SHORTFALL", BigDecimal.class, "Likewise; null for no limit.")),
  RISK_METRICS(
      "Live risk over time: at most a row in `grid.risk.live.rows.ms`, and one for each alert; the"
          + " latest `grid.risk.live.rows.kept` of each portfolio, book and the firm.",
      Columns.riskOf()
          .key("METRIC_NO", Long.class, "Number of the row, from 1 without a gap.")
          .add("COMPUTED_AT", Timestamp.class, "When it was computed.")
          .add("CURRENCY", String.class, "Currency of the amounts.")
          .add("POSITIONS", Integer.class, "Positions that are not 0; null if it failed.")
          .add("MARKET_VALUE", Double.class, "Value at the last prices; null if it failed.")
          .add("VALUE_AT_RISK", Double.class, "Of one day at 99 %, a loss; null if it failed.")
          .add("EXPECTED_SHORTFALL", Double.class, "Likewise at 97.5 %; null if it failed.")
          .add(
              "OBSERVATIONS", Integer.class, "Daily scenarios; null if it failed or holds nothing.")
          .add("FIRST_DATE", Date.class, "Day of the first scenario; likewise.")
          .add("LAST_DATE", Date.class, "Day of the last scenario; likewise.")
          .add("FAILURE", String.class, "Why there are no numbers; null if there are.")
          .add("OVER_LIMITS", String.class, "Limits that it is over, by commas; null if none.")
          .add(
              "ALERT",
              String.class,
              "RAISED or CLEARED and which limit, by commas; null if nothing changed.")
          .add(
              "LOG_SEQUENCES",
              String.class,
              "Last log entry of each shard that it counts, as shard:entry shard:entry."),
      List.of("COMPUTED_AT")),
  RISK_ALERTS(
      "Limits of risk that are passed or were: one row a limit, as it stands.",
      Columns.riskOf()
          .key("MEASURE", String.class, "VALUE_AT_RISK or EXPECTED_SHORTFALL.")
          .add("ACTIVE", Boolean.class, "Whether the limit is passed.")
          .add("LIMIT_AMOUNT", Double.class, "The limit when it was last passed or kept again.")
          .add("AMOUNT", Double.class, "The risk at that moment.")
          .add("RAISED_AT", Timestamp.class, "When it was last passed.")
          .add("CLEARED_AT", Timestamp.class, "When it was kept again; null while it is passed.")
          .add("METRIC_NO", Long.class, "Row of RISK_METRICS that says so.")),
  ORDERS(
      "Every order, as it stands.",
      Columns.rowOf()
          .key("SYMBOL", String.class, "Instrument.")
          .key("ORDER_ID", Long.class, "Number the grid gave it, unique.")
          .add("PORTFOLIO", String.class, "Owner.")
          .add("CLIENT_ORDER_ID", String.class, "Name the owner gave it, unique per portfolio.")
          .add("SIDE", String.class, "BUY or SELL.")
          .add("TYPE", String.class, "LIMIT, MARKET, STOP or STOP_LIMIT.")
          .add("TIME_IN_FORCE", String.class, "GTC, IOC, FOK, DAY or GTD.")
          .add("PRICE", BigDecimal.class, "Limit or protection price; null if it has none.")
          .add("STOP_PRICE", BigDecimal.class, "Last price that sets it off; null if no stop.")
          .add("QUANTITY", BigDecimal.class, "Total quantity, in units.")
          .add("DISPLAY_QUANTITY", BigDecimal.class, "Shown at a time, in units; null for all.")
          .add("MINIMUM_QUANTITY", BigDecimal.class, "Least to trade at once; null for any.")
          .add("POST_ONLY", String.class, "OFF, REJECT or SLIDE.")
          .add("REDUCE_ONLY", Boolean.class, "Whether it may only reduce the position.")
          .add(
              "SELF_TRADE",
              String.class,
              "ALLOW, CANCEL_TAKER, CANCEL_MAKER, CANCEL_BOTH or DECREMENT.")
          .add("EXPIRES_AT", Timestamp.class, "When a GTD order ends; null for others.")
          .add("FILLED_QUANTITY", BigDecimal.class, "Filled so far, in units.")
          .add("CANCELLED_QUANTITY", BigDecimal.class, "Gone without a trade so far, in units.")
          .add("LEAVES_QUANTITY", BigDecimal.class, "Still open, in units; 0 once closed.")
          .add(
              "STATUS",
              String.class,
              "NEW, PARTIALLY_FILLED, FILLED, CANCELED, REJECTED or EXPIRED.")
          .add("REJECT_REASON", String.class, "Why it was rejected; null if it was not.")
          .add("CANCEL_REASON", String.class, "Why lots of it were last cancelled; null if none.")
          .add("ENTERED_AT", Timestamp.class, "When it was accepted.")
          .add("UPDATED_AT", Timestamp.class, "When it last changed.")
          .add("LOG_SEQUENCE", Long.class, "Log entry of its shard that wrote this row."),
      List.of("PORTFOLIO", "CLIENT_ORDER_ID")),
  TRADES(
      "Every trade.",
      Columns.rowOf()
          .key("SYMBOL", String.class, "Instrument.")
          .key("TRADE_ID", Long.class, "Number the grid gave it, unique, rising per symbol.")
          .add("PRICE", BigDecimal.class, "Price.")
          .add("QUANTITY", BigDecimal.class, "Quantity, in units.")
          .add("BUY_PORTFOLIO", String.class, "Buyer.")
          .add("SELL_PORTFOLIO", String.class, "Seller.")
          .add("BUY_ORDER_ID", Long.class, "Buyer's order; null for a reported trade.")
          .add("SELL_ORDER_ID", Long.class, "Seller's order; null for a reported trade.")
          .add("AGGRESSOR_SIDE", String.class, "Side that took; null if none did.")
          .add("TRADED_AT", Timestamp.class, "When, to the nanosecond.")
          .add("LOG_SEQUENCE", Long.class, "Log entry of its shard that made it."),
      List.of("TRADED_AT")),
  POSITIONS(
      "What each portfolio holds of each instrument.",
      Columns.rowOf()
          .key("SYMBOL", String.class, "Instrument.")
          .key("PORTFOLIO", String.class, "Holder.")
          .add("QUANTITY", BigDecimal.class, "Net quantity, in units; negative is short.")
          .add("BOUGHT_QUANTITY", BigDecimal.class, "All that was ever bought, in units.")
          .add("SOLD_QUANTITY", BigDecimal.class, "All that was ever sold, in units.")
          .add("NET_CASH", BigDecimal.class, "Money received for sales less money paid.")
          .add("UPDATED_AT", Timestamp.class, "When it last changed.")
          .add("LOG_SEQUENCE", Long.class, "Log entry of its shard that wrote this row."),
      List.of("PORTFOLIO")),
  QUOTES(
      "Best bid and offer and last trade of each instrument.",
      Columns.rowOf()
          .key("SYMBOL", String.class, "Instrument.")
          .add("BID_PRICE", BigDecimal.class, "Best bid; null if none or at any price.")
          .add("BID_QUANTITY", BigDecimal.class, "Quantity at the best bid; null if none.")
          .add("ASK_PRICE", BigDecimal.class, "Best offer; null if none or at any price.")
          .add("ASK_QUANTITY", BigDecimal.class, "Quantity at the best offer; null if none.")
          .add("LAST_PRICE", BigDecimal.class, "Price of the last trade; null before the first.")
          .add("LAST_QUANTITY", BigDecimal.class, "Quantity of the last trade; null before it.")
          .add("UPDATED_AT", Timestamp.class, "When it last changed.")
          .add("LOG_SEQUENCE", Long.class, "Log entry of its shard that wrote this row.")),
  MARKETS(
      "How each instrument's market stands and is run.",
      Columns.rowOf()
          .key("SYMBOL", String.class, "Instrument.")
          .add(
              "PHASE",
              String.class,
              "CONTINUOUS, PRE_OPEN, OPENING_AUCTION, VOLATILITY_AUCTION, CLOSING_AUCTION, HALT"
                  + " or CLOSED.")
          .add("LAST_PRICE", BigDecimal.class, "Price of its last trade; null before the first.")
          .add("REFERENCE_PRICE", BigDecimal.class, "Reference price; null if there is none.")
          .add("COLLAR_LOW", BigDecimal.class, "Lowest price of the collar; null if unbounded.")
          .add("COLLAR_HIGH", BigDecimal.class, "Highest price of the collar; null if unbounded.")
          .add("INDICATIVE_PRICE", BigDecimal.class, "What an auction would trade at; or null.")
          .add("INDICATIVE_QUANTITY", BigDecimal.class, "What it would trade, in units; or null.")
          .add("SURPLUS_QUANTITY", BigDecimal.class, "What it would leave over; or null.")
          .add("SURPLUS_SIDE", String.class, "Side of what it would leave over; or null.")
          .add("OPEN_ORDERS", Integer.class, "Open orders, waiting stop orders included.")
          .add("STATIC_COLLAR_BPS", Integer.class, "Collar around the reference; 0 for none.")
          .add("DYNAMIC_COLLAR_BPS", Integer.class, "Collar around the last trade; 0 for none.")
          .add("COLLAR_ACTION", String.class, "REFUSE or AUCTION.")
          .add("VOLATILITY_AUCTION_MS", Long.class, "Length of such an auction; 0 for no end.")
          .add("TICK_TABLE", String.class, "Price steps as from:step from:step; null for none.")
          .add("EVENT_SEQUENCE", Long.class, "Number of the market's last event.")
          .add("UPDATED_AT", Timestamp.class, "When it last changed.")
          .add("LOG_SEQUENCE", Long.class, "Log entry of its shard that wrote this row.")),
  BOOK_LEVELS(
      "The best price levels of each book.",
      Columns.rowOf()
          .key("SYMBOL", String.class, "Instrument.")
          .key("SIDE", String.class, "BUY or SELL.")
          .key("LEVEL_NO", Integer.class, "1 is the best.")
          .add("PRICE", BigDecimal.class, "Price of the level; null for any price.")
          .add("QUANTITY", BigDecimal.class, "Sum of what its orders show, in units.")
          .add("ORDER_COUNT", Integer.class, "Number of its orders.")
          .add("LOG_SEQUENCE", Long.class, "Log entry of its shard that wrote this row.")),
  BARS_1M(
      "One-minute bars of trades; a minute without a trade has no row.",
      Columns.rowOf()
          .key("SYMBOL", String.class, "Instrument.")
          .key("OPENED_AT", Timestamp.class, "Start of the minute, UTC.")
          .add("OPEN", BigDecimal.class, "First price.")
          .add("HIGH", BigDecimal.class, "Highest price.")
          .add("LOW", BigDecimal.class, "Lowest price.")
          .add("CLOSE", BigDecimal.class, "Last price.")
          .add("VOLUME", BigDecimal.class, "Traded quantity, in units.")
          .add("TRADE_COUNT", Long.class, "Number of trades.")
          .add("LOG_SEQUENCE", Long.class, "Log entry of its shard that wrote this row.")),
  BARS_1D(
      "Daily bars: of our trades, by UTC day, or imported.",
      Columns.rowOf()
          .key("SYMBOL", String.class, "Instrument.")
          .key("TRADE_DATE", Date.class, "Day.")
          .add("OPEN", BigDecimal.class, "First price; null where the import had none.")
          .add("HIGH", BigDecimal.class, "Highest price; null where the import had none.")
          .add("LOW", BigDecimal.class, "Lowest price; null where the import had none.")
          .add("CLOSE", BigDecimal.class, "Last price.")
          .add("VOLUME", BigDecimal.class, "Traded quantity, in units.")
          .add("ADJUSTED_CLOSE", BigDecimal.class, "Close adjusted for splits and dividends.")
          .add("DIVIDEND", BigDecimal.class, "Dividend that went ex on the day.")
          .add("SPLIT_RATIO", BigDecimal.class, "Shares after a split for one before; 1 if none.")
          .add("SOURCE", String.class, "TRADES or IMPORT.")
          .add("LOG_SEQUENCE", Long.class, "Log entry that wrote this row; 0 if imported.")),
  TICK_BARS_1S("One-second bars of market data; see TICK_BARS_1M.", Columns.tickBars("second")),
  TICK_BARS_1M(
      "One-minute bars of market data, of the ticks of all sources; a minute without a trade has no"
          + " row.",
      Columns.tickBars("minute")),
  TICK_BARS_5M(
      "Five-minute bars of market data; see TICK_BARS_1M.", Columns.tickBars("five minutes")),
  TICK_BARS_1H("One-hour bars of market data; see TICK_BARS_1M.", Columns.tickBars("hour")),
  TICK_BARS_1D(
      "Daily bars of market data, by UTC day; see TICK_BARS_1M.",
      Columns.rowOf()
          .key("SYMBOL", String.class, "Symbol of the feeds.")
          .key("TRADE_DATE", Date.class, "Day.")
          .prices()
          .add(
              "ADJUSTED_CLOSE",
              BigDecimal.class,
              "Close adjusted for splits and dividends, from BARS_1D; null if not imported.")
          .add("DIVIDEND", BigDecimal.class, "Dividend of the day, likewise.")
          .add("SPLIT_RATIO", BigDecimal.class, "Shares for one before, likewise.")),
  NEWS_EVENTS(
      "News, from topic news-events.",
      Columns.recordOf()
          .key("SOURCE", String.class, "Who published it.")
          .key("NEWS_ID", String.class, "Number or name its source gave it, unique there.")
          .add("SYMBOL", String.class, "Instrument it is about; null if about none alone.")
          .add("PUBLISHED_AT", Timestamp.class, "When it was published.")
          .add("HEADLINE", String.class, "Headline.")
          .add("BODY", String.class, "Text; null if there is none.")
          .add("URL", String.class, "Where it is; null if not known.")
          .add("SENTIMENT", BigDecimal.class, "From -1 (bad) to 1 (good); null if not judged.")
          .place(),
      List.of("SYMBOL", "PUBLISHED_AT")),
  ECONOMIC_INDICATORS(
      "Economic time series as each release told them, from topic economic-indicators.",
      Columns.recordOf()
          .key("SERIES_ID", String.class, "Name of the series, such as CPIAUCSL.")
          .key("OBSERVED_ON", Date.class, "First day of the period it is about.")
          .key("RELEASED_ON", Date.class, "Day it was released; a revision is a row of its own.")
          .add("OBSERVATION", BigDecimal.class, "The number; null if the release had none.")
          .add("UNIT", String.class, "Its unit; null if not told.")
          .add("SOURCE", String.class, "Who published it; null if not told.")
          .place(),
      List.of("OBSERVED_ON")),
  USER_EVENTS(
      "What users did, from topic user-events.",
      Columns.recordOf()
          .key("USER_ID", String.class, "Who.")
          .key("EVENT_ID", String.class, "Number or name the event has, unique per user.")
          .add("OCCURRED_AT", Timestamp.class, "When.")
          .add("ACTION", String.class, "What, such as LOGIN.")
          .add("PORTFOLIO", String.class, "Portfolio it was about; null if none.")
          .add("SYMBOL", String.class, "Instrument it was about; null if none.")
          .add("DETAIL", String.class, "Further text; null if none.")
          .place(),
      List.of("OCCURRED_AT")),
  SYSTEM_METRICS(
      "Measurements of machines and programs, from topic system-metrics.",
      Columns.recordOf()
          .key("HOST", String.class, "What was measured.")
          .key("METRIC", String.class, "Name of the measurement.")
          .key("MEASURED_AT", Timestamp.class, "When.")
          .add("MEASUREMENT", BigDecimal.class, "The number.")
          .add("UNIT", String.class, "Its unit; null if not told.")
          .place(),
      List.of("MEASURED_AT"));

  /** The cache group that the partitioned tables share. */
  public static final String ROWS_GROUP = "ROWS";

  /**
   * The cache of all tables that are filled from a topic: the connector that fills them knows one
   * cache a process.
   */
  public static final String TOPICS_CACHE = "REFERENCE_TOPICS";

  private final String description;
  private final List<Column> columns;
  private final boolean fromTopic;
  private final List<String> indexed;

  Table(String description, Columns columns) {
    this(description, columns, List.of());
  }

  Table(String description, Columns columns, List<String> indexed) {
    this.description = description;
    this.columns = columns.list();
    this.fromTopic = columns.isFromTopic();
    this.indexed = indexed;
  }

  /** Returns one sentence that says what a row is. */
  public String description() {
    return description;
  }

  /** Returns the columns in their order. */
  public List<Column> columns() {
    return columns;
  }

  /** Returns the column whose shard a row lies in; null if every node has all rows. */
  public String affinityColumn() {
    return switch (this) {
      case INSTRUMENTS, PORTFOLIOS, CONTRACTS, BOOKS, RISK_LIMITS -> null;
      case RISK_METRICS, RISK_ALERTS -> "NAME";
      default -> fromTopic ? null : "SYMBOL";
    };
  }

  /** Returns whether rows lie in shards; else every node has them all. */
  public boolean isPartitioned() {
    return affinityColumn() != null;
  }

  /** Returns whether rows follow the log of commands; bars of market data follow its ticks. */
  public boolean isOfLog() {
    return "SYMBOL".equals(affinityColumn()) && !name().startsWith("TICK_");
  }

  /** Returns whether its rows are records of a topic of Kafka; else the grid makes them itself. */
  public boolean isFromTopic() {
    return fromTopic;
  }

  /** Returns the name of the topic that a table has its rows from, such as news-events. */
  public String topic() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the name of the cache that its rows are in, its own but for tables from topics. */
  public String cacheName() {
    return fromTopic ? TOPICS_CACHE : name();
  }

  /** Returns the tables that have their rows from topics. */
  public static List<Table> fromTopics() {
    return Arrays.stream(values()).filter(Table::isFromTopic).toList();
  }

  /**
   * Returns the configurations of the caches of all tables.
   *
   * @param shards number of shards
   * @param backups copies beside the primary one; ignored by replicated tables
   */
  public static List<CacheConfiguration<Object, Object>> caches(int shards, int backups) {
    Map<String, CacheConfiguration<Object, Object>> caches = new LinkedHashMap<>();
    for (Table table : values()) {
      caches.computeIfAbsent(table.cacheName(), name -> table.cache(shards, backups));
    }
    return List.copyOf(caches.values());
  }

  /** Returns whether the key is the one column itself and not an object of several. */
  public boolean hasSimpleKey() {
    return columns.stream().filter(Column::key).count() == 1;
  }

  /** Returns the binary type name of its keys; for a simple key the class of the column. */
  public String keyType() {
    return hasSimpleKey() ? columns.get(0).type().getName() : "io.tradegrid." + name() + "_KEY";
  }

  /** Returns the binary type name of its values. */
  public String valueType() {
    return "io.tradegrid." + name();
  }

  /**
   * Returns the configuration of the table's cache.
   *
   * @param shards number of shards
   * @param backups copies beside the primary one; ignored by replicated tables
   */
  public CacheConfiguration<Object, Object> cache(int shards, int backups) {
    CacheConfiguration<Object, Object> cache = new CacheConfiguration<>(cacheName());
    cache
        .setSqlSchema("PUBLIC")
        .setAtomicityMode(CacheAtomicityMode.ATOMIC)
        .setWriteSynchronizationMode(CacheWriteSynchronizationMode.FULL_SYNC)
        .setPartitionLossPolicy(PartitionLossPolicy.READ_WRITE_SAFE)
        .setTopologyValidator(new MajorityOfBaseline())
        .setStatisticsEnabled(true)
        .setQueryEntities(
            fromTopic
                ? fromTopics().stream().map(Table::queryEntity).toList()
                : List.of(queryEntity()));
    if (!isPartitioned()) {
      return cache.setCacheMode(CacheMode.REPLICATED);
    }
    cache
        .setGroupName(ROWS_GROUP)
        .setBackups(backups)
        .setReadFromBackup(false)
        .setAffinity(Shards.affinity(shards));
    if (!hasSimpleKey()) {
      cache.setKeyConfiguration(new CacheKeyConfiguration(keyType(), affinityColumn()));
    }
    return cache;
  }

  /** Returns what SQL knows of it. */
  public QueryEntity queryEntity() {
    QueryEntity entity = new QueryEntity(keyType(), valueType()).setTableName(name());
    entity.setFields(
        columns.stream()
            .collect(
                toMap(
                    Column::name,
                    c -> c.type().getName(),
                    (first, second) -> first,
                    LinkedHashMap::new)));
    if (hasSimpleKey()) {
      entity.setKeyFieldName(columns.get(0).name());
    } else {
      entity.setKeyFields(
          columns.stream()
              .filter(Column::key)
              .map(Column::name)
              .collect(toCollection(LinkedHashSet::new)));
    }
    entity.setIndexes(
        indexed.isEmpty() ? List.of() : indexed.stream().map(QueryIndex::new).toList());
    return entity;
  }
}
