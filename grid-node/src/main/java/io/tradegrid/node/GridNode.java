package io.tradegrid.node;

import io.tradegrid.engine.Tuning;
import io.tradegrid.grid.DailyRetention;
import io.tradegrid.grid.GridServices;
import io.tradegrid.grid.LeaseKeeper;
import io.tradegrid.grid.ShardHost;
import io.tradegrid.grid.StorageMetrics;
import io.tradegrid.grid.TickHost;
import io.tradegrid.grid.risk.LiveRisk;
import io.tradegrid.projection.Follower;
import io.tradegrid.projection.TableScope;
import io.tradegrid.projection.TradeTicks;
import io.tradegrid.retention.RetentionRules;
import io.tradegrid.tickstore.BarLength;
import java.io.IOException;
import java.net.BindException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;

/** One node of the grid, from its settings to the line that says it is ready. */
public final class GridNode implements AutoCloseable {

  /** The exit code of a node that was without a majority for too long. */
  public static final int EXIT_NO_MAJORITY = 3;

  private final NodeSettings settings;
  private final MetricsEndpoint metrics;
  private final Ignite ignite;
  private final LeaseKeeper lease;
  private final ShardHost shards;
  private final TickHost ticks;
  private final DailyRetention retention;

  /** Null if risk is not kept live. */
  private final LiveRisk liveRisk;

  /**
   * Starts a node and returns when it serves the shards it owns.
   *
   * @param parts what its shards are run with
   * @param noMajority what to do when there has been no majority of the nodes for too long
   * @throws IOException if the home cannot be written or the metrics port is taken
   */
  public GridNode(NodeSettings settings, ShardHost.Parts parts, Runnable noMajority)
      throws IOException {
    this.settings = settings;
    Files.createDirectories(settings.home());
    settings.export();
    metrics =
        new MetricsEndpoint(
            settings.text(NodeSetting.HOST), settings.number(NodeSetting.METRICS_PORT));
    URL config = GridNode.class.getResource("/node.xml");
    ignite = Ignition.start(config);
    new Activation(ignite, settings.number(NodeSetting.CLUSTER_SIZE), noMajority).await();
    lease = new LeaseKeeper(ignite, leaseSettings(), metrics.registry(), noMajority);
    GridServices.createCaches(
        ignite, settings.number(NodeSetting.SHARDS), settings.number(NodeSetting.BACKUPS));
    shards = new ShardHost(ignite, hostSettings(), lease, metrics.registry(), parts);
    ticks = new TickHost(ignite, shards, tickSettings(), metrics.registry());
    retention = new DailyRetention(ignite, retentionSettings(), metrics.registry());
    StorageMetrics.register(ignite, metrics.registry());
    liveRisk =
        settings.text(NodeSetting.RISK_LIVE).equals("on")
            ? new LiveRisk(ignite, shards, liveRiskSettings(), metrics.registry())
            : null;
    boolean ownTrades = settings.text(NodeSetting.TICKS_OWN_TRADES).equals("on");
    shards.start(
        ownTrades ? ticks.ownTrades() : TradeTicks.NONE,
        shard -> liveRisk == null ? Follower.NONE : liveRisk.follower(shard));
    GridServices.deploy(ignite);
  }

  private LeaseKeeper.Settings leaseSettings() {
    return new LeaseKeeper.Settings(
        settings.number(NodeSetting.LEASE_TERM_MS),
        settings.number(NodeSetting.LEASE_RENEWAL_MS),
        settings.number(NodeSetting.LEASE_STOP_MS));
  }

  private ShardHost.Settings hostSettings() {
    return new ShardHost.Settings(
        settings.number(NodeSetting.SHARDS),
        settings.number(NodeSetting.ENGINE_THREADS),
        settings.number(NodeSetting.PROJECTION_THREADS),
        tableScope(),
        new Tuning(
            settings.number(NodeSetting.SHARD_INBOX_COMMANDS),
            settings.number(NodeSetting.SHARD_BATCH_COMMANDS),
            settings.number(NodeSetting.PROJECTION_FLUSH_MS),
            (long) settings.number(NodeSetting.SNAPSHOT_LOG_KB) << 10,
            settings.number(NodeSetting.SHARD_REMEMBERED_REQUESTS),
            settings.number(NodeSetting.SHARD_REMEMBERED_MAX),
            settings.number(NodeSetting.SHARD_REMEMBERED_SECONDS) * 1_000_000_000L));
  }

