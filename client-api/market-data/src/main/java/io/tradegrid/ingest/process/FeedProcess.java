package io.tradegrid.ingest.process;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.ingest.kafka.MarketKafka;
import io.tradegrid.ingest.kafka.MarketTopics;
import io.tradegrid.ingest.kafka.NormOut;
import io.tradegrid.ingest.kafka.RawOut;
import io.tradegrid.ingest.kafka.TicksIn;
import io.tradegrid.ingest.pipeline.Pipeline;
import io.tradegrid.ingest.pipeline.PipelineSettings;
import io.tradegrid.ingest.pipeline.QuoteMemory;
import io.tradegrid.ingest.run.DirectFeed;
import io.tradegrid.ingest.run.DurableWriter;
import io.tradegrid.ingest.run.FeedConfiguration;
import io.tradegrid.ingest.run.FeedMetrics;
import io.tradegrid.ingest.run.NamedFeed;
import io.tradegrid.streaming.MetricsPage;
import io.tradegrid.streaming.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The process of one feed or of several: from their adapters through the pipeline into the grid,
 * with Kafka between them or without. It may be killed at any time and started again.
 */
public final class FeedProcess implements AutoCloseable {

  private static final String GRID = "grid.addresses";
  private static final String BOOTSTRAP = "kafka.bootstrap";
  private static final String PARTITIONS = "kafka.partitions";
  private static final String REPLICATION = "kafka.replication";
  private static final String METRICS_PORT = "metrics.port";

  private final TradeGridClient client;
  private final FeedMetrics metrics = new FeedMetrics();
  private final MetricsPage page;
  private final List<Session> sessions = new ArrayList<>();
  private final FeedConfiguration feed;

  /** Null if it goes by way of Kafka. */
  private DirectFeed direct;

  private FeedProcess(Map<String, String> given) throws IOException, InterruptedException {
    Map<String, String> settings = new LinkedHashMap<>(given);
    String grid = take(settings, GRID, "127.0.0.1:10800");
    String bootstrap = take(settings, BOOTSTRAP, "");
    int partitions = number(settings, PARTITIONS, 16);
    int replication = number(settings, REPLICATION, 1);
    int port = number(settings, METRICS_PORT, 0);
    feed = new FeedConfiguration(settings);
    client = TradeGridClient.connect(grid.split(","));
    page = new MetricsPage(port, () -> FeedPage.text(metrics));
    if (bootstrap.isEmpty()) {
      startDirect();
    } else {
      startKafka(bootstrap, partitions, replication);
    }
    System.out.printf(
        "TradeGrid feed %s ready: to grid %s %s, metrics on http://127.0.0.1:%d/metrics%n",
        feed.name(), grid, bootstrap.isEmpty() ? "" : "through " + bootstrap, page.port());
  }

  private static String take(Map<String, String> settings, String key, String preset) {
    String value = settings.remove(key);
    return value == null ? preset : value;
  }

  private static int number(Map<String, String> settings, String key, int preset) {
    String value = take(settings, key, Integer.toString(preset));
    try {
      int number = Integer.parseInt(value);
      if (number >= 0 && number <= 65_535) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + ": must be a number, got " + value, e);
    }
    throw new IllegalArgumentException(key + ": must be 0 to 65535, got " + value);
  }

  private void startDirect() throws IOException {
    GridTickSink sink = new GridTickSink(client.ticks());
    DurableWriter writer =
        new DurableWriter(sink, feed.deadLetters(), metrics, feed.run().pauseMs());
    direct =
        new DirectFeed(
            feed.name(),
            feed.feeds(),
            new Pipeline(feed.pipeline(), metrics, memory()),
            writer,
            feed.positions(),
            feed::clock,
            metrics,
            feed.run());
    direct.start();
  }

  private void startKafka(String bootstrap, int partitions, int replication)
      throws IOException, InterruptedException {
    MarketKafka kafka =
        new MarketKafka(bootstrap, MarketTopics.preset(), feed.run().batchMessages());
    kafka.makeTopics(Math.max(partitions, 1), Math.max(replication, 1));
    kafka.requireSame(feed.pipelineDigest());
    PipelineSettings pipeline = feed.pipeline();
    for (NamedFeed each : feed.feeds()) {
      RawOut raw = new RawOut(each, kafka, pipeline, feed.clock(), metrics, feed.run());
      sessions.add(new Session("feed-" + each.name(), raw, metrics::restarted));
    }
    NormOut norm =
        new NormOut(
            kafka,
            pipeline,
            feed.pipelineDigest(),
            metrics,
            feed::clock,
            partition -> memory(kafka, partition));
    TicksIn ticks = new TicksIn(kafka, new GridTickSink(client.ticks()), metrics);
    sessions.add(new Session("normalise", norm, metrics::restarted));
    sessions.add(new Session("ticks", ticks, metrics::restarted));
    sessions.forEach(Session::start);
  }

  private QuoteMemory memory() {
    return new GridMemory(client.ticks(), feed.run().pauseMs());
  }

  /** What was judged of a partition is known once it is in histories. */
  private QuoteMemory memory(MarketKafka kafka, int partition) throws InterruptedException {
    kafka.awaitTicks(partition);
    return memory();
  }

  /** Waits until the feed has ended, which a live one and one through Kafka never does. */
  private void awaitEnd() throws InterruptedException {
    if (direct == null) {
      new CountDownLatch(1).await();
    }
    direct.awaitEnd(Long.MAX_VALUE);
    System.out.printf("Feed %s has ended: %,d ticks are durable%n", feed.name(), metrics.durable());
  }

  /** Ends in good order; what is not durable is told again next time. */
  @Override
  public void close() {
    sessions.forEach(Session::close);
    if (direct != null) {
      direct.close();
    }
    client.close();
    page.close();
  }

  /**
   * Runs a feed until it has ended or is told to.
   *
   * @param options each {@code --key=value}; see {@code docs/reference/feeds.md}
   */
  public static void main(String[] options) throws InterruptedException {
    FeedProcess process;
    try {
      process = new FeedProcess(settings(options));
    } catch (IOException | RuntimeException e) {
      System.err.println("error: " + e.getMessage());
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::close, "feed-shutdown"));
    try {
      process.awaitEnd();
      System.exit(0);
    } catch (IllegalStateException e) {
      System.err.println("error: " + e.getMessage() + ": " + e.getCause().getMessage());
      System.exit(1);
    }
  }

  private static Map<String, String> settings(String[] options) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String option : options) {
      String[] pair = option.split("=", 2);
      if (!option.startsWith("--") || pair.length < 2) {
        throw new IllegalArgumentException(option + ": must be --key=value");
      }
      settings.put(pair[0].substring(2), pair[1]);
    }
    return settings;
  }
}
