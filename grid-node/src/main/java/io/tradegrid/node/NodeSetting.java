package io.tradegrid.node;

import io.tradegrid.model.Terms;
import io.tradegrid.retention.RetentionRules;
import io.tradegrid.tickstore.BarLength;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The keys of a node's configuration, each with its default, range and meaning. */
public enum NodeSetting {
  NODE_NAME("grid.node.name", "node-1", "Name of the node, unique, the same after a restart."),
  NODE_HOME("grid.node.home", "var/node-1", "Directory of all the node keeps."),
  HOST("grid.host", "127.0.0.1", "Address that all ports are bound to."),
  CLIENT_PORT("grid.client.port", 10800, 1, 65535, "Port of thin clients and JDBC."),
  CLIENT_THREADS("grid.client.threads", 16, 2, 256, "Threads that answer clients."),
  DISCOVERY_PORT("grid.discovery.port", 47500, 1, 65535, "Port by which nodes find each other."),
  DISCOVERY_ADDRESSES(
      "grid.discovery.addresses", "127.0.0.1:47500", "Where nodes are looked for, by commas."),
  COMMUNICATION_PORT("grid.communication.port", 47100, 1, 65535, "Port by which nodes talk."),
  METRICS_PORT("grid.metrics.port", 9464, 1, 65535, "Port of the Prometheus endpoint /metrics."),
  CLUSTER_SIZE("grid.cluster.size", 1, 1, 100, "Nodes that a new cluster waits for."),
  SHARDS("grid.shards", 128, 1, 1024, "Number of shards, a power of two."),
  BACKUPS("grid.backups", 0, 0, 3, "Copies beside the primary one."),
  STORAGE_MEMORY_MB("grid.storage.memory.mb", 512, 128, 1 << 20, "Off-heap memory, in MiB."),
  WAL_MODE("grid.wal.mode", List.of("LOG_ONLY", "FSYNC"), "What a crash may cost."),
  STORAGE_CHECKPOINT_SECONDS(
      "grid.storage.checkpoint.seconds",
      30,
      1,
      3_600,
      "Pause between two checkpoints, in s; a restart after a kill replays the WAL since."),
  LEASE_TERM_MS(
      "grid.lease.term.ms", 500, 100, 60_000, "How long a majority's answers count, in ms."),
  LEASE_RENEWAL_MS(
      "grid.lease.renewal.ms", 100, 10, 10_000, "Pause between two renewals of the lease, in ms."),
  LEASE_STOP_MS(
      "grid.lease.stop.ms",
      5_000,
      1_000,
      600_000,
      "Without a majority so long a node stops, in ms."),
  ENGINE_THREADS("grid.engine.threads", 2, 1, 64, "Threads that run shards."),
  PROJECTION_THREADS("grid.projection.threads", 2, 1, 64, "Threads that write rows."),
  SHARD_INBOX_COMMANDS(
      "grid.shard.inbox.commands",
      16_384,
      4_096,
      1 << 20,
      "Most commands that wait in a shard; 4,096 while its rows or blocks are behind."),
  SHARD_BATCH_COMMANDS(
      "grid.shard.batch.commands", 1_024, 1, 4_096, "Commands at which a batch stops gathering."),
  SHARD_REMEMBERED_REQUESTS(
      "grid.shard.remembered.requests",
      1_000_000,
      1_000,
      100_000_000,
      "Requests a shard remembers at least, to know repeats."),
  SHARD_REMEMBERED_MAX(
      "grid.shard.remembered.max",
      4_000_000,
      2_000,
      200_000_000,
      "Requests a shard remembers at most, open orders apart; past it callers are told BUSY."),
  SHARD_REMEMBERED_SECONDS(
      "grid.shard.remembered.seconds",
      30,
      1,
      3_600,
      "No request is forgotten for so long, in s; longer than clients repeat theirs."),
  SNAPSHOT_LOG_KB(
      "grid.snapshot.log.kb",
      16_384,
      16,
      1_048_576,
      "Log between two snapshots of a shard, in KiB, if not of very many commands."),
  PROJECTION_FLUSH_MS(
      "grid.projection.flush.ms", 100, 1, 10_000, "Pause between two writes of rows, in ms."),
  TICKS_MEMORY_MB("grid.ticks.memory.mb", 256, 32, 1 << 20, "Off-heap memory of ticks, in MiB."),
  TICKS_THREADS("grid.ticks.threads", 2, 1, 64, "Threads that write ticks."),
  TICKS_FLUSH_MS(
      "grid.ticks.flush.ms", 5, 0, 1_000, "How long ticks gather before they are written, in ms."),
  TICKS_QUEUE_MB(
      "grid.ticks.queue.mb", 64, 8, 4_096, "Most ticks that wait to be written, in MiB."),
  TICKS_BARS(
      "grid.ticks.bars",
      "1s,1m,5m,1h,1d",
      BarLength::parse,
      "Bars of ticks kept as rows, of 1s, 1m, 5m, 1h and 1d; or none."),
  TICKS_BARS_LAG_MS(
      "grid.ticks.bars.lag.ms",
      1_000,
      20,
      60_000,
      "When rows of bars are so late, they come before ticks, in ms."),
  TICKS_OWN_TRADES(
      "grid.ticks.own-trades",
      List.of("on", "off"),
      "Whether trades of the grid's own markets are ticks too."),
  PROJECTION_DEPTH("grid.projection.depth", 10, 1, 100, "Levels of a book's side kept as rows."),
  CLOSED_ORDERS(
      "grid.projection.closed-orders",
      List.of("rows", "blocks"),
      "Whether closed orders stay in ORDERS or are in blocks only."),
  TRADES(
      "grid.projection.trades",
      List.of("rows", "blocks"),
      "Whether trades are in TRADES too or in blocks only."),
  RISK_LIVE(
      "grid.risk.live",
      List.of("on", "off"),
      "Whether risk is kept up with fills and prices; the same on all nodes."),
  RISK_LIVE_OBSERVATIONS(
      "grid.risk.live.observations",
      250,
      100,
      10_000,
      "Daily scenarios of live risk; the same on all nodes."),
  RISK_LIVE_CURRENCY(
      "grid.risk.live.currency",
      "USD",
      Terms::requireCurrency,
      "Currency of live risk of what has portfolios that report in several; the same on all"
          + " nodes."),
  RISK_LIVE_SHARE(
      "grid.risk.live.share.percent",
      25,
      1,
      100,
      "Most of one processor that live risk takes, in percent."),
  RISK_LIVE_ROWS_MS(
      "grid.risk.live.rows.ms",
      1_000,
      10,
      3_600_000,
      "Pause between two rows of RISK_METRICS of a portfolio or book, in ms."),
  RISK_LIVE_ROWS_KEPT(
      "grid.risk.live.rows.kept",
      3_600,
      1,
      1_000_000,
      "Rows of RISK_METRICS that are kept of a portfolio or book."),
  RETENTION_KEEP(
      "grid.retention.keep",
      "all",
      RetentionRules::parse,
      "How long what is kept, as TICK_QUOTES:30d,TRADES:365d; the rest for ever."),
  RETENTION_HOUR(
      "grid.retention.hour", 3, 0, 23, "Hour of the day, UTC, from which what is too old goes.");