  private TickHost.Settings tickSettings() {
    return new TickHost.Settings(
        settings.number(NodeSetting.TICKS_THREADS),
        settings.number(NodeSetting.TICKS_FLUSH_MS),
        (long) settings.number(NodeSetting.TICKS_QUEUE_MB) << 20,
        BarLength.parse(settings.text(NodeSetting.TICKS_BARS)),
        settings.number(NodeSetting.TICKS_BARS_LAG_MS));
  }

  private LiveRisk.Settings liveRiskSettings() {
    return new LiveRisk.Settings(
        settings.number(NodeSetting.RISK_LIVE_OBSERVATIONS),
        settings.text(NodeSetting.RISK_LIVE_CURRENCY),
        settings.number(NodeSetting.RISK_LIVE_SHARE),
        settings.number(NodeSetting.RISK_LIVE_ROWS_MS),
        settings.number(NodeSetting.RISK_LIVE_ROWS_KEPT));
  }

  private DailyRetention.Settings retentionSettings() {
    return new DailyRetention.Settings(
        RetentionRules.parse(settings.text(NodeSetting.RETENTION_KEEP)),
        settings.number(NodeSetting.RETENTION_HOUR));
  }

  /** Returns the ticks of the shards it runs. */
  public TickHost ticks() {
    return ticks;
  }

  /** Returns the shards it runs. */
  public ShardHost shards() {
    return shards;
  }

  private TableScope tableScope() {
    return new TableScope(
        settings.number(NodeSetting.PROJECTION_DEPTH),
        settings.text(NodeSetting.CLOSED_ORDERS).equals("rows"),
        settings.text(NodeSetting.TRADES).equals("rows"));
  }

  /** Gives the shards up, says so to the others, then leaves the cluster. */
  @Override
  public void close() {
    retention.close();
    if (liveRisk != null) {
      liveRisk.close();
    }
    boolean ended = shards.giveUpAll();
    ticks.close();
    if (ended) {
      lease.leave();
    }
    Ignition.stop(ignite.name(), false);
    lease.close();
    metrics.close();
  }

  private String readyLine() {
    String host = settings.text(NodeSetting.HOST);
    return "TradeGrid node %s ready: clients and JDBC on %s:%s, metrics on http://%s:%s/metrics"
        .formatted(
            settings.text(NodeSetting.NODE_NAME),
            host,
            settings.text(NodeSetting.CLIENT_PORT),
            host,
            settings.text(NodeSetting.METRICS_PORT));
  }

  /**
   * Runs a node until it is told to end.
   *
   * @param args {@code [--config FILE] [--set key=value ...]}
   */
  public static void main(String[] args) throws InterruptedException {
    run(args, ShardHost.Parts.STANDARD);
  }

  /** Runs a node made of other parts, as {@link #main} does. */
  public static void run(String[] args, ShardHost.Parts parts) throws InterruptedException {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "logging/node.xml");
    }
    // Ignite's own shutdown hook would take the grid away while shards still work.
    System.setProperty("IGNITE_NO_SHUTDOWN_HOOK", "true");
    try {
      GridNode node = new GridNode(settings(args), parts, GridNode::haltWithoutMajority);
      Runtime.getRuntime().addShutdownHook(new Thread(node::close, "tradegrid-shutdown"));
      System.out.println(node.readyLine());
      new CountDownLatch(1).await();
    } catch (IOException | IllegalArgumentException e) {
      fail(e);
    } catch (RuntimeException e) {
      e.printStackTrace();
      fail(e);
    }
  }

  /**
   * Ends the process at once: an orderly end would wait for nodes that are not there. What was
   * acknowledged is in the log; a supervisor starts the node again, and it joins the majority.
   */
  private static void haltWithoutMajority() {
    System.err.println(
        "error: this node has had no majority of the cluster's nodes for too long; it stops, to be"
            + " started again");
    Runtime.getRuntime().halt(EXIT_NO_MAJORITY);
  }

  private static void fail(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof BindException)) {
      cause = cause.getCause();
    }
    System.err.println("error: " + cause.getMessage());
    Runtime.getRuntime().halt(1);
  }

  private static NodeSettings settings(String[] args) throws IOException {
    Path file = null;
    Map<String, String> overrides = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      switch (args[i]) {
        case "--config" -> file = Path.of(args[i + 1]);
        case "--set" -> {
          String[] pair = args[i + 1].split("=", 2);
          overrides.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        default -> throw new IllegalArgumentException(args[i] + ": is not an option of a node");
      }
    }
    if (args.length % 2 != 0) {
      throw new IllegalArgumentException(args[args.length - 1] + ": needs a value");
    }
    return NodeSettings.load(file, overrides);
  }
}