  private final String key;
  private final String defaultValue;
  private final long min;
  private final long max;
  private final List<String> choices;
  private final Consumer<String> reader;
  private final String description;

  NodeSetting(String key, String defaultValue, String description) {
    this(key, defaultValue, text -> {}, description);
  }

  /**
   * A text of a form of its own; the reader refuses another one with an exception that says why.
   */
  NodeSetting(String key, String defaultValue, Consumer<String> reader, String description) {
    this(key, defaultValue, 0, 0, List.of(), reader, description);
  }

  NodeSetting(String key, long defaultValue, long min, long max, String description) {
    this(key, Long.toString(defaultValue), min, max, List.of(), text -> {}, description);
  }

  NodeSetting(String key, List<String> choices, String description) {
    this(key, choices.get(0), 0, 0, choices, text -> {}, description);
  }

  NodeSetting(
      String key,
      String defaultValue,
      long min,
      long max,
      List<String> choices,
      Consumer<String> reader,
      String description) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.min = min;
    this.max = max;
    this.choices = choices;
    this.reader = reader;
    this.description = description;
  }

  /** Returns the key as it stands in the file. */
  public String key() {
    return key;
  }

  /** Returns the value it has when nothing is said. */
  public String defaultValue() {
    return defaultValue;
  }

  /** Returns the allowed values, for people. */
  public String range() {
    if (!choices.isEmpty()) {
      return String.join(" or ", choices);
    }
    return max > 0 ? min + " to " + max : "text";
  }

  /** Returns one sentence on its meaning. */
  public String description() {
    return description;
  }

  /** Returns what is wrong with a value, or nothing. */
  Optional<String> fault(String value) {
    if (value.isBlank()) {
      return Optional.of(key + ": must not be empty");
    }
    if (!choices.isEmpty() && !choices.contains(value)) {
      return Optional.of(key + ": must be " + range() + ", got '" + value + "'");
    }
    return max > 0 ? numberFault(value) : textFault(value);
  }

  private Optional<String> textFault(String value) {
    try {
      reader.accept(value);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(key + ": " + e.getMessage());
    }
  }

  private Optional<String> numberFault(String value) {
    try {
      long number = Long.parseLong(value);
      if (number < min || number > max || (this == SHARDS && Long.bitCount(number) != 1)) {
        String rule = range() + (this == SHARDS ? " and a power of two" : "");
        return Optional.of(key + ": must be " + rule + ", got " + value);
      }
      return Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.of(key + ": must be a whole number, " + range() + ", got '" + value + "'");
    }
  }

  /** Returns the setting with this key. */
  static Optional<NodeSetting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }
}
